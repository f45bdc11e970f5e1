/** The listener thread as it is, but with two seconds for a request head and for a connection that lies idle. */
import { patchLimits } from './patch-limits.ts'

patchLimits([
  ['headTimeoutMs = 10_000', 'headTimeoutMs = 2_000'],
  ['idleTimeoutMs = 15_000', 'idleTimeoutMs = 2_000'],
])
await import('../../../src/main/listener/main.ts')
