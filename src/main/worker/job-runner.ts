/** Does the jobs of one worker: reads the job's row, answers or goes on, and leaves the outcome in the row. */
import { Buffer } from 'node:buffer'
import { diskRefusal } from '../files/disk-error.ts'
import type { Disk } from '../files/disk.ts'
import type { SharedFolder } from '../files/shared-folder.ts'
import type { ChunkMemory } from '../sync/chunk-pool.ts'
import { jobKind, jobOutcome, type JobTable } from '../sync/job-table.ts'
import type { ServingFlags, ServingOptions } from '../sync/serving-flags.ts'
import type { FolderPlanner } from './folder-planner.ts'
import { withErrorContent } from './error-response.ts'
import { packRest, produce, unpackRest, type OpenResponse } from './open-response.ts'
import type { PageOutbox } from './page-outbox.ts'
import { readRequest, type Request } from './request-reader.ts'
import { errorPlan, refusalPlan, type ResponsePlan } from './response-plan.ts'
import {
  connectionLine,
  dateOffset,
  dateValue,
  emptyLine,
  writeResponse,
  type Written,
} from './response-writer.ts'
import {
  isSameState,
  maxCachedContentBytes,
  maxContentAgeMs,
  type CachedResponse,
  type SmallFileCache,
} from './small-file-cache.ts'

/** What the jobs are done with. */
export type JobRunnerParts = {
  readonly thread: number
  readonly table: JobTable
  readonly chunks: ChunkMemory
  readonly flags: ServingFlags
  readonly disk: Disk
  readonly folder: SharedFolder
  readonly planner: FolderPlanner
  readonly cache: SmallFileCache
  readonly outbox: PageOutbox
  readonly ownNames: ReadonlySet<string>
}

/**
 * How long a cached file counts as proved to be inside. A folder on its way may have been moved out and linked back,
 * which leaves the file as it was; what the cache then still gives out was read while it was inside.
 */
const proofMs = 1000

/** Fields that make an answer other than the plain whole file. */
const conditionalFields = ['range', 'if-none-match', 'if-modified-since', 'if-match', 'if-unmodified-since']

export class JobRunner {
  readonly #parts: JobRunnerParts
  /** The settings by which the current job is done, and what is cached was made. */
  #options: ServingOptions
  #flagBits: number

  constructor(parts: JobRunnerParts) {
    this.#parts = parts
    this.#flagBits = parts.flags.bits
    this.#options = parts.flags.read(this.#flagBits)
  }

  /** Does the job of `chunk`; returns how many bytes it produced. */
  run(chunk: number, nowMs: number): number {
    const { table, thread } = this.#parts
    table.thread[chunk] = thread
    table.dataBytes[chunk] = 0
    const kind = table.kind[chunk]
    if (kind === jobKind.request) this.#answer(chunk, nowMs)
    else if (kind === jobKind.resume) this.#resume(chunk)
    else this.#abandon(chunk)
    return table.dataBytes[chunk]
  }

