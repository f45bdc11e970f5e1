/**
 * Answers plain GETs of small and middling files from memory: heads and short contents from this worker's cache, longer
 * contents from the listener's store, which the worker names instead of reading them. Either way a `stat` has proved
 * that the file is as it was.
 */
import { Buffer } from 'node:buffer'
import type { BigIntStats } from 'node:fs'
import { diskRefusal } from '../files/disk-error.ts'
import type { Disk } from '../files/disk.ts'
import type { SharedFolder } from '../files/shared-folder.ts'
import { contentHeadRoom, type ChunkMemory } from '../sync/chunk-pool.ts'
import type { ContentIds } from '../sync/content-ids.ts'
import { jobOutcome, type JobTable } from '../sync/job-table.ts'
import type { PageOutbox } from './page-outbox.ts'
import type { Request } from './request-reader.ts'
import type { OpenFile } from './response-plan.ts'
import { dateOffset, dateValue, emptyLine, type Written } from './response-writer.ts'
import {
  isSameState,
  maxCachedContentBytes,
  maxContentAgeMs,
  type CachedResponse,
  type Offer,
  type SmallFileCache,
} from './small-file-cache.ts'

/** What the answers are made with. */
export type CachedAnswersParts = {
  readonly table: JobTable
  readonly chunks: ChunkMemory
  readonly disk: Disk
  readonly folder: SharedFolder
  readonly cache: SmallFileCache
  readonly outbox: PageOutbox
  readonly contentIds: ContentIds
}

/** Content that is offered to the listener at most, bytes: a page's images, a photo made for a screen. */
const maxOfferedContentBytes = 2 * 1024 * 1024

const neverOffered: Offer = { id: 0, atMs: 0 }

/** How long after a content was offered it is not offered again, ms: the listener may have no room for it. */
const offerPauseMs = 1000

/**
 * How long a cached file counts as proved to be inside. A folder on its way may have been moved out and linked back,
 * which leaves the file as it was; what the cache then still gives out was read while it was inside.
 */
const proofMs = 1000

/** Fields that make an answer other than the plain whole file. */
const conditionalFields = ['range', 'if-none-match', 'if-modified-since', 'if-match', 'if-unmodified-since']

/** One a worker. */
export class CachedAnswers {
  readonly #parts: CachedAnswersParts

  constructor(parts: CachedAnswersParts) {
    this.#parts = parts
  }

  /** Forgets all. */
  clear(): void {
    this.#parts.cache.clear()
  }

  /**
   * Answers the request in the row of `chunk` if that can be done from memory; returns whether it was.
   *
   * @param key from {@link cacheKeyOf}
   * @param connection from `connectionLine`
   * @param hidden whether dotfiles are served
   */
  answer(chunk: number, key: string, connection: string, hidden: boolean, nowMs: number): boolean {
    const { cache, table, chunks, contentIds } = this.#parts
    const cached = cache.get(key)
    if (cached === undefined) return false
    const { bytes, contentBytes, offer } = cached
    const inlineBytes = offer === undefined ? contentBytes : 0
    if (inlineBytes > table.dataLimit[chunk]!) return false
    if (!this.#isCurrent(cached, table.batch[chunk]!, hidden, nowMs)) {
      cache.delete(key)
      return false
    }
    if (offer !== undefined && !contentIds.has(offer.id)) return false
    const data = chunks.data(chunk)
    const contentStart = bytes.length - inlineBytes
    const fieldsEnd = contentStart - emptyLine.length
    // In two parts, which copy() hands to memmove; all of a buffer it sets, word by atomic word into shared memory.
    bytes.copy(data, 0, 0, fieldsEnd)
    data.write(dateValue(nowMs), dateOffset, 'latin1')
    const headBytes = fieldsEnd + data.write(connection + emptyLine, fieldsEnd, 'latin1')
    if (offer === undefined) bytes.copy(data, headBytes, contentStart)
    else table.contentId[chunk] = offer.id
    table.status[chunk] = 200
    table.contentLength[chunk] = contentBytes
    table.responseHeadBytes[chunk] = headBytes
    table.dataBytes[chunk] = headBytes + inlineBytes
    table.outcome[chunk] = jobOutcome.done
    return true
  }

