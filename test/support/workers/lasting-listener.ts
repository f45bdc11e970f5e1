/** A listener whose requests wait for a file descriptor as long as it takes. */
import { runListener } from '../../../src/main/listener/run-listener.ts'
import { limits } from '../../../src/shared/limits.ts'

void runListener({ ...limits, descriptorTimeoutMs: Infinity })
