/** A listener that starts a substitute for a held thread after 0.5 s instead of 2 s. */
import { runListener } from '../../../src/main/listener/run-listener.ts'
import { limits } from '../../../src/shared/limits.ts'

void runListener({ ...limits, substituteAfterMs: 500 })
