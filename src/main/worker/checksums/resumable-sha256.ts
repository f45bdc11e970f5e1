/** SHA-256 (FIPS 180-4) that another thread can take up where one has left it, which Node's own can't. */
import { _SHA256 } from '@noble/hashes/sha2.js'

/** Bytes of a block: only between two of them can a checksum be left. */
export const sha256BlockBytes = 64

export class ResumableSha256 extends _SHA256 {
  /** What has been computed of `bytes` bytes, a whole number of blocks: eight words of 32 bits. */
  static resume(words: readonly number[], bytes: number): ResumableSha256 {
    const hash = new ResumableSha256()
    hash.set(...(words as ReturnType<typeof hash.get>))
    hash.length = bytes
    return hash
  }

  /** To be taken after a whole number of blocks. */
  get words(): readonly number[] {
    return this.get()
  }
}
