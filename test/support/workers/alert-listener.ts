/** A listener that starts a substitute for a held thread after 1 s, and reports the thread as stuck after 4 s. */
import { runListener } from '../../../src/main/listener/run-listener.ts'
import { limits } from '../../../src/shared/limits.ts'

void runListener({ ...limits, substituteAfterMs: 1_000, stuckAfterMs: 4_000 })
