/**
 * Listings that were just made, ready to be sent again: a room full of phones opens the same folder at the same time. A hit
 * proves by the directory's own state that no name has come or gone; sizes and dates are a second old at most. It takes the
 * process 0.07 ms of processor time for 300 names, and a miss 2.8 ms (`node bench/run.ts --work listing`).
 */
import { Buffer } from 'node:buffer'
import type { BigIntStats } from 'node:fs'
import type { SendablePlan } from '../plans/response-plan.ts'
import { isSameState } from './small-file-cache.ts'

type KeptListing = {
  /** In shared memory. */
  readonly plan: SendablePlan
  /** State of the directory before it was read. */
  readonly directory: BigIntStats
  /** When its reading began, ms since the epoch. */
  readonly readMs: number
}

/** How old the sizes and dates in a listing may be, ms. */
const maxAgeMs = 1000

/**
 * How long a directory must have been left alone before its listing is kept, ms. Names that change within the same tick of
 * the file system's clock move no time, and the longest tick is FAT's, of 2 s.
 */
const settledMs = 2500

/**
 * FAT and exFAT keep no time that is finer, and Windows doesn't set a directory's there when names come or go. Elsewhere
 * one time in a million looks like that.
 */
const coarseTimeNs = 10_000_000n

const maxListings = 64
const maxBytes = 4 * 1024 * 1024

/** Keyed by all that a listing is made from, besides its directory. The oldest make room. One per worker. */
export class ListingCache {
  /** The oldest first. */
  readonly #listings = new Map<string, KeptListing>()
  #bytes = 0

  /** Returns the listing if its directory, which is now as in `directory`, hasn't changed since it was read. */
  get(key: string, directory: BigIntStats, nowMs: number): SendablePlan | undefined {
    const kept = this.#listings.get(key)
    if (kept === undefined) return undefined
    if (isFresh(kept, nowMs) && isSameState(kept.directory, directory)) return kept.plan
    this.#delete(key, kept)
    return undefined
  }

  /**
   * Keeps a listing whose content is in memory, unless its directory may change unseen.
   *
   * @param directory its state before it was read, from `nowMs` on
   */
  keep(key: string, plan: SendablePlan, directory: BigIntStats, nowMs: number): void {
    const { content } = plan
    if (content.kind !== 'bytes' || content.bytes.length > maxBytes || !showsChanges(directory, nowMs)) return
    // Shared, so that the listener gets a page that is too long for a chunk without a copy.
    const bytes = Buffer.from(new SharedArrayBuffer(content.bytes.length))
    bytes.set(content.bytes)
    this.#makeRoom(bytes.length, nowMs)
    this.#listings.set(key, { plan: { ...plan, content: { ...content, bytes } }, directory, readMs: nowMs })
    this.#bytes += bytes.length
  }

  #makeRoom(bytes: number, nowMs: number): void {
    for (const [key, kept] of this.#listings) {
      const hasRoom = this.#listings.size < maxListings && this.#bytes + bytes <= maxBytes
      if (hasRoom && isFresh(kept, nowMs)) return
      this.#delete(key, kept)
    }
  }

  #delete(key: string, { plan }: KeptListing): void {
    this.#listings.delete(key)
    this.#bytes -= plan.contentLength!
  }
}

/** Clocks are set back, too. */
function isFresh({ readMs }: KeptListing, nowMs: number): boolean {
  return Math.abs(nowMs - readMs) < maxAgeMs
}

/** Whether a name that comes or goes from now on is certain to move one of the directory's times. */
function showsChanges({ mtimeNs, ctimeNs, mtimeMs, ctimeMs }: BigIntStats, nowMs: number): boolean {
  const isFine = mtimeNs % coarseTimeNs !== 0n || ctimeNs % coarseTimeNs !== 0n
  return isFine && nowMs - Number(mtimeMs > ctimeMs ? mtimeMs : ctimeMs) >= settledMs
}
