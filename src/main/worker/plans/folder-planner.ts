/** Plans the response to a request target: a file, a folder's index page, its listing, or a redirect to its own address. */
import { Buffer } from 'node:buffer'
import { readArchiveQuery } from '../../../shared/archive-query.ts'
import { fileTool, type FileTool } from '../../../shared/file-tool.ts'
import { describeContent } from '../../files/content-type.ts'
import { diskRefusal } from '../../files/disk-error.ts'
import type { Disk } from '../../files/disk.ts'
import type { Found, SharedFolder } from '../../files/shared-folder.ts'
import type { FileBlocks } from '../../files/text-encoding.ts'
import { readSearch } from '../searches/search-query.ts'
import type { ArchivePlanner } from './archive-planner.ts'
import type { Ask } from './ask.ts'
import { checksumPlan } from './checksum-planner.ts'
import { downloadContent, downloadPlan } from './download-plan.ts'
import { filePlan, representation } from './file-plan.ts'
import type { ListingPlanner } from './listing-planner.ts'
import type { SearchPlanner } from './search-planner.ts'
import { subtitlePlan } from './subtitle-planner.ts'
import { ThumbnailPlanner } from './thumbnail-planner.ts'
import { entryHref, folderHref } from '../pages/listing-links.ts'
import {
  bytesPlan,
  errorPlan,
  refusalPlan,
  type NoDescriptors,
  type NoPlan,
  type OpenFile,
  type ResponsePlan,
} from './response-plan.ts'

const indexName = 'index.html'

/** Read in one go to find out what a file contains: all of most texts. */
const blockBytes = 64 * 1024

/** What a folder's responses are planned with. */
export type FolderPlannerParts = {
  readonly folder: SharedFolder
  readonly disk: Disk
  readonly listings: ListingPlanner
  readonly archives: ArchivePlanner
  readonly searches: SearchPlanner
}

/** A file that was found: its path and name (latin1), and what is wanted of it. */
type FoundFile = { readonly path: string; readonly name: string; readonly tool: FileTool }

type FoundDirectory = Extract<Found, { kind: 'directory' }>

/** Plans the responses to well-formed GET and HEAD requests. One per worker. */
export class FolderPlanner {
  readonly #folder: SharedFolder
  readonly #disk: Disk
  readonly #listings: ListingPlanner
  readonly #archives: ArchivePlanner
  readonly #searches: SearchPlanner
  readonly #thumbnails: ThumbnailPlanner
  /** For reading the beginning of files, allocated for the first of them. */
  #block: Buffer | undefined

  constructor({ folder, disk, listings, archives, searches }: FolderPlannerParts) {
    this.#folder = folder
    this.#disk = disk
    this.#listings = listings
    this.#archives = archives
    this.#searches = searches
    this.#thumbnails = new ThumbnailPlanner(disk)
  }

  /** Returns the plan, or why there is none. A file that it opens is owned through `ask.owner` and never closed here. */
  plan(ask: Ask): ResponsePlan | NoPlan {
    const { target, options } = ask
    const found = this.#folder.find(target.segments, options.hidden)
    switch (found.kind) {
      case 'refused':
        return refusalPlan(found.refusal)
      case 'directory':
        return this.#planDirectory(ask, found)
      case 'file':
        // A file's address has no trailing slash: relative links in the file would break.
        if (target.trailingSlash) return errorPlan(404)
        return this.#planFile(ask, {
          path: found.path,
          name: target.segments.at(-1) ?? '',
          tool: fileTool(target.query),
        })
    }
  }

  #planDirectory(ask: Ask, { path, stats }: FoundDirectory): ResponsePlan | NoPlan {
    const { target, options } = ask
    const { segments, query, isNormal, trailingSlash } = target
    // From any other spelling of a folder's address, relative links of an index page or a listing would break.
    if (!trailingSlash || !isNormal) {
      // Relative if possible, for proxies that put the share below a path of their own. Clients disagree on how to resolve
      // a reference against dot segments. No segment is empty, so the location can't begin with `//` and name another host.
      const address = isNormal ? entryHref({ name: segments.at(-1)!, type: 'folder' }) : folderHref(segments)
      const location = query === '' ? address : `${address}?${query}`
      return bytesPlan(301, Buffer.from('This is a folder: its address ends with a slash.\n'), [
        ['Location', location],
        ['Content-Type', 'text/plain; charset=utf-8'],
        ['Cache-Control', 'no-cache'],
      ])
    }
    if (options.index) {
      const index = this.#folder.find([...segments, indexName], options.hidden)
      if (index.kind === 'file') {
        // The query is the folder's, and no tool for its index page.
        const plan = this.#planFile(ask, { path: index.path, name: indexName, tool: { kind: 'file' } })
        if (plan === 'no-descriptors' || plan.status !== 404) return plan
      }
      if (index.kind === 'refused' && index.refusal !== 404) {
        return refusalPlan(index.refusal)
      }
    }
    if (!options.listing) return errorPlan(403, [], 'not-listed')
    const archive = readArchiveQuery(query)
    if (archive !== undefined) return this.#archives.plan(ask, path, archive)
    const search = readSearch(query)
    return search === undefined
      ? this.#listings.plan(ask, path, stats)
      : this.#searches.plan(ask, path, search)
  }

  #planFile(ask: Ask, { path, name, tool }: FoundFile): ResponsePlan | NoDescriptors {
    const opened = this.#folder.open(path, ask.options.hidden)
    if (opened.kind === 'refused') return refusalPlan(opened.refusal)
    const { descriptor, stats } = opened
    ask.owner.descriptor = descriptor
    try {
      const plan = this.#planOpen(ask, { descriptor, path, stats }, { name, tool })
      return ask.head.method === 'HEAD' && 'file' in plan.content
        ? { ...plan, content: { kind: 'none' } }
        : plan
    } catch (error) {
      return refusalPlan(diskRefusal(error))
    }
  }

  /** Plans what is wanted of an open file. Throws the disk's errors. */
  #planOpen(ask: Ask, file: OpenFile, { name, tool }: Pick<FoundFile, 'name' | 'tool'>): ResponsePlan {
    const isDownload = tool.kind === 'download'
    const about = representation(file.stats, ask.nowMs, () => {
      const content = describeContent(name, this.#blocks(file))
      return isDownload ? downloadContent(content) : content
    })
    if (tool.kind === 'thumbnail') {
      return this.#thumbnails.plan(ask, { file, name, about, isTagged: tool.isTagged })
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
