/** Selects the byte ranges that a Range field asks for (RFC 9110 §14). */
import type { Fields } from './field-lines.ts'
import { listElements, parseDecimal } from './field-syntax.ts'

/**
 * Most ranges in one Range field; with more, the field is ignored (RFC 9110 §14.2, §17.15). Download managers and PDF
 * readers ask for fewer than ten; each further range costs the server a seek and a part head.
 */
const maxRanges = 16

/**
 * Most ranges of one Range field that may overlap another of it; with more, the field is ignored. RFC 9110 §14.2 names
 * "more than two overlapping ranges" as the mark of a broken client or an attack.
 */
const maxOverlappingRanges = 2

/** The bytes [start, end) of a representation, never empty. */
export type ByteRange = { readonly start: number; readonly end: number }

/** `whole`: answer with 200 as if there were no Range field. `unsatisfiable`: 416. `ranges`: 206 (≥ 1 range). */
export type RangeSelection =
  | { readonly kind: 'whole' }
  | { readonly kind: 'unsatisfiable' }
  | { readonly kind: 'ranges'; readonly ranges: readonly ByteRange[] }

const whole = { kind: 'whole' } as const
const unitPrefix = 'bytes='

/**
 * Selects from a representation of `sizeBytes`. Each range is within [0, sizeBytes); numbers may have any length.
 *
 * `whole` when the field is absent, has a unit other than bytes, is malformed, or asks for more than is sensible
 * (maxRanges, maxOverlappingRanges; §14.2, §17.15). Ranges beyond the end are dropped; `unsatisfiable` when none remains,
 * as with `bytes=-0`. Of an empty representation a suffix is satisfiable (§14.1.2), but no Content-Range can describe
 * zero bytes, so it is `whole`; so is a range that begins at its start, since players and download managers ask for
 * `bytes=0-` at first and take a 416 for an error. Ranges that overlap or touch are coalesced and then sent in ascending
 * order; otherwise the client's order is kept, which may be the order it needs them in (§15.3.7.2).
 */
export function selectRanges(fields: Fields, sizeBytes: number): RangeSelection {
  const value = fields.get('range')
  if (value?.slice(0, unitPrefix.length).toLowerCase() !== unitPrefix) return whole

  const specs = listElements(value.slice(unitPrefix.length)).filter((spec) => spec !== '')
  if (specs.length === 0 || specs.length > maxRanges) return whole
  const ranges: ByteRange[] = []
  for (const spec of specs) {
    const range = parseRangeSpec(spec, sizeBytes)
    if (range === undefined || (sizeBytes === 0 && range.start === 0)) return whole
    if (range.start < range.end) ranges.push(range)
  }
  if (ranges.length === 0) return { kind: 'unsatisfiable' }
  const coalesced = coalesce(ranges)
  return coalesced === undefined ? whole : { kind: 'ranges', ranges: coalesced }
}

/** The range of one range-spec (§14.1.1), empty if it can't be sent; undefined if it is malformed. */
function parseRangeSpec(spec: string, sizeBytes: number): ByteRange | undefined {
  const dash = spec.indexOf('-')
  if (dash === -1) return undefined
  if (dash === 0) {
    const suffixLength = parseDecimal(spec, 1)
    if (Number.isNaN(suffixLength)) return undefined
    // A suffix of no bytes is the one that is never satisfiable (§14.1.2).
    if (suffixLength === 0) return { start: Infinity, end: sizeBytes }
    return { start: Math.max(0, sizeBytes - suffixLength), end: sizeBytes }
  }

  const first = parseDecimal(spec, 0, dash)
  const isOpen = dash === spec.length - 1
  const last = isOpen ? Infinity : parseDecimal(spec, dash + 1)
  if (Number.isNaN(first) || Number.isNaN(last) || last < first) return undefined
  return { start: first, end: Math.min(last + 1, sizeBytes) }
}

/** The ranges without overlaps and seams, undefined if too many of them overlap. */
function coalesce(ranges: readonly ByteRange[]): readonly ByteRange[] | undefined {
  if (ranges.length === 1) return ranges
  const merged: ByteRange[] = []
  let overlaps = 0
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = merged[merged.length - 1]
    if (last === undefined || start > last.end) {
      merged.push({ start, end })
      continue
    }
    // n overlaps involve at least n + 1 ranges.
    if (start < last.end && ++overlaps >= maxOverlappingRanges) return undefined
    merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) }
  }
  return merged.length === ranges.length ? ranges : merged
}
