/** A listener that gives up on a client that takes no byte for 2 s, and whose clients together may send 512 KiB ahead. */
import { runListener } from '../../../src/main/listener/run-listener.ts'
import { limits } from '../../../src/shared/limits.ts'

void runListener({ ...limits, writeTimeoutMs: 2_000, sentAheadBytes: 512 * 1024 })
