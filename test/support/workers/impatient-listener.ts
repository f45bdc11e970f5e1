/** The listener thread, but a client that takes no byte for 2 s has gone, and all may send ahead half a megabyte. */
import { runListener } from '../../../src/main/listener/run-listener.ts'
import { limits } from '../../../src/shared/limits.ts'

void runListener({ ...limits, writeTimeoutMs: 2_000, sentAheadBytes: 512 * 1024 })
