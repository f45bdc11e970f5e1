/** How many examples a property is tried on that doesn't say so for itself: few while working, more where it counts. */
import fc from 'fast-check'

fc.configureGlobal({ numRuns: Number(process.env.FAST_CHECK_RUNS ?? 25) })
