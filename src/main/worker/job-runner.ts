/** Does the jobs of one worker: answers a request, or produces the next bytes of a response, and says how the step ended. */
import type { Disk } from '../files/disk.ts'
import { diskRefusal } from '../files/disk-error.ts'
import { crossOriginFields } from '../../http/cross-origin.ts'
import type { LongPageSender } from '../jobs/long-pages.ts'
import type { ServingFlags, ServingOptions } from '../jobs/serving-flags.ts'
import type { AbandonJob, RequestJob, ResumeJob, WorkerJob } from '../jobs/worker-job.ts'
import type { ArchiveReader } from './archives/archive-reader.ts'
import { cacheKeyOf, type CachedAnswers } from './cache/cached-answers.ts'
import type { FolderPlanner } from './plans/folder-planner.ts'
import { produce, saveOpen, unpackRest, type OpenResponse, type PackedRest } from './open-response.ts'
import type { Produced } from './produced.ts'
import type { ChecksumRunner } from './checksums/open-checksum.ts'
import { Refusals } from './refusals.ts'
import { readRequest, type Request } from './request-reader.ts'
import type { SearchRunner } from './searches/open-search.ts'
import {
  errorPlan,
  refusalPlan,
  type ErrorPlan,
  type FieldLines,
  type NoPlan,
  type OpenFile,
  type ResponsePlan,
  type SendablePlan,
} from './plans/response-plan.ts'
import { connectionLine, writeResponse, type ResponseForm, type Written } from './response-writer.ts'

/** Answered when too many bytes of generated pages wait to be sent, or no descriptor is left to read the file with. */
const overload = errorPlan(503, [], 'overload')

const cut: Produced = { state: 'cut', bytes: 0 }

/** What the jobs are done with. */
export type JobRunnerParts = {
  readonly thread: number
  readonly disk: Disk
  readonly flags: ServingFlags
  /** The flags before the items of the share were read. */
  readonly flagBits: number
  /** Takes over the items of the share as they are now. */
  readonly followItems: () => void
  readonly archives: ArchiveReader
  readonly searches: SearchRunner
  readonly checksums: ChecksumRunner
  readonly planner: FolderPlanner
  readonly cached: CachedAnswers
  readonly pages: LongPageSender
  readonly ownNames: ReadonlySet<string>
}

/** Runs on pool threads. One per worker. */
export class JobRunner {
  readonly #parts: JobRunnerParts
  /** The settings by which the current job is done, and by which all that is cached was made. */
  #options: ServingOptions
  #flagBits: number
  readonly #refusals = new Refusals()
  /** Whether the current request came with a key. */
  #isKeyed = false

  constructor(parts: JobRunnerParts) {
    this.#parts = parts
    this.#flagBits = parts.flagBits
    this.#options = parts.flags.read(this.#flagBits)
    parts.cached.follow(this.#options)
  }

  /** Does the job. */
  run(row: WorkerJob, nowMs: number): void {
    const job = row.begin(this.#parts.thread)
    if (row.isHeldBack) job.giveBack('held-back')
    else if (job.kind === 'request') this.#answer(job, nowMs)
    else if (job.kind === 'resume') this.#resume(job, nowMs)
    else this.#abandon(job)
  }

  /** Takes in what other workers have told, so that it doesn't pile up. To be called when there is no job. */
  catchUp(): void {
    this.#parts.archives.catchUp()
  }

  #answer(job: RequestJob, nowMs: number): void {
    const { ownNames, cached } = this.#parts
    this.#followSettings()
    this.#isKeyed = job.isKeyed
    const request = readRequest(job.requestHead, job.requestHeadBytes, ownNames, this.#options.cors)
    const persistent = request.persistent && !job.mustClose
    job.setPersistence(persistent, request.discardBytes)
    const cacheKey = cacheKeyOf(request, this.#isKeyed)
    const connection = connectionLine(request.minorVersion, persistent)
    if (cacheKey !== undefined && cached.answer(job, cacheKey, connection, nowMs)) return
    const plan = this.#plan(job, request, nowMs)
    if (plan === undefined) return
    const endsConnection = endsWithConnection(plan)
    if (endsConnection) job.setPersistence(false, request.discardBytes)
    const written = this.#write(job, plan, request, {
      isHead: request.isHead,
      connection: endsConnection ? connectionLine(request.minorVersion, false) : connection,
      nowMs,
      isCancelled: () => job.isCancelled,
    })
    const file = wholeFile(plan)
    if (cacheKey === undefined || file === undefined || written === undefined) return
    cached.keep(job, { key: cacheKey, file, written, nowMs })
  }

  /** The plan; undefined if the job has ended without one. */
  #plan(job: RequestJob, request: Request, nowMs: number): ResponsePlan | undefined {
    const plan = job.isCancelled ? 'cancelled' : this.#planOrRefuse(job, request, nowMs)
    if (typeof plan === 'string' || !('file' in plan.content)) this.#close(job)
    if (typeof plan !== 'string') return plan
    if (plan === 'cancelled') {
      job.setResponse(0, 0, 0)
      job.finish('done', 0)
    } else {
      job.giveBack(plan)
    }
    return undefined
  }

