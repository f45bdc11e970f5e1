/**
 * Parses the request target (RFC 9112 §3.2) into the decoded and normalized segments of its path. This is the only place
 * where a path is decoded; whether a segment may name a file on this system is decided by the files layer.
 */
import { parseHost } from './host-field.ts'
import { decodePercent } from './percent-encoding.ts'

/**
 * `segments` are bytes as latin1, decoded once, free of NUL and `/`, none of them '', `.` or `..`. The root has none.
 * `trailingSlash` adds no segment and is true for the root. `isNormal` is whether the path was sent without dot segments
 * and empty ones. `query` is the raw text after the first `?`, '' if there is none. `authority` is the raw `host[:port]`
 * of the absolute form, which then overrides the Host field (§3.2.2), `host` what it names; both are null in origin form.
 */
export type RequestTarget =
  | {
      readonly ok: true
      readonly segments: readonly string[]
      readonly trailingSlash: boolean
      readonly isNormal: boolean
      readonly query: string
      readonly authority: string | null
      readonly host: string | null
    }
  | { readonly ok: false; readonly status: 400 }

const malformed = { ok: false, status: 400 } as const

/**
 * Parses `target`, the latin1 target of a parsed head. Origin form and absolute form (http, https) are served; the
 * authority form belongs to CONNECT and the asterisk form to OPTIONS, which are not, so both are 400. So are a raw `#`
 * (no fragment is ever sent), userinfo, a malformed `%`, an encoded NUL or `/`, and a path that climbs above the root.
 *
 * Dot segments, plain or encoded, are removed as in RFC 3986 §5.2.4, and then empty ones: browsers do the former
 * before they send, but package managers and sync tools leave it to the server.
 */
export function parseRequestTarget(target: string): RequestTarget {
  if (target.includes('#')) return malformed
  if (target.startsWith('/')) return parsePathAndQuery(target, 0, null, null)

  const authorityStart = endOfScheme(target)
  if (authorityStart === 0) return malformed
  const authorityEnd = endOfAuthority(target, authorityStart)
  const authority = target.slice(authorityStart, authorityEnd)
  const parsed = parseHost(authority)
  return parsed.ok ? parsePathAndQuery(target, authorityEnd, authority, parsed.host) : malformed
}

/**
 * Returns the index in `target` where its path begins, which may be empty in the absolute form; undefined for a target in
 * another form than {@link parseRequestTarget} serves. Checks nothing else.
 */
export function pathStart(target: string): number | undefined {
  if (target.startsWith('/')) return 0
  const authorityStart = endOfScheme(target)
  return authorityStart === 0 ? undefined : endOfAuthority(target, authorityStart)
}

/** The index after `http://` or `https://` in any case, 0 if the target begins with neither. */
function endOfScheme(target: string): number {
  const start = target.slice(0, 'https://'.length).toLowerCase()
  if (start === 'https://') return start.length
  return start.startsWith('http://') ? 'http://'.length : 0
}

function endOfAuthority(target: string, from: number): number {
  for (let index = from; index < target.length; index++) {
    if (target[index] === '/' || target[index] === '?') return index
  }
  return target.length
}

/** Parses the rest of the target from `from`, where the path begins; in the absolute form it may be empty. */
function parsePathAndQuery(
  target: string,
  from: number,
  authority: string | null,
  host: string | null,
): RequestTarget {
  const mark = target.indexOf('?', from)
  const path = target.slice(from, mark === -1 ? target.length : mark)
  const query = mark === -1 ? '' : target.slice(mark + 1)
  // Split first, decode afterwards: an encoded slash is part of a name, never a separator.
  const segments = path.slice(1).split('/')
  if (!decodeSegments(segments)) return malformed
  const last = segments.at(-1)!
  const trailingSlash = last === '' || isDotSegment(last)
  if (last === '') segments.pop()
  const isNormal = !segments.some((segment) => segment === '' || isDotSegment(segment))
  const normal = isNormal ? segments : removeDotSegments(segments)?.filter((segment) => segment !== '')
  if (normal === undefined) return malformed
  return { ok: true, segments: normal, trailingSlash, isNormal, query, authority, host }
}

/** Decodes the segments in place; false if one is malformed. */
function decodeSegments(segments: string[]): boolean {
  for (let index = 0; index < segments.length; index++) {
    const segment = decodePercent(segments[index]!)
    if (segment === undefined || segment.includes('\0') || segment.includes('/')) return false
    segments[index] = segment
  }
  return true
}

function isDotSegment(segment: string): boolean {
  return segment === '.' || segment === '..'
}

/** What RFC 3986 §5.2.4 leaves of a path, empty segments included; undefined if it climbs above the root. */
function removeDotSegments(segments: readonly string[]): string[] | undefined {
  const kept: string[] = []
  for (const segment of segments) {
    if (segment === '..') {
      if (kept.pop() === undefined) return undefined
    } else if (segment !== '.') {
      kept.push(segment)
    }
  }
  return kept
}
