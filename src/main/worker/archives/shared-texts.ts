/** A list of texts in shared memory. */
import { Buffer } from 'node:buffer'

/** Views of shared memory, as they are sent from thread to thread. */
export type SharedTextViews = {
  readonly bytes: Uint8Array<SharedArrayBuffer>
  /** Where each text ends in `bytes`. */
  readonly ends: Uint32Array<SharedArrayBuffer>
}

/** Stores texts in shared memory, 4 bytes each beside the bytes of the encoding. Together 4 GiB at most. */
export function shareTexts(texts: readonly string[], encoding: 'utf8' | 'latin1'): SharedTextViews {
  const ends = new Uint32Array(new SharedArrayBuffer(4 * texts.length))
  let end = 0
  for (const [index, text] of texts.entries()) ends[index] = end += Buffer.byteLength(text, encoding)
  const bytes = Buffer.from(new SharedArrayBuffer(end))
  for (const [index, text] of texts.entries()) bytes.write(text, ends[index - 1] ?? 0, encoding)
  return { bytes: new Uint8Array(bytes.buffer), ends }
}

/** Returns a text that {@link shareTexts} has stored in this encoding. */
export function sharedText(
  { bytes, ends }: SharedTextViews,
  index: number,
  encoding: 'utf8' | 'latin1',
): string {
  const start = ends[index - 1] ?? 0
  return Buffer.from(bytes.buffer, start, ends[index]! - start).toString(encoding)
}
