/** The newest lines of the log, as many as the window has room for. */
import type { LogLine } from '../../../shared/app/app-state.ts'

/** Lines that are held. */
const maxLines = 100_000
/**
 * Bytes of their texts that are held. With what browsers send, 100,000 lines need less; a client that sends as much as an
 * entry can hold, some 32,000 characters, would make it 6 GB.
 */
const maxTextBytes = 64 << 20
/** So many times the bound is borne before the oldest are dropped, all at once. */
const slack = 1.1

export class BoundedLog {
  #lines: LogLine[] = []
  #textBytes = 0

  /** Oldest first. */
  get lines(): LogLine[] {
    return this.#lines
  }

  /** Adds lines that are newer than all others; returns how many of the oldest are dropped for them. */
  add(added: readonly LogLine[]): number {
    for (const line of added) {
      this.#lines.push(line)
      this.#textBytes += textBytes(line)
    }
    if (this.#lines.length <= maxLines * slack && this.#textBytes <= maxTextBytes * slack) return 0
    let dropped = 0
    while (this.#lines.length - dropped > maxLines || this.#textBytes > maxTextBytes)
      this.#textBytes -= textBytes(this.#lines[dropped++]!)
    this.#lines = this.#lines.slice(dropped)
    return dropped
  }
}

/** At most: a character of a string takes one byte or two. */
function textBytes({ client, method, target, referer, userAgent }: LogLine): number {
  return 2 * (client.length + method.length + target.length + referer.length + userAgent.length)
}
