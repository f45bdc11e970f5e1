/** The newest lines of the log, within bounds on their number and their text. */
import type { LogLine } from '../../../shared/app/app-state.ts'

/** Maximum number of lines. */
const maxLines = 100_000
/**
 * Maximum size of their texts, bytes. 100,000 lines of requests from browsers need less; without the bound, a client that
 * fills each entry with 32,000 characters could make it 6 GB.
 */
const maxTextBytes = 64 << 20
/** At this multiple of a bound, the oldest lines are dropped, all at once. */
const slack = 1.1

export class BoundedLog {
  #lines: LogLine[] = []
  #textBytes = 0

  /** Oldest first. */
  get lines(): LogLine[] {
    return this.#lines
  }

  /** Adds lines that are newer than all others. Returns how many of the oldest lines were dropped. */
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

/** An upper bound: a character of a string takes one byte or two. */
function textBytes({ client, method, target, referer, userAgent }: LogLine): number {
  return 2 * (client.length + method.length + target.length + referer.length + userAgent.length)
}
