/** A listener that allows 2 s for a request head and for an idle connection. */
import { runListener } from '../../../src/main/listener/run-listener.ts'
import { limits } from '../../../src/shared/limits.ts'

void runListener({ ...limits, headTimeoutMs: 2_000, idleTimeoutMs: 2_000 })
