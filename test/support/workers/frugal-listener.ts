/** A listener whose clients together may send 512 KiB ahead. */
import { runListener } from '../../../src/main/listener/run-listener.ts'
import { limits } from '../../../src/shared/limits.ts'

void runListener({ ...limits, sentAheadBytes: 512 * 1024 })
