/** Tells a client that takes nothing of a write from one that takes little at a time. */

/** Runs on the listener thread. One per connection. */
export class WriteWatch {
  readonly #timeoutMs: number
  #progress: string | undefined
  #takenAt = 0

  /** @param timeoutMs after which a client that has taken no byte has gone */
  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs
  }

  /** A write has begun. */
  start(): void {
    this.#progress = undefined
  }

  /**
   * Returns whether the client has taken no byte for `timeoutMs`.
   *
   * @param now by the watch clock
   * @param progress changes when the client has taken anything
   */
  hasGone(now: number, progress: string): boolean {
    if (progress !== this.#progress) this.#takenAt = now
    this.#progress = progress
    return now - this.#takenAt >= this.#timeoutMs
  }
}