  /**
   * Reads a content that is asked for again and is too long for this worker's cache, and sends it to the listener, for
   * this answer and to be kept. Returns undefined if it is to be sent in the usual way.
   */
  offer(key: string, { descriptor, stats }: OpenFile, nowMs: number): Offer | undefined {
    const { cache, disk, outbox, contentIds } = this.#parts
    const cached = cache.get(key)
    // In the same state as when it was asked for first, and so not just being changed.
    if (cached?.offer === undefined || !isSameState(cached.stats, stats)) return undefined
    if (Math.abs(nowMs - cached.offer.atMs) < offerPauseMs) return undefined
    const bytes = readWhole(disk, descriptor, Number(stats.size))
    const id = contentIds.next()
    if (bytes === undefined || !outbox.send({ bytes, offer: { id, key: stateKey(stats) } })) return undefined
    return { id, atMs: nowMs }
  }

  /**
   * Remembers the answer that was `written` to `chunk`, if it is one for the memory.
   *
   * @param offer from {@link offer}
   */
  keep(
    chunk: number,
    key: string,
    { path, stats }: OpenFile,
    written: Written,
    offer: Offer | undefined,
    connection: string,
    nowMs: number,
  ): void {
    const { cache, chunks, table } = this.#parts
    const contentBytes = Number(stats.size)
    const isLong = contentBytes > maxCachedContentBytes
    // The file may have failed since it was planned, or turned out shorter.
    if (table.status[chunk] !== 200 || written.state === 'cut' || contentBytes > maxOfferedContentBytes)
      return
    // Known already: that it is asked for again, and when it was offered last.
    if (isLong && offer === undefined && cache.get(key) !== undefined) return
    const inlineBytes = isLong ? 0 : contentBytes
    const data = chunks.data(chunk)
    // Without its last line, which is the connection's affair. Own memory, not a slice of a pool that would stay.
    const fields = data.subarray(0, written.headBytes - connection.length - emptyLine.length)
    const bytes = Buffer.allocUnsafeSlow(fields.length + emptyLine.length + inlineBytes)
    fields.copy(bytes)
    bytes.write(emptyLine, fields.length, 'latin1')
    data.copy(bytes, fields.length + emptyLine.length, written.headBytes, written.headBytes + inlineBytes)
    const response: CachedResponse = {
      path,
      stats,
      bytes,
      contentBytes,
      offer: isLong ? (offer ?? neverOffered) : undefined,
      readMs: nowMs,
      provedMs: nowMs,
      seenInBatch: table.batch[chunk]!,
    }
    cache.set(key, response, nowMs)
  }

  #isCurrent(cached: CachedResponse, batch: number, hidden: boolean, nowMs: number): boolean {
    // No answer is older than its request: the file was looked at after this request, too, had arrived.
    if (cached.seenInBatch === batch) return true
    // The listener sees to the age of what it keeps.
    if (cached.offer === undefined && Math.abs(nowMs - cached.readMs) > maxContentAgeMs) return false
    const { disk, folder } = this.#parts
    try {
      if (!isSameState(disk.stat(cached.path), cached.stats)) return false
      cached.seenInBatch = batch
      if (Math.abs(nowMs - cached.provedMs) < proofMs) return true
      cached.provedMs = nowMs
      return folder.admits(cached.path, hidden)
    } catch {
      return false
    }
  }
}

/** The cache's key for a plain GET; undefined for every other request. */
export function cacheKeyOf(request: Request): string | undefined {
  if (request.kind !== 'served' || request.isHead) return undefined
  // With a query any number of targets name one file; they may not push others out.
  if (request.target.query !== '') return undefined
  if (conditionalFields.some((name) => request.head.fields.has(name))) return undefined
  // Decoded: one file has many spellings, and one place.
  return request.target.segments.join('/') + (request.target.trailingSlash ? '/' : '')
}

/** The content of a whole file, with room for a head before it; undefined if it can't be had. */
function readWhole(disk: Disk, descriptor: number, contentBytes: number): Uint8Array | undefined {
  const bytes = new Uint8Array(contentHeadRoom + contentBytes)
  try {
    for (let at = contentHeadRoom; at < bytes.length;) {
      const read = disk.read(descriptor, bytes, at, bytes.length - at, at - contentHeadRoom)
      if (read === 0) return undefined
      at += read
    }
  } catch (error) {
    diskRefusal(error)
    return undefined
  }
  return bytes
}

/** The same for the same file in the same state, whichever worker has seen it. */
function stateKey({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return `${dev} ${ino} ${size} ${mtimeNs} ${ctimeNs}`
}
