/**
 * Answers plain GETs of small and medium files from memory: heads and short contents from this worker's cache, longer
 * contents from the listener's memory, which the worker references instead of reading them. Either way a `stat` has
 * proved that the file is unchanged.
 */
import type { BigIntStats } from 'node:fs'
import type { Disk } from '../../files/disk.ts'
import type { SharedFolder } from '../../files/shared-folder.ts'
import { maxContentAgeMs, type HotContentDirectory } from '../../jobs/hot-content-directory.ts'
import type { RequestJob } from '../../jobs/worker-job.ts'
import type { ServingOptions } from '../../jobs/serving-flags.ts'
import type { Request } from '../request-reader.ts'
import type { OpenFile } from '../plans/response-plan.ts'
import { dateOffset, type Written } from '../response-writer.ts'
import { writeStoredHead } from '../stored-response.ts'
import {
  isSameState,
  maxCachedContentBytes,
  type CachedResponse,
  type SmallFileCache,
} from './small-file-cache.ts'
import { copyBytes } from '../../sync/copy-bytes.ts'

/** What answering takes. */
export type CachedAnswersParts = {
  readonly disk: Disk
  readonly folder: SharedFolder
  readonly cache: SmallFileCache
  readonly directory: HotContentDirectory
}

/** Most content that the listener is asked to keep, bytes: a site's images, a photo made for a screen. */
const maxReferencedContentBytes = 2 * 1024 * 1024

/**
 * How long a cached file counts as proved to be inside. A folder on its path may have been moved out and linked back,
 * which doesn't change the file; what the cache serves until then was read while the file was inside.
 */
const proofMs = 1000

/** Fields that may ask for something other than the whole file. */
const conditionalFields = ['range', 'if-none-match', 'if-modified-since', 'if-match', 'if-unmodified-since']

/** An answer with a whole file, written by other means than the cache. */
export type NewAnswer = {
  /** From {@link cacheKeyOf}. */
  readonly key: string
  readonly file: OpenFile
  readonly written: Written
  readonly nowMs: number
}

/** Answers for the current serving options. One per worker. */
export class CachedAnswers {
  readonly #parts: CachedAnswersParts
  /** Whether dotfiles are served. */
  #hidden = false

  constructor(parts: CachedAnswersParts) {
    this.#parts = parts
  }

  /** Sets the options to answer by, and forgets what was made by others. To be called before the first request. */
  follow({ hidden }: ServingOptions): void {
    this.#hidden = hidden
    this.#parts.cache.clear()
  }

  /**
   * Answers the request if that can be done from memory. Returns whether it was.
   *
   * @param key from {@link cacheKeyOf}
   * @param connection from `connectionLine`
   */
  answer(job: RequestJob, key: string, connection: string, nowMs: number): boolean {
    const { cache, directory } = this.#parts
    const cached = cache.get(key)
    if (cached === undefined) return false
    const { bytes, fieldBytes, contentBytes, contentId } = cached
    const inlineBytes = contentId === undefined ? contentBytes : 0
    if (inlineBytes > job.dataLimit) return false
    if (!this.#isCurrent(cached, job.batch, nowMs)) {
      cache.delete(key)
      return false
    }
    if (contentId !== undefined && !(job.mayRefer && directory.has(contentId))) return false
    const { data } = job
    const headBytes = writeStoredHead(data, cached, { connection, nowMs })
    if (contentId === undefined) bytes.copy(data, headBytes, fieldBytes)
    else job.referTo(contentId)
    job.setResponse(200, headBytes, contentBytes)
    job.finish('done', headBytes + inlineBytes)
    return true
  }

  /**
   * Remembers the answer that has been written, if it is worth it. If its content is too long for this worker's cache and is
   * requested again, the job offers it to the listener.
   */
  keep(job: RequestJob, { key, file: { path, stats }, written, nowMs }: NewAnswer): void {
    const { cache, directory } = this.#parts
    const contentBytes = Number(stats.size)
    const isLong = contentBytes > maxCachedContentBytes
    // The file may have failed since it was planned, or have turned out shorter.
    const isUnderWay = written.state === 'done' || (isLong && written.state === 'more')
    if (!isUnderWay || contentBytes > maxReferencedContentBytes) return
    const known = cache.get(key)
    if (isLong && known?.contentId !== undefined && isSameState(known.stats, stats)) {
      // In the same state as at the first request, and so not just being changed.
      job.offer(known.contentId, stateKey(stats))
      return
    }
    if (cache.isUnsettled(stats, nowMs)) return
    const inlineBytes = isLong ? 0 : contentBytes
    const { data } = job
    const { fieldBytes, headBytes } = written
    const bytes = cache.allocate(fieldBytes + inlineBytes)
    copyBytes(data, bytes, 0, fieldBytes)
    data.copy(bytes, fieldBytes, headBytes, headBytes + inlineBytes)
    const response: CachedResponse = {
      path,
      stats,
      bytes,
      fieldBytes,
      dateAt: dateOffset(200),
      used: false,
      contentBytes,
      contentId: isLong ? directory.next() : undefined,
      readMs: nowMs,
      provedMs: nowMs,
      seenInBatch: job.batch,
    }
    cache.set(key, response)
  }

  #isCurrent(cached: CachedResponse, batch: number, nowMs: number): boolean {
    // No answer is older than its request: this one, too, had arrived when the file was last inspected.
    if (cached.seenInBatch === batch) return true
    // The listener limits the age of what it keeps.
    if (cached.contentId === undefined && Math.abs(nowMs - cached.readMs) > maxContentAgeMs) return false
    const { disk, folder } = this.#parts
    try {
      const stats = disk.stat(cached.path)
      if (stats === undefined || !isSameState(stats, cached.stats)) return false
      cached.seenInBatch = batch
      if (Math.abs(nowMs - cached.provedMs) < proofMs) return true
      cached.provedMs = nowMs
      return folder.admits(cached.path, this.#hidden)
    } catch {
      return false
    }
  }
}

/**
 * Returns the cache's key for a plain GET; undefined for every other request.
 *
 * @param isKeyed whether the request came with a key, whose answers have a field more
 */
export function cacheKeyOf(request: Request, isKeyed: boolean): string | undefined {
  if (request.kind !== 'served' || request.isHead) return undefined
  // `?dl` and its like have answers of their own. And with other queries, any number of targets name one file; they may not
  // evict others.
  if (request.target.query !== '') return undefined
  if (conditionalFields.some((name) => request.head.fields.has(name))) return undefined
  const { segments, trailingSlash, isNormal } = request.target
  // Only its own address gets a folder's index page, any other a redirect.
  if (trailingSlash && !isNormal) return undefined
  // Decoded: the many spellings of a file's address share one entry.
  return (isKeyed ? '\0' : '') + segments.join('/') + (trailingSlash ? '/' : '')
}

/** Returns the same text for the same file in the same state, whichever worker has seen it. */
function stateKey({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return `${dev} ${ino} ${size} ${mtimeNs} ${ctimeNs}`
}
