/** A listener that never starts a substitute for a held thread, and reports the thread as stuck after 4 s. */
import { runListener } from '../../../src/main/listener/run-listener.ts'
import { limits } from '../../../src/shared/limits.ts'

void runListener({ ...limits, substituteAfterMs: Infinity, stuckAfterMs: 4_000 })
