/**
 * The listener thread as it is, but for two limits: a client that takes no byte for two seconds, not for 60, has gone, and
 * what all clients send ahead may be half a megabyte, not 64.
 */
import { patchLimits } from './patch-limits.ts'

patchLimits([
  ['writeTimeoutMs = 60_000', 'writeTimeoutMs = 2_000'],
  ['sendQueuesAgeMs = 4_000', 'sendQueuesAgeMs = 500'],
  ['maxHeldInputBytes = 64 * 1024 * 1024', 'maxHeldInputBytes = 512 * 1024'],
])
await import('../../../src/main/listener/main.ts')
