/** Learns from its writes whether a client is slower than the disk. */
import { fastWriteMs, slowWriteMs } from './limits.ts'

/** Fast writes in a row that make a slow client a fast one again. */
const enoughFastWrites = 4

/** One a connection: what was learnt holds for all its requests. */
export class ClientSpeed {
  #isSlow = false
  #fastWrites = 0

  get isSlow(): boolean {
    return this.#isSlow
  }

  /** A write was accepted by the system after so many ms, 0 for at once. */
  wrote(tookMs: number): void {
    if (tookMs > slowWriteMs) {
      this.#isSlow = true
      this.#fastWrites = 0
    } else if (this.#isSlow && tookMs < fastWriteMs && ++this.#fastWrites >= enoughFastWrites) {
      this.#isSlow = false
      this.#fastWrites = 0
    }
  }
}
