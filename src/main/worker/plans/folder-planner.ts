/** From a request target to a plan: a file, a folder's index page, its listing, or a redirect to its own address. */
import { Buffer } from 'node:buffer'
import type { BigIntStats } from 'node:fs'
import { describeContent } from '../../files/content-type.ts'
import { diskRefusal } from '../../files/disk-error.ts'
import type { Disk } from '../../files/disk.ts'
import type { ListingAllowance } from '../../files/listing.ts'
import type { SharedFolder } from '../../files/shared-folder.ts'
import type { FileBlocks } from '../../files/text-encoding.ts'
import type { RequestHead } from '../../../http/request-head.ts'
import type { ServingOptions } from '../../jobs/serving-flags.ts'
import { filePlan, representation } from './file-plan.ts'
import type { ListingPlanner } from './listing-planner.ts'
import { entryHref, folderHref } from '../pages/listing-links.ts'
import type { ParsedTarget } from '../request-reader.ts'
import {
  bytesPlan,
  errorPlan,
  refusalPlan,
  type NoDescriptors,
  type NoPlan,
  type ResponsePlan,
} from './response-plan.ts'

const indexName = 'index.html'

/** Read at once when a file is looked into: all of most texts. */
const blockBytes = 64 * 1024

/** Plans the answers to well-formed GET and HEAD requests. One a worker. */
export class FolderPlanner {
  readonly #folder: SharedFolder
  readonly #disk: Disk
  readonly #listings: ListingPlanner
  /** For the looks into files, made for the first of them. */
  #block: Buffer | undefined

  constructor(folder: SharedFolder, disk: Disk, listings: ListingPlanner) {
    this.#folder = folder
    this.#disk = disk
    this.#listings = listings
  }

  /**
   * The plan. A file that it opens it hands to `own` before it reads from it, and never closes it.
   *
   * @param patience for the listing of a long folder
   */
  plan(
    head: RequestHead,
    target: ParsedTarget,
    options: ServingOptions,
    nowMs: number,
    patience: ListingAllowance,
    own: (descriptor: number) => void,
  ): ResponsePlan | NoPlan {
    const found = this.#folder.find(target.segments, options.hidden)
    switch (found.kind) {
      case 'refused':
        return refusalPlan(found.refusal)
      case 'directory':
        return this.#planDirectory(head, target, found.path, options, nowMs, patience, own)
      case 'file':
        // A file has no slash form: relative links in it would go astray.
        if (target.trailingSlash) return errorPlan(404)
        return this.#planFile(head, found.path, target.segments.at(-1) ?? '', options.hidden, nowMs, own)
    }
  }

  #planDirectory(
    head: RequestHead,
    target: ParsedTarget,
    path: string,
    options: ServingOptions,
    nowMs: number,
    patience: ListingAllowance,
    own: (descriptor: number) => void,
  ): ResponsePlan | NoPlan {
    const { segments, query, isNormal, trailingSlash } = target
    // Relative links of an index page or a listing lead astray from any other spelling of a folder's address.
    if (!trailingSlash || !isNormal) {
      // Relative if it can be, for proxies that put the share below a path of their own. Clients don't agree on what is
      // relative to dot segments. No segment is empty, so the location can't begin with `//` and name another host.
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
        const plan = this.#planFile(head, index.path, indexName, options.hidden, nowMs, own)
        if (plan === 'no-descriptors' || plan.status !== 404) return plan
      }
      if (index.kind === 'refused' && index.refusal !== 404) {
        return refusalPlan(index.refusal)
      }
    }
    if (!options.listing) return errorPlan(403, [], 'not-listed')
    return this.#listings.plan(head.fields, target, path, options.hidden, nowMs, patience)
  }

  #planFile(
    head: RequestHead,
    path: string,
    name: string,
    hidden: boolean,
    nowMs: number,
    own: (descriptor: number) => void,
  ): ResponsePlan | NoDescriptors {
    const opened = this.#folder.open(path, hidden)
    if (opened.kind === 'refused') return refusalPlan(opened.refusal)
    const { descriptor, stats } = opened
    own(descriptor)
    const isHead = head.method === 'HEAD'
    try {
      const about = representation(stats, nowMs, () => describeContent(name, this.#blocks(opened)))
      const plan = filePlan(head.fields, isHead, about, { descriptor, path, stats }, nowMs)
      return isHead && plan.content.kind === 'file' ? { ...plan, content: { kind: 'none' } } : plan
    } catch (error) {
      return refusalPlan(diskRefusal(error))
    }
  }

  #blocks({ descriptor, stats }: { readonly descriptor: number; readonly stats: BigIntStats }): FileBlocks {
    const block = (this.#block ??= Buffer.allocUnsafeSlow(blockBytes))
    return {
      sizeBytes: Number(stats.size),
      read: (position) => block.subarray(0, this.#disk.read(descriptor, block, 0, block.length, position)),
    }
  }
}
