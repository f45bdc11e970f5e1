import type { Buffer } from 'node:buffer'

/**
 * What a step has produced: `cut` means that the content can't be completed, `more` may come without a byte while a checksum is
 * computed.
 */
export type Produced = { readonly bytes: number; readonly state: 'done' | 'more' | 'cut' }

/** Where and how a step produces bytes. */
export type StepSpace = {
  readonly data: Buffer
  /** Most bytes to produce; a search, which ends with a whole entry, goes beyond them. */
  readonly limitBytes: number
  readonly nowMs: number
  /** Whether the client has left. */
  readonly isCancelled: () => boolean
}
