/** Plans the response with a folder as one archive. */
import { attachment } from '../../../http/content-disposition.ts'
import type { ArchiveQuery } from '../../../shared/archive-query.ts'
import type { ArchivePlans, NoArchive } from '../archives/archive-plans.ts'
import { nothingInHand } from '../archives/archive-reader.ts'
import { folderName } from '../pages/folder-head.ts'
import type { Ask } from './ask.ts'
import { filePlan } from './file-plan.ts'
import type { PlannerParts } from './planner-parts.ts'
import { errorPlan, refusalPlan, type FieldLines, type NoPlan, type ResponsePlan } from './response-plan.ts'

/** A new request gets what the folder holds now, give or take the time between a HEAD and its GET, ms. */
const newPlanMs = 2_000
/** One that asks for a part, as a download that goes on does, gets the plan that the other parts are from, ms. */
export const partPlanMs = 60_000

const contentTypes = { zip: 'application/zip', tar: 'application/x-tar' } as const

/** Plans archives. One per worker. */
export class ArchivePlanner {
  readonly #plans: ArchivePlans
  readonly #shareName: string

  constructor({ archives, shareName }: Pick<PlannerParts, 'archives' | 'shareName'>) {
    this.#plans = archives
    this.#shareName = shareName
  }

  /** Plans the archive of the directory at `path` (latin1), which the target of `ask` names. */
  plan(ask: Ask, path: string, { format, selection }: ArchiveQuery): ResponsePlan | NoPlan {
    const { head, target, options, nowMs, allowance, owner } = ask
    if (selection?.hashes.length === 0) return errorPlan(400, [], 'selection-empty')
    const address = { format, folder: path, hidden: options.hidden, selection }
    const maxAgeMs = head.fields.has('range') ? partPlanMs : newPlanMs
    const plan = this.#plans.plan(address, maxAgeMs, allowance, nowMs)
    if (plan === 'takes-long' || plan === 'cancelled') return plan
    if (typeof plan !== 'object') return noArchivePlan(plan)
    const { entityTag, layout } = plan
    const about = {
      entityTag,
      lastModifiedMs: undefined,
      sizeBytes: layout.lengthBytes,
      describe: () => ({ contentType: contentTypes[format], contentEncoding: undefined }),
    }
    const archive = { address, plan, inHand: { ...nothingInHand }, owner }
    const planned = filePlan(ask, about, { kind: 'archive', archive })
    const { content } = planned
    if (content.kind !== 'archive') return planned
    const name = folderName({ segments: target.segments, shareName: this.#shareName })
    const fields: FieldLines = [...planned.fields, ['Content-Disposition', attachment(`${name}.${format}`)]]
    return { ...planned, fields, content: head.method === 'HEAD' ? { kind: 'none' } : content }
  }
}

function noArchivePlan(reason: Exclude<NoArchive, 'takes-long' | 'cancelled'>): ResponsePlan | NoPlan {
  if (reason === 'too-many-files') return errorPlan(500, [], reason)
  if (reason === 'selection-gone') return errorPlan(404, [], 'selection-changed')
  if (reason === 'selection-ambiguous') return errorPlan(409, [], 'selection-changed')
  return refusalPlan(reason)
}
