/** Plans the page about one file: with its neighbours in the folder, and the beginning of it if it is a text. */
import { Buffer } from 'node:buffer'
import { prefersJson } from '../../../http/content-negotiation.ts'
import { limits } from '../../../shared/limits.ts'
import { decodeText } from '../../files/decode-text.ts'
import { decodeName, fileEntry, type DirectoryEntry } from '../../files/directory-entry.ts'
import { fillFrom } from '../../files/fill-from.ts'
import { extensionOf } from '../../files/media-type.ts'
import { readNeighbours, type Neighbours } from '../../files/neighbours.ts'
import { subtitleName } from '../../files/subtitle-name.ts'
import { isText } from '../../files/text-encoding.ts'
import { guestTexts, shareNameIn } from '../pages/page-texts.ts'
import { companyOf, presentationOf } from '../pages/presentation.ts'
import type { View } from '../pages/view.ts'
import { renderViewJson } from '../pages/view-json.ts'
import { renderViewPage } from '../pages/view-page.ts'
import type { Ask } from './ask.ts'
import { contentPlan } from './content-plan.ts'
import type { Representation } from './file-plan.ts'
import type { ListingOrder } from '../../../shared/listing-order.ts'
import { pageFields } from './page-fields.ts'
import type { PlannerParts } from './planner-parts.ts'
import type { NoPlan, OpenFile, ResponsePlan } from './response-plan.ts'
import { isConvertible } from './subtitle-planner.ts'

/** How much of a text a page shows, bytes: more is slow to lay out on a phone. */
export const shownTextBytes = 256 * 1024

/** A file that is to be shown: open, with its name (latin1), its content type, and the order of its folder. */
export type ViewedFile = {
  readonly file: OpenFile
  readonly name: string
  readonly about: Pick<Representation, 'describe'>
  readonly order: ListingOrder
}

/** Plans the pages about files. One per worker. */
export class ViewPlanner {
  readonly #parts: PlannerParts
  /** For the beginning of texts, allocated for the first of them. */
  #start: Buffer | undefined

  constructor(parts: PlannerParts) {
    this.#parts = parts
  }

  /**
   * Returns the plan for a GET or HEAD; undefined if the file's folder can't be listed, in which case no page is about
   * the file. Throws the disk's errors.
   */
  plan(ask: Ask, { file, name, about, order }: ViewedFile): ResponsePlan | NoPlan | undefined {
    const { head, target, nowMs } = ask
    const { size, mtimeMs } = file.stats
    const entry = fileEntry(name, decodeName(name), { size: Number(size), mtimeMs: Number(mtimeMs) })
    const neighbours = this.#neighbours(ask, entry, order)
    if (typeof neighbours !== 'object') return neighbours
    const place = { folder: target.segments.slice(0, -1), shareName: this.#parts.shareName, nowMs }
    const isAlone = this.#parts.folder.onlyFile !== undefined
    const facts = { ...place, ...order, entry, neighbours, isAlone }
    const view: View = { ...facts, presentation: 'none', text: undefined }
    const { fields } = head
    if (prefersJson(fields.get('accept'))) {
      return contentPlan(fields, renderViewJson(view, about.describe().contentType), [
        ['Content-Type', 'application/json; charset=utf-8'],
      ])
    }
    const texts = guestTexts(fields.get('accept-language'))
    const named = { ...view, shareName: shareNameIn(texts, view.shareName) }
    return contentPlan(fields, renderViewPage({ ...named, ...this.#presentation(entry, file) }, texts), [
      ['Content-Type', 'text/html; charset=utf-8'],
      ['Content-Language', texts.language],
      ...pageFields(),
    ])
  }

  #neighbours(ask: Ask, entry: DirectoryEntry, order: ListingOrder): Neighbours | NoPlan | undefined {
    const { hidden } = ask.options
    const found = this.#parts.folder.find(ask.target.segments.slice(0, -1), hidden)
    if (found.kind !== 'directory') return undefined
    const read = this.#parts.folder.readDirectory(found.path, hidden, (place) =>
      readNeighbours(place, entry.name, {
        ...order,
        hidden,
        pageSize: limits.listingPageEntries,
        allowance: ask.allowance,
        resolveLink: (link) => this.#parts.folder.realPlace(link, hidden),
        readNames: (directory, refuse) => this.#parts.folder.readNames(directory, refuse),
        kinds: companyOf(entry.kind),
        accompanies: (name) => subtitleName(name, entry.name) !== undefined,
      }),
    )
    if (read.kind === 'refused') return read.refusal === 'no-descriptors' ? read.refusal : undefined
    if (read.value === 'too-many-entries') return undefined
    if (typeof read.value === 'string') return read.value
    return { ...read.value, companions: read.value.companions.filter(isReadByBrowsers) }
  }

  #presentation(entry: DirectoryEntry, { descriptor }: OpenFile): Pick<View, 'presentation' | 'text'> {
    const presentation = presentationOf(entry)
    if (presentation !== 'text') return { presentation, text: undefined }
    const start = fillFrom(
      this.#parts.disk,
      descriptor,
      (this.#start ??= Buffer.allocUnsafeSlow(shownTextBytes)),
    )
    if (!isText(start)) return { presentation: 'none', text: undefined }
    const shown = decodeText(start, start.length < entry.sizeBytes)
    return { presentation, text: { shown, shownBytes: start.length } }
  }
}

function isReadByBrowsers({ name, sizeBytes }: DirectoryEntry): boolean {
  return extensionOf(name) !== 'srt' || isConvertible(name, sizeBytes)
}
