/** The connection to main, which the preload script puts into the window. */
import type { SpoolBridge } from '../../shared/app/app-channels.ts'

declare global {
  var spool: SpoolBridge
}

export const bridge = globalThis.spool
