/** Tells a client that takes nothing of a write from one that takes little at a time. */
import { writeTimeoutMs } from '../limits.ts'

/** One per connection. Listener thread only. */
export class WriteWatch {
  #progress: string | undefined
  #takenAt = 0

  /** A write has begun. */
  start(): void {
    this.#progress = undefined
  }

  /**
   * Returns whether the client has taken no byte for {@link writeTimeoutMs}.
   *
   * @param now by the watch clock
   * @param progress changes when the client has taken anything
   */
  hasGone(now: number, progress: string): boolean {
    if (progress !== this.#progress) this.#takenAt = now
    this.#progress = progress
    return now - this.#takenAt >= writeTimeoutMs
  }
}
