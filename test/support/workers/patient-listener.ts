/** The listener thread as it is, but a thread that is held by the disk gets no other in its place. */
import { patchLimits } from './patch-limits.ts'

patchLimits([['substituteAfterMs = 2_000', 'substituteAfterMs = Infinity']])
await import('../../../src/main/listener/main.ts')
