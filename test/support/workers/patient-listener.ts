/** The listener thread, but a thread held by the disk never gets a substitute, and is shown as stuck after 4 s. */
import { runListener } from '../../../src/main/listener/run-listener.ts'
import { limits } from '../../../src/shared/limits.ts'

void runListener({ ...limits, substituteAfterMs: Infinity, stuckAfterMs: 4_000 })
