/**
 * Counts what has been delivered. A download is one delivery, whether it is sent in one response or in pieces: by a download
 * manager over eight connections, resumed after a broken one, or to a player that seeks about.
 */
import type { ResponseRange } from '../connections/response-range.ts'

/** Downloads of which some pieces have been sent; those that got none for the longest time are forgotten. */
const maxPartial = 500

/** Separate ranges of one download. Download managers open 16 at most; a piece beyond these isn't noted. */
const maxRanges = 64

/** A piece of a file or an archive that a client has been sent. */
export type SentPiece = ResponseRange & {
  readonly client: string
  /** Path of the request target, latin1. */
  readonly path: string
  /** From its start. */
  readonly sentBytes: number
  /** When it was requested, ms since the epoch. */
  readonly startedMs: number
}

/** Half-open. */
type Range = readonly [start: number, end: number]

type PartialDownload = {
  /** When the first piece was requested. */
  readonly startedMs: number
  /** Ascending; no two overlap or touch. */
  readonly ranges: readonly Range[]
}

/** Runs on the listener thread. */
export class Deliveries {
  /** The least recently sent first. */
  readonly #partial = new Map<string, PartialDownload>()
  #count = 0

  /** Deliveries so far. */
  get count(): number {
    return this.#count
  }

  /** A download has been sent in one response. */
  sentWhole(): void {
    this.#count++
  }

  /**
   * Part of a download has been sent. If that was the last part missing, it is a delivery: returns when its first piece was
   * requested, ms since the epoch; otherwise undefined.
   */
  sentPiece(piece: SentPiece): number | undefined {
    const { start, sentBytes, totalBytes } = piece
    if (sentBytes === 0) return undefined
    const key = keyOf(piece)
    const { startedMs, ranges } = this.#partial.get(key) ?? { startedMs: piece.startedMs, ranges: [] }
    const union = withRange(ranges, [start, start + sentBytes])
    const [first, next] = union
    // Set again, it becomes the latest.
    this.#partial.delete(key)
    const firstMs = Math.min(startedMs, piece.startedMs)
    if (first![0] === 0 && first![1] === totalBytes && next === undefined) {
      this.#count++
      return firstMs
    }
    this.#partial.set(key, { startedMs: firstMs, ranges: union.length > maxRanges ? ranges : union })
    this.#forget()
    return undefined
  }

  #forget(): void {
    if (this.#partial.size <= maxPartial) return
    const [oldest] = this.#partial.keys()
    this.#partial.delete(oldest!)
  }
}

/** A path has no spaces, so no two downloads have the same key. */
function keyOf({ client, path, totalBytes, entityTag }: SentPiece): string {
  return `${client} ${path} ${totalBytes} ${entityTag}`
}

/** Returns the ranges together with one more, which may overlap any of them. */
function withRange(ranges: readonly Range[], [start, end]: Range): readonly Range[] {
  const apart = ranges.filter((range) => range[1] < start || range[0] > end)
  const joined = ranges.filter((range) => range[1] >= start && range[0] <= end)
  const union: Range = [
    Math.min(start, ...joined.map((range) => range[0])),
    Math.max(end, ...joined.map((range) => range[1])),
  ]
  return [...apart, union].sort((one, other) => one[0] - other[0])
}