  #answer(chunk: number, nowMs: number): void {
    const { table, chunks, planner, ownNames } = this.#parts
    table.descriptor[chunk] = -1
    table.restBytes[chunk] = 0
    this.#followSettings()
    const request = readRequest(chunks.head(chunk), table.headBytes[chunk]!, ownNames)
    const persistent = request.persistent && table.mustClose[chunk] === 0
    table.persistent[chunk] = Number(persistent)
    table.discardBytes[chunk] = request.discardBytes
    const cacheKey = cacheKeyOf(request)
    const connection = connectionLine(request.minorVersion, persistent)
    if (cacheKey !== undefined && this.#answerFromCache(chunk, cacheKey, connection, nowMs)) return
    if (Atomics.load(table.unwanted, chunk) === 1) {
      this.#leaveUndone(chunk)
      return
    }
    const mayTakeLong = table.mayTakeLong[chunk] === 1
    const plan =
      request.kind === 'refused'
        ? request.plan
        : planner.plan(request.head, request.target, this.#options, nowMs, mayTakeLong)
    if (typeof plan === 'string') {
      table.outcome[chunk] = plan === 'takes-long' ? jobOutcome.takesLong : jobOutcome.noDescriptors
      return
    }
    const written = this.#write(chunk, plan, request, persistent, nowMs)
    if (cacheKey !== undefined && written.state === 'done') {
      this.#keep(chunk, cacheKey, plan, written, connection, nowMs)
    }
  }

  #write(chunk: number, plan: ResponsePlan, request: Request, persistent: boolean, nowMs: number): Written {
    const { disk, table, chunks, outbox } = this.#parts
    const limit = table.dataLimit[chunk]!
    const data = chunks.data(chunk)
    let sent = withErrorContent(plan, request.accept)
    let written: Written
    // In the row from now on: should this thread die, the file is closed all the same.
    if (plan.content.kind === 'file') table.descriptor[chunk] = plan.content.file.descriptor
    try {
      written = writeResponse(disk, sent, request, persistent, data, limit, nowMs)
      if (written.state === 'page' && !outbox.send(written.page)) throw new OutboxFull()
    } catch (error) {
      // Nothing has been sent yet, so the answer can still become another one.
      this.#close(chunk)
      sent = withErrorContent(failurePlan(error), request.accept)
      written = writeResponse(disk, sent, request, persistent, data, data.length, nowMs)
    }
    table.status[chunk] = sent.status
    table.contentLength[chunk] = request.isHead ? 0 : (sent.contentLength ?? 0)
    table.responseHeadBytes[chunk] = written.headBytes
    table.dataBytes[chunk] = written.bytes
    table.outcome[chunk] = written.state === 'page' ? jobOutcome.message : jobOutcome[written.state]
    if (written.state === 'more') this.#saveOpen(chunk, written.response)
    else this.#close(chunk)
    return written
  }

