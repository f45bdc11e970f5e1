/** The way to main, put into the window by the preload script. */
import type { SpoolBridge } from '../../shared/app/app-channels.ts'

declare global {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface merges with the DOM's
  interface Window {
    readonly spool: SpoolBridge
  }
}

export const bridge = window.spool
