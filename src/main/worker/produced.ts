/**
 * What a step has produced: `cut` means that the content can't be completed, `more` may come without a byte while a checksum is
 * computed.
 */
export type Produced = { readonly bytes: number; readonly state: 'done' | 'more' | 'cut' }
