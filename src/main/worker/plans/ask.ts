/** One request as the planners see it. */
import type { RequestHead } from '../../../http/request-head.ts'
import type { ListingAllowance } from '../../files/listing.ts'
import type { ServingOptions } from '../../jobs/serving-flags.ts'
import type { ParsedTarget } from '../request-reader.ts'

/** A well-formed GET or HEAD request, and the conditions under which its response is planned. */
export type Ask = {
  readonly head: RequestHead
  readonly target: ParsedTarget
  readonly options: ServingOptions
  readonly nowMs: number
  /** For the listing of a long folder. */
  readonly allowance: ListingAllowance
  /** Called with the descriptor of a file that has been opened, before it is read. Its new owner closes it. */
  readonly own: (descriptor: number) => void
}
