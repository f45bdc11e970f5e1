/**
 * Gives the threads and processes that tests start a common compile cache. Without it each would strip the types of every file
 * and compile it again, which takes two thirds of its start.
 */
import { fileURLToPath } from 'node:url'

process.env.NODE_COMPILE_CACHE ??= fileURLToPath(
  new URL('../../node_modules/.cache/spool-tests', import.meta.url),
)
