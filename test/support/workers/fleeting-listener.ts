/** A listener whose requests soon give up waiting for a file descriptor. */
import { runListener } from '../../../src/main/listener/run-listener.ts'
import { limits } from '../../../src/shared/limits.ts'

void runListener({ ...limits, descriptorTimeoutMs: 300 })
