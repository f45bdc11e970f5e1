/** Sets on how many examples a property is tried by default: few locally, more in CI. */
import fc from 'fast-check'

fc.configureGlobal({ numRuns: Number(process.env.FAST_CHECK_RUNS ?? 25) })
