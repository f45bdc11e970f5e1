/** One request as the planners see it. */
import type { RequestHead } from '../../../http/request-head.ts'
import type { ListingAllowance } from '../../files/listing.ts'
import type { ServingOptions } from '../../jobs/serving-flags.ts'
import type { FileOwner } from '../archives/archive-reader.ts'
import type { ParsedTarget } from '../request-reader.ts'

/** A well-formed GET or HEAD request, and the conditions under which its response is planned. */
export type Ask = {
  readonly head: RequestHead
  readonly target: ParsedTarget
  readonly options: ServingOptions
  readonly nowMs: number
  /** Number of the job batch, see the job table. */
  readonly batch?: number
  /** What absolute links begin with: see {@link RequestJob.prefix}. */
  readonly prefix?: string
  /** For what takes long, such as the listing of a long folder. */
  readonly allowance: ListingAllowance
  /** Gets the file that is opened, from the start: should this thread die, it is closed all the same. */
  readonly owner: FileOwner
}
