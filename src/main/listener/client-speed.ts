/** Learns from its writes how much a client takes at once, and whether it is slower than the disk. */
import { stepContentBytes } from '../sync/chunk-pool.ts'
import { fastWriteMs, firstStepBytes, slowStepBytes, slowWriteMs } from './limits.ts'

/** Fast writes in a row that make a slow client a fast one again. */
const enoughFastWrites = 4

/** One a connection: what was learnt holds for all its requests. */
export class ClientSpeed {
  #isSlow = false
  #isKnown = false
  #fastWrites = 0

  get isSlow(): boolean {
    return this.#isSlow
  }

  /** Bytes of content that its next step is to produce at most. */
  get stepBytes(): number {
    if (this.#isSlow) return slowStepBytes
    return this.#isKnown ? stepContentBytes : firstStepBytes
  }

  /** A write was accepted by the system after so many ms, 0 for at once. */
  wrote(tookMs: number): void {
    this.#isKnown = true
    if (tookMs > slowWriteMs) {
      this.#isSlow = true
      this.#fastWrites = 0
    } else if (this.#isSlow && tookMs < fastWriteMs && ++this.#fastWrites >= enoughFastWrites) {
      this.#isSlow = false
      this.#fastWrites = 0
    }
  }
}
