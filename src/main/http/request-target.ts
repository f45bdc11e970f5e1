// Parses the request target (RFC 9112 §3.2) into the decoded segments of its path. This is the only place
// where a path is decoded; whether a segment may name a file on this system is for the files layer to say.

import { parseHost } from './host-field.ts'
import { decodePercent } from './percent-encoding.ts'

/**
 * `segments` are bytes as latin1, decoded once, free of NUL, `/`, `.` and `..`; '' stands for an empty
 * segment (`//`), which names no file. The root has none. `trailingSlash` adds no segment and is true for the
 * root. `query` is the raw text after the first `?`, '' if there is none. `authority` is the raw
 * `host[:port]` of the absolute form, which then overrides the Host field (§3.2.2), and null in origin form.
 */
export type RequestTarget =
  | { ok: true; segments: string[]; query: string; trailingSlash: boolean; authority: string | null }
  | { ok: false; status: 400 }

const malformed = { ok: false, status: 400 } as const

/**
 * Parses `target`, the latin1 target of a parsed head. Origin form and absolute form (http, https) are
 * served; the authority form belongs to CONNECT and the asterisk form to OPTIONS, which are not, so both are
 * 400. So are a raw `#` (no fragment is ever sent), userinfo, a malformed `%`, an encoded NUL or `/`, and dot
 * segments, plain or encoded: clients remove those before sending (RFC 3986 §5.2.4), so one that arrives is
 * an attempt or a mistake.
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
  if (path === '' || path === '/') return { ok: true, segments: [], query, trailingSlash: true, authority }

  // Split first, decode afterwards: an encoded slash is part of a name, never a separator.
  const trailingSlash = path.endsWith('/')
  const segments = path.slice(1, trailingSlash ? -1 : undefined).split('/')
  for (let i = 0; i < segments.length; i++) {
    const segment = decodePercent(segments[i]!)
    if (segment === undefined || isForbidden(segment)) return malformed
    segments[i] = segment
  }
  return { ok: true, segments, query, trailingSlash, authority }
}

function isForbidden(segment: string): boolean {
  return segment === '.' || segment === '..' || segment.includes('\0') || segment.includes('/')
}
