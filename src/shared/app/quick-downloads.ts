/** What a guest was sent too fast for receipts of its own, a photo or a thousand: together it is one receipt. */

export type QuickDownloads = {
  /** Address of the guest. */
  readonly client: string
  /** As in the engine's reports. */
  readonly userAgent: string
  /** Files and archives, at least one. */
  readonly files: number
  readonly bytes: number
  /** Request target of one of them, latin1: the one if there is only one. */
  readonly target: string
  /** When the first of them ended, ms since the epoch. */
  readonly sinceMs: number
  /** When the last of them ended, ms since the epoch. */
  readonly endedMs: number
}
