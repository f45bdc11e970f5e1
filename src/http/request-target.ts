// Parses the request target (RFC 9112 §3.2) into the decoded and normalized segments of its path. This is the
// only place where a path is decoded; whether a segment may name a file on this system is for the files layer
// to say.

import { parseHost } from './host-field.ts'
import { decodePercent } from './percent-encoding.ts'

/**
 * `segments` are bytes as latin1, decoded once, free of NUL and `/`, none of them '', `.` or `..`. The root has
 * none. `trailingSlash` adds no segment and is true for the root. `isNormal` says that the path was sent
 * without dot segments and empty ones. `query` is the raw text after the first `?`, '' if there is none.
 * `authority` is the raw `host[:port]` of the absolute form, which then overrides the Host field (§3.2.2), and
 * null in origin form.
 */
export type RequestTarget =
  | {
      ok: true
      segments: string[]
      trailingSlash: boolean
      isNormal: boolean
      query: string
      authority: string | null
    }
  | { ok: false; status: 400 }

const malformed = { ok: false, status: 400 } as const

/**
 * Parses `target`, the latin1 target of a parsed head. Origin form and absolute form (http, https) are
 * served; the authority form belongs to CONNECT and the asterisk form to OPTIONS, which are not, so both are
 * 400. So are a raw `#` (no fragment is ever sent), userinfo, a malformed `%`, an encoded NUL or `/`, and a path
 * that climbs above the root.
 *
 * Dot segments, plain or encoded, are removed as in RFC 3986 §5.2.4, and then empty ones: browsers do the former
 * before they send, but package managers and sync tools leave it to the server.
 */
export function parseRequestTarget(target: string): RequestTarget {
  if (target.includes('#')) return malformed
  if (target.startsWith('/')) return parsePathAndQuery(target, 0, null)

  const authorityStart = endOfScheme(target)
  if (authorityStart === 0) return malformed
  const authorityEnd = endOfAuthority(target, authorityStart)
  const authority = target.slice(authorityStart, authorityEnd)
  if (!parseHost(authority).ok) return malformed
  return parsePathAndQuery(target, authorityEnd, authority)
}

/** The index after `http://` or `https://` in any case, 0 if the target begins with neither. */
function endOfScheme(target: string): number {
  const start = target.slice(0, 'https://'.length).toLowerCase()
  if (start === 'https://') return start.length
  return start.startsWith('http://') ? 'http://'.length : 0
}

function endOfAuthority(target: string, from: number): number {
  for (let i = from; i < target.length; i++) {
    if (target[i] === '/' || target[i] === '?') return i
  }
  return target.length
}

/** Parses the rest of the target from `from`, where the path begins; in the absolute form it may be empty. */
function parsePathAndQuery(target: string, from: number, authority: string | null): RequestTarget {
  const mark = target.indexOf('?', from)
  const path = target.slice(from, mark === -1 ? target.length : mark)
  const query = mark === -1 ? '' : target.slice(mark + 1)
  if (path === '' || path === '/')
    return { ok: true, segments: [], trailingSlash: true, isNormal: true, query, authority }

  // Split first, decode afterwards: an encoded slash is part of a name, never a separator.
  const segments = path.slice(1).split('/')
  const last = segments.length - 1
  let isNormal = true
  for (let i = 0; i <= last; i++) {
    const segment = decodePercent(segments[i]!)
    if (segment === undefined || segment.includes('\0') || segment.includes('/')) return malformed
    if (isDotSegment(segment) || (segment === '' && i < last)) isNormal = false
    segments[i] = segment
  }
  const trailingSlash = segments[last] === '' || isDotSegment(segments[last]!)
  if (segments[last] === '') segments.pop()
  const normal = isNormal ? segments : removeDotSegments(segments)?.filter((segment) => segment !== '')
  if (normal === undefined) return malformed
  return { ok: true, segments: normal, trailingSlash, isNormal, query, authority }
}

function isDotSegment(segment: string): boolean {
  return segment === '.' || segment === '..'
}

/** What RFC 3986 §5.2.4 leaves of a path; undefined if it climbs above the root. An empty segment is one to it. */
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
