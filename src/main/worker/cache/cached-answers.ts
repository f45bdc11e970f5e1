/**
 * Answers plain GETs of small and middling files from memory: heads and short contents from this worker's cache, longer
 * contents from the listener's store, which the worker names instead of reading them. Either way a `stat` has proved
 * that the file is as it was.
 */
import type { BigIntStats } from 'node:fs'
import type { Disk } from '../../files/disk.ts'
import type { SharedFolder } from '../../files/shared-folder.ts'
import { maxContentAgeMs, type HotContentDirectory } from '../../jobs/hot-content-directory.ts'
import type { RequestJob } from '../../jobs/worker-job.ts'
import type { Request } from '../request-reader.ts'
import type { OpenFile } from '../plans/response-plan.ts'
import { dateOffset, dateValue, emptyLine, type Written } from '../response-writer.ts'
import {
  isSameState,
  maxCachedContentBytes,
  type CachedResponse,
  type SmallFileCache,
} from './small-file-cache.ts'

/** What the answers are made with. */
export type CachedAnswersParts = {
  readonly disk: Disk
  readonly folder: SharedFolder
  readonly cache: SmallFileCache
  readonly directory: HotContentDirectory
}

/** Content that the listener is told to keep at most, bytes: a site's images, a photo made for a screen. */
const maxNamedContentBytes = 2 * 1024 * 1024

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
   * Answers the request if that can be done from memory. Returns whether it was.
   *
   * @param key from {@link cacheKeyOf}
   * @param connection from `connectionLine`
   * @param hidden whether dotfiles are served
   */
  answer(job: RequestJob, key: string, connection: string, hidden: boolean, nowMs: number): boolean {
    const { cache, directory } = this.#parts
    const cached = cache.get(key)
    if (cached === undefined) return false
    const { bytes, contentBytes, contentId } = cached
    const inlineBytes = contentId === undefined ? contentBytes : 0
    if (inlineBytes > job.dataLimit) return false
    if (!this.#isCurrent(cached, job.batch, hidden, nowMs)) {
      cache.delete(key)
      return false
    }
    if (contentId !== undefined && !(job.mayRefer && directory.has(contentId))) return false
    const { data } = job
    const contentStart = bytes.length - inlineBytes
    const fieldsEnd = contentStart - emptyLine.length
    // In two parts, which copy() hands to memmove; all of a buffer it sets, word by atomic word into shared memory.
    bytes.copy(data, 0, 0, fieldsEnd)
    data.write(dateValue(nowMs), dateOffset, 'latin1')
    const headBytes = fieldsEnd + data.write(connection + emptyLine, fieldsEnd, 'latin1')
    if (contentId === undefined) bytes.copy(data, headBytes, contentStart)
    else job.referTo(contentId)
    job.setResponse(200, headBytes, contentBytes)
    job.finish('done', headBytes + inlineBytes)
    return true
  }

  /**
   * Remembers the answer that was `written` for the job, if it is one for the memory. If its content is too long for this
   * worker's and is asked for again, the listener is told that it is worth being kept.
   */
  keep(
    job: RequestJob,
    key: string,
    { path, stats }: OpenFile,
    written: Written,
    connection: string,
    nowMs: number,
  ): void {
    const { cache, directory } = this.#parts
    const contentBytes = Number(stats.size)
    const isLong = contentBytes > maxCachedContentBytes
    // The file may have failed since it was planned, or turned out shorter.
    const isUnderWay = written.state === 'done' || (isLong && written.state === 'more')
    if (!isUnderWay || contentBytes > maxNamedContentBytes) return
    const known = cache.get(key)
    if (isLong && known?.contentId !== undefined && isSameState(known.stats, stats)) {
      // In the same state as when it was asked for first, and so not just being changed.
      job.offer(known.contentId, stateKey(stats))
      return
    }
    if (cache.isUnsettled(stats, nowMs)) return
    const inlineBytes = isLong ? 0 : contentBytes
    const { data } = job
    // Without its last line, which is the connection's affair.
    const fields = data.subarray(0, written.headBytes - connection.length - emptyLine.length)
    const bytes = cache.allocate(fields.length + emptyLine.length + inlineBytes)
    fields.copy(bytes)
    bytes.write(emptyLine, fields.length, 'latin1')
    data.copy(bytes, fields.length + emptyLine.length, written.headBytes, written.headBytes + inlineBytes)
    const response: CachedResponse = {
      path,
      stats,
      bytes,
      contentBytes,
      contentId: isLong ? directory.next() : undefined,
      readMs: nowMs,
      provedMs: nowMs,
      seenInBatch: job.batch,
    }
    cache.set(key, response)
  }

  #isCurrent(cached: CachedResponse, batch: number, hidden: boolean, nowMs: number): boolean {
    // No answer is older than its request: the file was looked at after this request, too, had arrived.
    if (cached.seenInBatch === batch) return true
    // The listener sees to the age of what it keeps.
    if (cached.contentId === undefined && Math.abs(nowMs - cached.readMs) > maxContentAgeMs) return false
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
  const { segments, trailingSlash, isNormal } = request.target
  // Only its own address gets a folder's index page, any other a redirect.
  if (trailingSlash && !isNormal) return undefined
  // Decoded: one file has many spellings, and one place.
  return segments.join('/') + (trailingSlash ? '/' : '')
}

/** The same for the same file in the same state, whichever worker has seen it. */
function stateKey({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return `${dev} ${ino} ${size} ${mtimeNs} ${ctimeNs}`
}
