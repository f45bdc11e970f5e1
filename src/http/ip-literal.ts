/**
 * Recognises IP addresses in the textual form that RFC 3986 §3.2.2 allows in a URI. No other spelling (octal, hex, fewer
 * than four parts) counts, since resolvers disagree on those.
 */
import { endOfRun, zoneBytes } from './byte-classes.ts'
import { parseDecimal } from './field-syntax.ts'

/** Returns whether `text` is a dotted quad: four decimal numbers from 0 to 255 without leading zeros. */
export function isIpv4Address(text: string): boolean {
  const octets = text.split('.')
  return octets.length === 4 && octets.every(isDecimalOctet)
}

/**
 * Returns whether `text`, without its brackets, is an IPv6 address (RFC 4291 §2.2): eight groups of up to four hex digits,
 * one `::` in place of one or more zero groups; the last two groups may be a dotted quad.
 */
export function isIpv6Address(text: string): boolean {
  const gap = text.indexOf('::')
  if (gap === -1) return groupCount(text, true) === 8
  const before = text.slice(0, gap)
  const after = text.slice(gap + 2)
  const count = (before === '' ? 0 : groupCount(before, false)) + (after === '' ? 0 : groupCount(after, true))
  return count <= 7
}

/**
 * Returns whether `text`, without its brackets, is an IPv6 address with or without a zone, which is written after `%` or
 * `%25` (RFC 6874 §2). A zone means something on the sender's machine only, but many clients send it.
 */
export function isZonedIpv6Address(text: string): boolean {
  const mark = text.indexOf('%')
  if (mark === -1) return isIpv6Address(text)
  const zone = text.slice(mark + 1)
  return isIpv6Address(text.slice(0, mark)) && zone !== '' && endOfRun(zone, 0, zoneBytes) === zone.length
}

/** The number of 16-bit groups in `text`, NaN if one is malformed. A dotted quad, where it may end the text, is two. */
function groupCount(text: string, mayEndInQuad: boolean): number {
  const groups = text.split(':')
  const last = groups[groups.length - 1]!
  let count = groups.length
  if (mayEndInQuad && last.includes('.')) {
    if (!isIpv4Address(last)) return NaN
    groups.pop()
    count++
  }
  return groups.every(isHexGroup) ? count : NaN
}

function isDecimalOctet(text: string): boolean {
  const hasLeadingZero = text.length > 1 && text.startsWith('0')
  return text.length <= 3 && !hasLeadingZero && parseDecimal(text) <= 255
}

function isHexGroup(text: string): boolean {
  if (text.length === 0 || text.length > 4) return false
  for (const character of text) {
    if (!'0123456789abcdefABCDEF'.includes(character)) return false
  }
  return true
}
