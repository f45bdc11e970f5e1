/** The listener thread, but a thread held by the disk gets a substitute four times as soon. */
import { runListener } from '../../../src/main/listener/run-listener.ts'
import { limits } from '../../../src/shared/limits.ts'

void runListener({ ...limits, substituteAfterMs: 500 })
