/** Does the jobs of one worker: reads the job's row, answers or goes on, and leaves the outcome in the row. */
import { diskRefusal } from '../files/disk-error.ts'
import { crossOriginFields } from '../../http/cross-origin.ts'
import { jobKind, jobOutcome } from '../jobs/job-table.ts'
import type { ServingFlags, ServingOptions } from '../jobs/serving-flags.ts'
import { cacheKeyOf, CachedAnswers, type CachedAnswersParts } from './cache/cached-answers.ts'
import type { FolderPlanner } from './plans/folder-planner.ts'
import { withErrorContent } from './plans/error-plan.ts'
import { packRest, produce, unpackRest, type OpenResponse } from './open-response.ts'
import type { PageOutbox } from './page-outbox.ts'
import { readRequest, type Request } from './request-reader.ts'
import {
  errorPlan,
  refusalPlan,
  type OpenFile,
  type ResponsePlan,
  type SendablePlan,
} from './plans/response-plan.ts'
import { connectionLine, writeResponse, type Written } from './response-writer.ts'

/** What the jobs are done with. */
export type JobRunnerParts = CachedAnswersParts & {
  readonly thread: number
  readonly outbox: PageOutbox
  readonly flags: ServingFlags
  readonly planner: FolderPlanner
  readonly ownNames: ReadonlySet<string>
}

export class JobRunner {
  readonly #parts: JobRunnerParts
  readonly #cachedAnswers: CachedAnswers
  /** The settings by which the current job is done, and what is cached was made. */
  #options: ServingOptions
  #flagBits: number

  constructor(parts: JobRunnerParts) {
    this.#parts = parts
    this.#cachedAnswers = new CachedAnswers(parts)
    this.#flagBits = parts.flags.bits
    this.#options = parts.flags.read(this.#flagBits)
  }

  /** Does the job of `chunk`; returns how many bytes it produced. */
  run(chunk: number, nowMs: number): number {
    const { table, thread } = this.#parts
    table.thread[chunk] = thread
    table.dataBytes[chunk] = 0
    table.contentId[chunk] = 0
    table.keepId[chunk] = 0
    const kind = table.kind[chunk]
    if (Atomics.load(table.heldBack, chunk) === 1) table.outcome[chunk] = jobOutcome.heldBack
    else if (kind === jobKind.request) this.#answer(chunk, nowMs)
    else if (kind === jobKind.resume) this.#resume(chunk)
    else this.#abandon(chunk)
    const isElsewhere = table.contentId[chunk] !== 0 || table.outcome[chunk] === jobOutcome.message
    return table.dataBytes[chunk] + (isElsewhere ? table.contentLength[chunk]! : 0)
  }

  #answer(chunk: number, nowMs: number): void {
    const { table, chunks, planner, ownNames } = this.#parts
    table.descriptor[chunk] = -1
    table.restBytes[chunk] = 0
    this.#followSettings()
    const request = readRequest(chunks.head(chunk), table.headBytes[chunk]!, ownNames, this.#options.cors)
    const persistent = request.persistent && table.mustClose[chunk] === 0
    table.persistent[chunk] = Number(persistent)
    table.discardBytes[chunk] = request.discardBytes
    const cacheKey = cacheKeyOf(request)
    const connection = connectionLine(request.minorVersion, persistent)
    const cached = this.#cachedAnswers
    const { hidden } = this.#options
    if (cacheKey !== undefined && cached.answer(chunk, cacheKey, connection, hidden, nowMs)) return
    const isCancelled = () => Atomics.load(table.unwanted, chunk) === 1
    if (isCancelled()) {
      this.#leaveUndone(chunk)
      return
    }
    const patience = { mayTakeLong: table.mayTakeLong[chunk] === 1, isCancelled }
    // In the row from the start: should this thread die, the file is closed all the same.
    const own = (descriptor: number) => (table.descriptor[chunk] = descriptor)
    const plan =
      request.kind === 'answered'
        ? request.plan
        : planner.plan(request.head, request.target, this.#options, nowMs, patience, own)
    if (typeof plan === 'string' || plan.content.kind !== 'file') this.#close(chunk)
    if (plan === 'unwanted') {
      this.#leaveUndone(chunk)
      return
    }
    if (typeof plan === 'string') {
      table.outcome[chunk] = plan === 'takes-long' ? jobOutcome.takesLong : jobOutcome.noDescriptors
      return
    }
    const written = this.#write(chunk, plan, request, persistent, nowMs)
    const file = wholeFile(plan)
    if (cacheKey === undefined || file === undefined) return
    cached.keep(chunk, cacheKey, file, written, connection, nowMs)
  }

  #write(chunk: number, plan: ResponsePlan, request: Request, persistent: boolean, nowMs: number): Written {
    const { disk, table, chunks, outbox } = this.#parts
    const limit = table.dataLimit[chunk]!
    const data = chunks.data(chunk)
    let sent = this.#sendable(plan, request)
    let written: Written
    try {
      written = writeResponse(disk, sent, request, persistent, data, limit, nowMs)
      if (written.state === 'page' && (table.mayPage[chunk] === 0 || !outbox.send(written.page))) {
        throw new OutboxFull()
      }
    } catch (error) {
      // Nothing has been sent yet, so the answer can still become another one.
      this.#close(chunk)
      sent = this.#sendable(failurePlan(error), request)
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

  #sendable(plan: ResponsePlan, request: Request): SendablePlan {
    const sendable = withErrorContent(plan, request.accept, request.rawTarget)
    return { ...sendable, fields: [...sendable.fields, ...crossOriginFields(this.#options.cors)] }
  }

  /** The client left while the request waited in the queue, or a long listing was made for it. */
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
    const { flags } = this.#parts
    const { bits } = flags
    if (bits === this.#flagBits) return
    this.#flagBits = bits
    this.#options = flags.read(bits)
    this.#cachedAnswers.clear()
  }
}

/** The file that the plan sends all of. */
function wholeFile({ status, content }: ResponsePlan): OpenFile | undefined {
  return status === 200 && content.kind === 'file' ? content.file : undefined
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
