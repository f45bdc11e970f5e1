/** Learns from its writes how much a client takes at once, and whether it is slower than the disk. */
import { stepContentBytes } from '../../jobs/chunks.ts'
import { fastWriteMs, slowStepBytes, slowWriteMs } from '../limits.ts'

/** Fast writes in a row that make a slow client a fast one again. */
const enoughFastWrites = 4

/** One a connection: what was learnt holds for all its requests. */
export class ClientSpeed {
  #isSlow = false
  #fastWrites = 0
  #stepBytes = slowStepBytes

  get isSlow(): boolean {
    return this.#isSlow
  }

  /** Bytes of content that its next step is to produce at most: twice as many after each write that it took fast. */
  get stepBytes(): number {
    return this.#stepBytes
  }

  /** A write was accepted by the system after so many ms, 0 for at once. */
  wrote(tookMs: number): void {
    if (tookMs > slowWriteMs) {
      this.#isSlow = true
      this.#fastWrites = 0
      this.#stepBytes = slowStepBytes
    } else if (tookMs < fastWriteMs) {
      if (this.#isSlow) this.#countFastWrite()
      else if (this.#stepBytes < stepContentBytes) this.#stepBytes *= 2
    }
  }

  #countFastWrite(): void {
    this.#fastWrites++
    if (this.#fastWrites < enoughFastWrites) return
    this.#isSlow = false
    this.#fastWrites = 0
  }
}
