/**
 * Lets threads and processes that tests start share what the runtime has compiled: each would have to strip the types
 * of every file and compile it anew, which takes two thirds of the time of a start.
 */
import { fileURLToPath } from 'node:url'

process.env.NODE_COMPILE_CACHE ??= fileURLToPath(
  new URL('../../node_modules/.cache/spool-tests', import.meta.url),
)
