/** Plans the response to a request for a file: the file itself, or what is wanted instead of it. */
import { Buffer } from 'node:buffer'
import type { FileTool } from '../../../shared/file-tool.ts'
import type { ValidatorKind } from '../../../shared/settings.ts'
import { describeContent } from '../../files/content-type.ts'
import { diskRefusal } from '../../files/disk-error.ts'
import type { Disk } from '../../files/disk.ts'
import type { SharedFolder } from '../../files/shared-folder.ts'
import type { FileBlocks } from '../../files/text-encoding.ts'
import type { Ask } from './ask.ts'
import { checksumPlan } from './checksum-planner.ts'
import { downloadContent, downloadPlan } from './download-plan.ts'
import { filePlan, representation } from './file-plan.ts'
import type { PlannerParts } from './planner-parts.ts'
import { refusalPlan, type NoPlan, type OpenFile, type ResponsePlan } from './response-plan.ts'
import { subtitlePlan } from './subtitle-planner.ts'
import { ThumbnailPlanner } from './thumbnail-planner.ts'
import { ViewPlanner } from './view-planner.ts'

/** Read in one go to find out what a file contains: all of most texts. */
const blockBytes = 64 * 1024

/** A file that was found: its path and name (latin1), and what is wanted of it. */
export type FoundFile = { readonly path: string; readonly name: string; readonly tool: FileTool }

/** Plans the responses with files. One per worker. */
export class FilePlanner {
  readonly #folder: SharedFolder
  readonly #disk: Disk
  readonly #validators: ValidatorKind
  readonly #views: ViewPlanner
  readonly #thumbnails: ThumbnailPlanner
  /** For reading the beginning of files, allocated for the first of them. */
  #block: Buffer | undefined

  constructor(parts: PlannerParts) {
    this.#folder = parts.folder
    this.#disk = parts.disk
    this.#validators = parts.validators
    this.#views = new ViewPlanner(parts)
    this.#thumbnails = new ThumbnailPlanner(parts.disk)
  }

  /** Returns the plan, or why there is none. The file is owned through `ask.owner` and never closed here. */
  plan(ask: Ask, { path, name, tool }: FoundFile): ResponsePlan | NoPlan {
    const opened = this.#folder.open(path, ask.options.hidden)
    if (opened.kind === 'refused') return refusalPlan(opened.refusal)
    const { descriptor, stats } = opened
    ask.owner.descriptor = descriptor
    try {
      const plan = this.#planOpen(ask, { descriptor, path, stats }, { name, tool })
      return ask.head.method === 'HEAD' && typeof plan === 'object' && 'file' in plan.content
        ? { ...plan, content: { kind: 'none' } }
        : plan
    } catch (error) {
      return refusalPlan(diskRefusal(error))
    }
  }

  /** Plans what is wanted of an open file. Throws the disk's errors. */
  #planOpen(
    ask: Ask,
    file: OpenFile,
    { name, tool }: Pick<FoundFile, 'name' | 'tool'>,
  ): ResponsePlan | NoPlan {
    const isDownload = tool.kind === 'download'
    const about = representation(file.stats, this.#validators, ask.nowMs, () => {
      const content = describeContent(name, this.#blocks(file))
      return isDownload ? downloadContent(content) : content
    })
    if (tool.kind === 'thumbnail') {
      return this.#thumbnails.plan(ask, { file, name, about, isTagged: tool.isTagged })
    }
    if (tool.kind === 'view') {
      const view = this.#views.plan(ask, { file, name, about, order: tool.order })
      if (view !== undefined) return view
    }
    if (tool.kind === 'subtitles') return subtitlePlan(ask, this.#disk, file, name)
    if (tool.kind === 'checksum') return checksumPlan(ask, file, name, about)
    const plan = filePlan(ask, about, { kind: 'file', file })
    return isDownload ? downloadPlan(plan, name) : plan
  }

  #blocks({ descriptor, stats }: OpenFile): FileBlocks {
    const block = (this.#block ??= Buffer.allocUnsafeSlow(blockBytes))
    return {
      sizeBytes: Number(stats.size),
      read: (position) => block.subarray(0, this.#disk.read(descriptor, block, 0, block.length, position)),
    }
  }
}
