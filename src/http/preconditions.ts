/** Evaluates conditional requests (RFC 9110 §13) for GET and HEAD on a resource that exists. */
import { parseEntityTag, parseEntityTagList, strongMatch, weakMatch, type EntityTag } from './entity-tag.ts'
import type { Fields } from './field-lines.ts'
import { parseHttpDate } from './http-date.ts'

/**
 * What identifies the selected representation. `entityTag` is the ETag field's value, with its quotes; `lastModifiedMs`
 * is the instant of the Last-Modified field, which counts in whole seconds; undefined without that field, where conditions
 * by date are ignored.
 */
export type Validators = { readonly entityTag: string; readonly lastModifiedMs: number | undefined }

type Comparison = (a: EntityTag, b: EntityTag) => boolean

/**
 * Evaluates the preconditions in the order of RFC 9110 §13.2.2. A date field is ignored when its entity-tag field is
 * present, even if that is malformed (§13.1.3, §13.1.4), and when it is not a valid date. A malformed If-Match is 412,
 * because the client asked for caution and its condition can't be shown to hold; a malformed If-None-Match is ignored,
 * because sending the whole is always right. `nowMs` is for the two-digit years of obsolete dates only.
 */
export function evaluatePreconditions(
  fields: Fields,
  validators: Validators,
  nowMs: number,
): 'proceed' | 304 | 412 {
  // Steps 1 and 2: If-Match, without it If-Unmodified-Since.
  const ifMatch = fields.get('if-match')
  if (ifMatch !== undefined) {
    if (!matches(ifMatch, validators, strongMatch)) return 412
  } else if (isModifiedSince(fields.get('if-unmodified-since'), validators, nowMs) === true) {
    return 412
  }

  // Steps 3 and 4: If-None-Match, without it If-Modified-Since.
  const ifNoneMatch = fields.get('if-none-match')
  if (ifNoneMatch !== undefined) {
    if (matches(ifNoneMatch, validators, weakMatch)) return 304
  } else if (isModifiedSince(fields.get('if-modified-since'), validators, nowMs) === false) {
    return 304
  }
  return 'proceed'
}

/**
 * Returns whether If-Range lets the Range field apply (RFC 9110 §13.1.5, step 5 of §13.2.2): when it is absent, is a
 * strong entity tag equal to ours, or is exactly our Last-Modified date. That date must be at least a second before
 * `nowMs` to be a strong validator (§8.8.2.2), since the file might otherwise change again within it. When in doubt,
 * false: the whole is sent.
 */
export function ifRangeHolds(fields: Fields, validators: Validators, nowMs: number): boolean {
  const ifRange = fields.get('if-range')
  if (ifRange === undefined) return true

  const tag = parseEntityTag(ifRange)
  const ours = parseEntityTag(validators.entityTag)
  if (tag !== undefined) return ours !== undefined && strongMatch(tag, ours)

  const dateMs = parseHttpDate(ifRange, nowMs)
  if (dateMs === undefined || validators.lastModifiedMs === undefined) return false
  const lastModified = toSeconds(validators.lastModifiedMs)
  return toSeconds(dateMs) === lastModified && lastModified < toSeconds(nowMs)
}

function matches(value: string, validators: Validators, comparison: Comparison): boolean {
  const list = parseEntityTagList(value)
  if (list.kind === 'any') return true
  const ours = parseEntityTag(validators.entityTag)
  if (list.kind === 'malformed' || ours === undefined) return false
  return list.tags.some((tag) => comparison(tag, ours))
}

/** Whether the representation changed after the date in `value`; undefined when there is no valid date. */
function isModifiedSince(
  value: string | undefined,
  { lastModifiedMs }: Validators,
  nowMs: number,
): boolean | undefined {
  const dateMs = value === undefined ? undefined : parseHttpDate(value, nowMs)
  if (dateMs === undefined || lastModifiedMs === undefined) return undefined
  return toSeconds(lastModifiedMs) > toSeconds(dateMs)
}

function toSeconds(ms: number): number {
  return Math.floor(ms / 1000)
}
