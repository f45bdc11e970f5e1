/** Plans the listing of a folder: a page for people, JSON for programs, compressed for clients that accept it. */
import { limits } from '../../../shared/limits.ts'
import { readListing, type ListingSort } from '../../files/listing.ts'
import type { SharedFolder } from '../../files/shared-folder.ts'
import { errorMediaType, prefersJson } from '../../../http/content-negotiation.ts'
import { parseQuery } from '../../../http/query.ts'
import { renderListingJson } from '../pages/listing-json.ts'
import type { ListingLook } from '../pages/listing-links.ts'
import { renderListingPage, type ListingPlace } from '../pages/listing-page.ts'
import { guestTexts } from '../pages/page-texts.ts'
import type { ArchivePlans } from '../archives/archive-plans.ts'
import { entryHash } from '../archives/selection.ts'
import { pageSecurityPolicy } from '../pages/style.ts'
import { partPlanMs } from './archive-planner.ts'
import type { Ask } from './ask.ts'
import { contentPlan } from './content-plan.ts'
import { errorPlan, refusalPlan, type NoPlan, type ResponsePlan } from './response-plan.ts'

/** How long a directory is remembered as a long one, so that not every request for it reads hundreds of names in vain. */
const longMs = 10_000
const maxRememberedLong = 1000

const looks: readonly ListingLook[] = ['list', 'grid']
const sorts: readonly ListingSort[] = ['name', 'size', 'date']

/** What listings are planned with. */
export type ListingPlannerParts = {
  readonly folder: SharedFolder
  /** Name of the share on its pages. */
  readonly shareName: string
  /** Name of the computer on its pages; empty for none. */
  readonly computerName: string
  /** Say how long the ZIP of a folder is, if that is known. */
  readonly archives: Pick<ArchivePlans, 'knownLength'>
}

/** Plans listings. One per worker. */
export class ListingPlanner {
  readonly #parts: ListingPlannerParts
  /** Until when, ms since the epoch, each directory counts as long. If it has shrunk, its listing just waits longer. */
  readonly #longUntil = new Map<string, number>()

  constructor(parts: ListingPlannerParts) {
    this.#parts = parts
  }

  /** Plans the listing of the directory at `path` (latin1), which the target of `ask` names. */
  plan(ask: Ask, path: string): ResponsePlan | NoPlan {
    const {
      head,
      target,
      options: { hidden },
      nowMs,
      allowance,
    } = ask
    if (!allowance.mayTakeLong && (this.#longUntil.get(path) ?? 0) > nowMs) return 'takes-long'
    const { folder } = this.#parts
    const parameters = parseQuery(target.query)
    const found = folder.readDirectory(path, hidden, (place) =>
      readListing(place, {
        ...listingOrder(parameters),
        hidden,
        pageSize: limits.listingPageEntries,
        allowance,
        resolveLink: (link) => folder.realPlace(link, hidden),
      }),
    )
    if (found.kind === 'refused') return refusalPlan(found.refusal)
    const listing = found.value
    if (listing === 'takes-long') this.#rememberLong(path, nowMs)
    if (listing === 'too-many-entries') return errorPlan(500, [], listing)
    if (typeof listing === 'string') return listing
    const { fields } = head
    const place = this.#placeOf(ask, path, parameters)
    if (prefersJson(fields.get('accept'))) {
      return contentPlan(fields, renderListingJson(listing, place), [
        ['Content-Type', 'application/json; charset=utf-8'],
      ])
    }
    const texts = guestTexts(fields.get('accept-language'))
    return contentPlan(fields, renderListingPage(listing, place, texts), [
      ['Content-Type', 'text/html; charset=utf-8'],
      ['Content-Language', texts.language],
      ['Content-Security-Policy', pageSecurityPolicy()],
    ])
  }

  #placeOf({ head, target, options, nowMs }: Ask, path: string, parameters: Parameters): ListingPlace {
    const { folder, shareName, computerName, archives } = this.#parts
    const whole = { format: 'zip', folder: path, hidden: options.hidden, selection: undefined } as const
    const isSelecting = parameters.has('select')
    return {
      segments: target.segments,
      shareName,
      computerName,
      nowMs,
      look: looks.find((look) => look === parameters.get('view')),
      mayBeGrid: errorMediaType(head.fields.get('accept')) === 'text/html',
      zipBytes: archives.knownLength(whole, partPlanMs, nowMs),
      hashOf: isSelecting ? (name) => entryHash(folder.pathInside(path), name) : undefined,
    }
  }

  #rememberLong(path: string, nowMs: number): void {
    if (this.#longUntil.size >= maxRememberedLong) this.#longUntil.clear()
    this.#longUntil.set(path, nowMs + longMs)
  }
}

type Parameters = ReadonlyMap<string, string>

/** Reads order and page from the query. Invalid values are ignored. */
function listingOrder(parameters: Parameters): {
  sort: ListingSort
  descending: boolean
  page: number
} {
  const page = Number(parameters.get('page') ?? 1)
  return {
    sort: sorts.find((sort) => sort === parameters.get('sort')) ?? 'name',
    descending: parameters.get('order') === 'desc',
    page: Number.isSafeInteger(page) && page >= 1 ? page : 1,
  }
}
