/** What a client asks for at the address of a listing, by the query and by the fields of its request. */
import type { ListingSort } from '../../../shared/listing-order.ts'
import { acceptsGzip, errorMediaType, prefersJson } from '../../../http/content-negotiation.ts'
import { parseQuery } from '../../../http/query.ts'
import type { ListingLook } from '../pages/listing-links.ts'
import { guestTexts, type PageTexts } from '../pages/page-texts.ts'
import type { Ask } from './ask.ts'

export type ListingRequest = {
  readonly sort: ListingSort
  readonly descending: boolean
  readonly page: number
  readonly look: ListingLook | undefined
  readonly isSelecting: boolean
  readonly isJson: boolean
  readonly isCompressed: boolean
  /** Whether it may be a grid without being asked for one. */
  readonly mayBeGrid: boolean
  readonly texts: PageTexts
}

const looks: readonly ListingLook[] = ['list', 'grid']
const sorts: readonly ListingSort[] = ['name', 'size', 'date']

/** Reads a request. What is invalid in its query is ignored. */
export function listingRequest({ head: { fields }, target }: Pick<Ask, 'head' | 'target'>): ListingRequest {
  const parameters = parseQuery(target.query)
  const page = Number(parameters.get('page') ?? 1)
  const accept = fields.get('accept')
  return {
    sort: sorts.find((sort) => sort === parameters.get('sort')) ?? 'name',
    descending: parameters.get('order') === 'desc',
    page: Number.isSafeInteger(page) && page >= 1 ? page : 1,
    look: looks.find((look) => look === parameters.get('view')),
    isSelecting: parameters.has('select'),
    isJson: prefersJson(accept),
    isCompressed: acceptsGzip(fields.get('accept-encoding')),
    mayBeGrid: errorMediaType(accept) === 'text/html',
    texts: guestTexts(fields.get('accept-language')),
  }
}

/**
 * Returns a key for all that the answer depends on, besides the state of the directory at `path`. Of the time it is the day:
 * what was made today is made yesterday at midnight.
 */
export function listingKey(
  path: string,
  hidden: boolean,
  { texts, ...request }: ListingRequest,
  nowMs: number,
): string {
  const day = new Date(nowMs).getDate()
  return [path, hidden, day, texts.language, ...Object.values(request)].join('\0')
}