  #planOrRefuse(job: RequestJob, request: Request, nowMs: number): ResponsePlan | NoPlan {
    if (request.kind === 'answered') return request.plan
    const allowance = { mayTakeLong: job.mayTakeLong, isCancelled: () => job.isCancelled }
    const { head, target } = request
    const { batch } = job
    return this.#parts.planner.plan({
      head,
      target,
      options: this.#options,
      nowMs,
      batch,
      prefix: job.prefix,
      allowance,
      owner: job,
    })
  }

  /** Writes the beginning of the answer. Returns undefined for an error, which it may have become. */
  #write(job: RequestJob, plan: ResponsePlan, request: Request, form: ResponseForm): Written | undefined {
    const written = isError(plan) ? plan : this.#tryToWrite(job, plan, form)
    if ('status' in written) {
      // Nothing has been sent yet, so the answer can still become another one.
      this.#close(job)
      this.#refuse(job, written, request, form)
      return undefined
    }
    job.setResponse(plan.status, written.headBytes, request.isHead ? 0 : (plan.contentLength ?? 0))
    const outcome = written.state === 'more' ? saveOpen(job, written.response) : written.state
    if (outcome !== 'more') this.#close(job)
    job.finish(outcome, written.bytes)
    return written
  }

  #refuse(job: RequestJob, plan: ErrorPlan, audience: Request, form: ResponseForm): void {
    const refusal = { plan, audience, shareFields: this.#shareFields }
    const { headBytes, contentBytes } = this.#refusals.write(job.data, refusal, form)
    job.setResponse(plan.status, headBytes, contentBytes)
    job.finish('done', headBytes + contentBytes)
  }

  /** Returns what was written, or the error that is answered instead. */
  #tryToWrite(job: RequestJob, plan: SendablePlan, form: ResponseForm): Written | ErrorPlan {
    const { pages } = this.#parts
    try {
      const sent = { ...plan, fields: [...plan.fields, ...this.#shareFields] }
      const written = writeResponse(this.#parts, sent, form, { data: job.data, contentLimit: job.dataLimit })
      const isSent = written.state !== 'page' || (job.mayPage && pages.send(written.page))
      return isSent ? written : overload
    } catch (error) {
      const plan = refusalPlan(diskRefusal(error))
      return plan === 'no-descriptors' ? overload : plan
    }
  }

  /** The fields that all answers have, beside those of every server. */
  get #shareFields(): FieldLines {
    const fields = crossOriginFields(this.#options.cors)
    // The address holds a key, which shared web pages would pass on to the sites that they link to.
    return this.#isKeyed ? [...fields, ['Referrer-Policy', 'no-referrer']] : fields
  }

  #resume(job: ResumeJob, nowMs: number): void {
    this.#followSettings()
    const rest = unpackRest(job.rest, job.restBytes)
    // So that one thread is left to others, however many are generated.
    if (rest.generated !== undefined && !job.mayTakeLong) {
      job.giveBack('takes-long')
      return
    }
    const response = this.#mayGoOn(rest) ? this.#reopen(job, rest, nowMs) : undefined
    const { state, bytes } = response === undefined ? cut : this.#produce(job, response, nowMs)
    const outcome = response !== undefined && state === 'more' ? saveOpen(job, response) : state
    if (outcome !== 'more') this.#close(job)
    job.finish(outcome, bytes)
  }

  /** A search reads further folders with each step, which the settings may no longer allow. */
  #mayGoOn({ generated }: PackedRest): boolean {
    if (generated?.kind !== 'search') return true
    return this.#options.listing && (this.#options.hidden || !generated.hidden)
  }

  /** The response as the step before left it; undefined if its archive is no longer the same. */
  #reopen(job: ResumeJob, { runs, archive, generated }: PackedRest, nowMs: number): OpenResponse | undefined {
    const open = archive && this.#parts.archives.reopen(archive, job, nowMs)
    if (archive !== undefined && open === undefined) return undefined
    const { descriptor, position, end } = job
    return { descriptor, archive: open, generated, position, end, rest: runs }
  }

  #produce(job: ResumeJob, response: OpenResponse, nowMs: number): Produced {
    const { data, dataLimit } = job
    try {
      const isCancelled = () => job.isCancelled
      return produce(this.#parts, response, { data, limitBytes: dataLimit, nowMs, isCancelled })
    } catch (error) {
      // The head is out already: all that is left is to end too early, which the client can tell.
      diskRefusal(error)
      return cut
    }
  }

  #abandon(job: AbandonJob): void {
    this.#close(job)
    job.finish('done', 0)
  }

  #close(job: { descriptor: number }): void {
    const { descriptor } = job
    if (descriptor === -1) return
    // Disowned first: a number closed twice could be another connection's file by then.
    job.descriptor = -1
    this.#parts.disk.close(descriptor)
  }

  /** Settings hold for a whole job, so that nothing is kept in the cache that was made by others. */
  #followSettings(): void {
    const { flags, cached, followItems } = this.#parts
    const { bits } = flags
    if (bits === this.#flagBits) return
    this.#flagBits = bits
    followItems()
    this.#options = flags.read(bits)
    cached.follow(this.#options)
  }
}

/** Whether only the end of the connection tells where the response ends: HTTP/1.0 has no chunks. */
function endsWithConnection({ content }: ResponsePlan): boolean {
  return content.kind === 'generated' && content.generated.kind === 'search' && !content.generated.isChunked
}

function isError(plan: ResponsePlan): plan is ErrorPlan {
  return plan.content.kind === 'error'
}

/** The file that the plan sends all of. */
function wholeFile({ status, content }: ResponsePlan): OpenFile | undefined {
  return status === 200 && content.kind === 'file' ? content.file : undefined
}
