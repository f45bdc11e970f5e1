/** The listener thread, but all clients together may send ahead half a megabyte. */
import { runListener } from '../../../src/main/listener/run-listener.ts'
import { limits } from '../../../src/shared/limits.ts'

void runListener({ ...limits, sentAheadBytes: 512 * 1024 })
