/** Plans the listing of a folder: a page for people, JSON for programs, compressed for clients that accept it. */
import type { BigIntStats } from 'node:fs'
import { limits } from '../../../shared/limits.ts'
import { readListing, type Listing, type NoListing } from '../../files/listing.ts'
import type { ReadInside } from '../../files/shared-folder.ts'
import { renderListingJson } from '../pages/listing-json.ts'
import { renderListingPage, type ListingPlace } from '../pages/listing-page.ts'
import { shareNameIn } from '../pages/page-texts.ts'
import { ListingCache } from '../cache/listing-cache.ts'
import { isSameState } from '../cache/small-file-cache.ts'
import { entryHash } from '../archives/selection.ts'
import { partPlanMs } from './archive-planner.ts'
import type { Ask } from './ask.ts'
import { listingKey, listingRequest, type ListingRequest } from './listing-request.ts'
import { contentPlan } from './content-plan.ts'
import { withItemCounts } from './item-counts.ts'
import { pageFields } from './page-fields.ts'
import type { PlannerParts } from './planner-parts.ts'
import { errorPlan, refusalPlan, type NoPlan, type ResponsePlan, type SendablePlan } from './response-plan.ts'

/** How long a directory is remembered as a long one, so that not every request for it reads hundreds of names in vain. */
const longMs = 10_000
const maxRememberedLong = 1000

/** Plans listings. One per worker. */
export class ListingPlanner {
  readonly #parts: PlannerParts
  readonly #recent = new ListingCache()
  /** Until when, ms since the epoch, each directory counts as long. If it has shrunk, its listing just waits longer. */
  readonly #longUntil = new Map<string, number>()

  constructor(parts: PlannerParts) {
    this.#parts = parts
  }

  /**
   * Plans the listing of the directory at `path` (latin1), which the target of `ask` names.
   *
   * @param stats its state, from after the request had arrived
   */
  plan(ask: Ask, path: string, stats: BigIntStats): ResponsePlan | NoPlan {
    const { options, nowMs, allowance } = ask
    const request = listingRequest(ask)
    const key = listingKey(path, options.hidden, request, nowMs)
    const recent = this.#recent.get(key, stats, nowMs)
    if (recent !== undefined) return recent
    if (!allowance.mayTakeLong && (this.#longUntil.get(path) ?? 0) > nowMs) return 'takes-long'
    const read = this.#read(ask, path, request, stats)
    if (read.kind === 'refused') return refusalPlan(read.refusal)
    const { listing, mayBeKept } = read.value
    if (listing === 'takes-long') this.#rememberLong(path, nowMs)
    if (listing === 'too-many-entries') return errorPlan(500, [], listing)
    if (typeof listing === 'string') return listing
    const inside = { folder: this.#parts.folder, path, hidden: options.hidden, device: stats.dev }
    const plan = this.#planListing(ask, path, withItemCounts(listing, inside), request)
    if (mayBeKept) this.#recent.keep(key, plan, stats, nowMs)
    return plan
  }

  /** Reads the directory. Its listing may be kept if it is of that state, and nothing elsewhere changes what is in it. */
  #read(
    { options: { hidden }, allowance }: Ask,
    path: string,
    { sort, descending, page }: ListingRequest,
    stats: BigIntStats,
  ): ReadInside<{ listing: Listing | NoListing; mayBeKept: boolean }> {
    const { folder } = this.#parts
    return folder.readDirectory(path, hidden, (place) => {
      let links = 0
      const listing = readListing(place, {
        sort,
        descending,
        page,
        hidden,
        pageSize: limits.listingPageEntries,
        allowance,
        resolveLink: (link) => {
          links += 1
          return folder.realPlace(link, hidden)
        },
        readNames: (directory, refuse) => folder.readNames(directory, refuse),
      })
      const after = folder.lookAt(place)
      return { listing, mayBeKept: links === 0 && after !== undefined && isSameState(after, stats) }
    })
  }

  #planListing(ask: Ask, path: string, listing: Listing, request: ListingRequest): SendablePlan {
    const { isJson, texts } = request
    const { fields } = ask.head
    const place = this.#placeOf(ask, path, request)
    if (isJson) {
      return contentPlan(fields, renderListingJson(listing, place), [
        ['Content-Type', 'application/json; charset=utf-8'],
      ])
    }
    return contentPlan(fields, renderListingPage(listing, place, texts), [
      ['Content-Type', 'text/html; charset=utf-8'],
      ['Content-Language', texts.language],
      ...pageFields(),
    ])
  }

  #placeOf(
    { target, options: { hidden }, nowMs }: Ask,
    path: string,
    { look, isSelecting, mayBeGrid, isJson, texts }: ListingRequest,
  ): ListingPlace {
    const { folder, shareName, computerName, archives } = this.#parts
    const whole = { format: 'zip', folder: path, hidden, selection: undefined } as const
    return {
      segments: target.segments,
      shareName: isJson ? shareName : shareNameIn(texts, shareName),
      computerName,
      nowMs,
      look,
      mayBeGrid,
      zipBytes: archives.knownLength(whole, partPlanMs, nowMs),
      hashOf: isSelecting ? (name) => entryHash(folder.pathInside(path), name) : undefined,
    }
  }

  #rememberLong(path: string, nowMs: number): void {
    if (this.#longUntil.size >= maxRememberedLong) this.#longUntil.clear()
    this.#longUntil.set(path, nowMs + longMs)
  }
}
