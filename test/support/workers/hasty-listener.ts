/** The listener thread as it is, but a thread that is held by the disk gets another in its place four times as soon. */
import { patchLimits } from './patch-limits.ts'

patchLimits([['substituteAfterMs = 2_000', 'substituteAfterMs = 500']])
await import('../../../src/main/listener/main.ts')