  /** The client left while the request waited in the queue. */
  #leaveUndone(chunk: number): void {
    const { table } = this.#parts
    table.status[chunk] = 0
    table.contentLength[chunk] = 0
    table.responseHeadBytes[chunk] = 0
    table.outcome[chunk] = jobOutcome.done
  }

  #resume(chunk: number): void {
    const { disk, table, chunks } = this.#parts
    const response: OpenResponse = {
      descriptor: table.descriptor[chunk]!,
      position: table.position[chunk]!,
      end: table.end[chunk]!,
      rest: unpackRest(chunks.head(chunk), table.restBytes[chunk]!),
    }
    let state: 'done' | 'more' | 'cut' = 'cut'
    try {
      const limit = Math.min(table.dataLimit[chunk]!, chunks.data(chunk).length)
      const produced = produce(disk, response, chunks.data(chunk), 0, limit)
      table.dataBytes[chunk] = produced.bytes
      state = produced.state
    } catch (error) {
      // The head is out already: all that is left is to end too early, which the client can tell.
      diskRefusal(error)
    }
    table.outcome[chunk] = jobOutcome[state]
    if (state === 'more') this.#saveOpen(chunk, response)
    else this.#close(chunk)
  }

  #abandon(chunk: number): void {
    this.#close(chunk)
    this.#parts.table.outcome[chunk] = jobOutcome.done
  }

  #saveOpen(chunk: number, response: OpenResponse): void {
    const { table, chunks } = this.#parts
    table.descriptor[chunk] = response.descriptor
    table.position[chunk] = response.position
    table.end[chunk] = response.end
    table.restBytes[chunk] = packRest(response.rest, chunks.head(chunk))
  }

  #close(chunk: number): void {
    const { disk, table } = this.#parts
    const descriptor = table.descriptor[chunk]!
    if (descriptor === -1) return
    // Disowned first: a number closed twice could be another connection's file by then.
    table.descriptor[chunk] = -1
    disk.close(descriptor)
  }

  /** Settings hold for a whole job, so that nothing is kept in the cache that was made by others. */
  #followSettings(): void {
    const { flags, cache } = this.#parts
    const { bits } = flags
    if (bits === this.#flagBits) return
    this.#flagBits = bits
    this.#options = flags.read(bits)
    cache.clear()
  }

  #answerFromCache(chunk: number, key: string, connection: string, nowMs: number): boolean {
    const { cache, table, chunks } = this.#parts
    const cached = cache.get(key)
    if (cached === undefined || cached.contentBytes > table.dataLimit[chunk]!) return false
    if (!this.#isCurrent(cached, table.batch[chunk]!, nowMs)) {
      cache.delete(key)
      return false
    }
    const data = chunks.data(chunk)
    const contentStart = cached.bytes.length - cached.contentBytes
    const fieldsEnd = contentStart - emptyLine.length
    // In two parts, which copy() hands to memmove; all of a buffer it sets, word by atomic word into shared memory.
    cached.bytes.copy(data, 0, 0, fieldsEnd)
    data.write(dateValue(nowMs), dateOffset, 'latin1')
    const headBytes = fieldsEnd + data.write(connection + emptyLine, fieldsEnd, 'latin1')
    cached.bytes.copy(data, headBytes, contentStart)
    table.status[chunk] = 200
    table.contentLength[chunk] = cached.contentBytes
    table.responseHeadBytes[chunk] = headBytes
    table.dataBytes[chunk] = headBytes + cached.contentBytes
    table.outcome[chunk] = jobOutcome.done
    return true
  }

  #isCurrent(cached: CachedResponse, batch: number, nowMs: number): boolean {
    // No answer is older than its request: the file was looked at after this request, too, had arrived.
    if (cached.seenInBatch === batch) return true
    if (Math.abs(nowMs - cached.readMs) > maxContentAgeMs) return false
    const { disk, folder } = this.#parts
    try {
      if (!isSameState(disk.stat(cached.path), cached.stats)) return false
      cached.seenInBatch = batch
      if (Math.abs(nowMs - cached.provedMs) < proofMs) return true
      cached.provedMs = nowMs
      return folder.admits(cached.path, this.#options.hidden)
    } catch {
      return false
    }
  }

  #keep(
    chunk: number,
    key: string,
    plan: ResponsePlan,
    written: Written,
    connection: string,
    nowMs: number,
  ): void {
    const { cache, chunks, table } = this.#parts
    if (plan.status !== 200 || plan.content.kind !== 'file') return
    const contentBytes = written.bytes - written.headBytes
    if (contentBytes > maxCachedContentBytes) return
    const { path, stats } = plan.content.file
    const data = chunks.data(chunk)
    // Without its last line, which is the connection's affair. Own memory, not a slice of a pool that would stay.
    const fields = data.subarray(0, written.headBytes - connection.length - emptyLine.length)
    const bytes = Buffer.allocUnsafeSlow(fields.length + emptyLine.length + contentBytes)
    fields.copy(bytes)
    bytes.write(emptyLine, fields.length, 'latin1')
    data.copy(bytes, fields.length + emptyLine.length, written.headBytes, written.bytes)
    const seenInBatch = table.batch[chunk]!
    const response = { path, stats, bytes, contentBytes, readMs: nowMs, provedMs: nowMs, seenInBatch }
    cache.set(key, response, nowMs)
  }
}

/** Too many bytes of generated pages are waiting to be sent. */
class OutboxFull extends Error {}

/** What is answered instead when the content can't be had. Throws errors that are not the system's on. */
function failurePlan(error: unknown): ResponsePlan {
  const overload = errorPlan(503, [], 'overload')
  if (error instanceof OutboxFull) return overload
  const plan = refusalPlan(diskRefusal(error))
  return plan === 'no-descriptors' ? overload : plan
}

/** The cache's key for a plain GET; undefined for every other request. */
function cacheKeyOf(request: Request): string | undefined {
  if (request.kind !== 'served' || request.isHead) return undefined
  // With a query any number of targets name one file; they may not push others out.
  if (request.target.query !== '') return undefined
  if (conditionalFields.some((name) => request.head.fields.has(name))) return undefined
  // Decoded: one file has many spellings, and one place.
  return request.target.segments.join('/') + (request.target.trailingSlash ? '/' : '')
}
