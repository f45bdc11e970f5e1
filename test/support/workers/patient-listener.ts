/** The listener thread, but a thread held by the disk never gets a substitute. */
import { runListener } from '../../../src/main/listener/run-listener.ts'
import { limits } from '../../../src/shared/limits.ts'

void runListener({ ...limits, substituteAfterMs: Infinity })
