/** The listener thread, but a thread held by the disk gets a substitute after 1 s, and is shown as stuck after 4 s. */
import { runListener } from '../../../src/main/listener/run-listener.ts'
import { limits } from '../../../src/shared/limits.ts'

void runListener({ ...limits, substituteAfterMs: 1_000, stuckAfterMs: 4_000 })
