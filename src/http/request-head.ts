/**
 * Turns the bytes of one complete request head into a value, or into the status that refuses it. Runs on a worker
 * thread, on the head that the scanner delimited.
 */
import type { Buffer } from 'node:buffer'
import { parseFieldLines, type Fields } from './field-lines.ts'
import { listElements } from './field-syntax.ts'
import { parseHost } from './host-field.ts'
import { parseRequestLine, requestLineRefusal } from './request-line.ts'

/**
 * A well-formed head. `method` is case-sensitive, `target` is as sent (latin1, not decoded). A minor version above 1
 * counts as 1. In `fields`, `host` is valid wherever it occurs and always occurs in 1.1.
 */
export type RequestHead = {
  readonly method: string
  readonly target: string
  readonly minorVersion: 0 | 1
  readonly fields: Fields
  /** The host that the Host field names; undefined if there is none, in 1.0. */
  readonly host: string | undefined
}

/** The head, or the status to answer before closing: after a malformed head no next request can be trusted. */
export type ParsedRequestHead =
  { readonly ok: true; readonly head: RequestHead } | { readonly ok: false; readonly status: 400 | 431 | 505 }

/**
 * Parses bytes[start, end), a head with its final CRLFCRLF (RFC 9112 §2–§5). `bytes` may be shared memory; the result
 * holds a copy. Never throws, whatever the bytes.
 *
 * 400 for everything malformed, including a Host that is missing in 1.1, doubled or invalid (§3.2); 431 for too many
 * field lines; 505 for a major version other than 1, such as the HTTP/2 preface. Whether a body follows and whether the
 * method and the form of the target are served is decided elsewhere.
 */
export function parseRequestHead(bytes: Buffer, start: number, end: number): ParsedRequestHead {
  // One copy for the whole head: slices of a string are far cheaper than a slice of bytes per field.
  const text = bytes.toString('latin1', start, end)
  const lineEnd = text.indexOf('\r\n')
  const refusal = requestLineRefusal(bytes, start, start + lineEnd)
  if (refusal !== undefined) return { ok: false, status: refusal }
  const section = parseFieldSection(text, lineEnd + 2)
  if (!section.ok) return section

  const { method, target, minorVersion } = parseRequestLine(text, lineEnd)
  const { fields, host } = section
  if (host === undefined && minorVersion === 1) return { ok: false, status: 400 }
  return { ok: true, head: { method, target, minorVersion, fields, host } }
}

type FieldSection =
  | { readonly ok: true; readonly fields: Fields; readonly host: string | undefined }
  | { readonly ok: false; readonly status: 400 | 431 }

/** What was parsed last on this thread. Clients send the same fields with one request after the other. */
let lastText = ''
let lastSection: FieldSection = { ok: false, status: 400 }

function parseFieldSection(head: string, from: number): FieldSection {
  const text = head.slice(from)
  if (text !== lastText) {
    lastSection = readFieldSection(text)
    lastText = text
  }
  return lastSection
}

function readFieldSection(text: string): FieldSection {
  const lines = parseFieldLines(text, 0)
  if (!lines.ok) return lines
  const { fields } = lines
  const field = fields.get('host')
  const host = field === undefined ? undefined : parseHost(field)
  if (host?.ok === false) return { ok: false, status: 400 }
  return { ok: true, fields, host: host?.host }
}

/**
 * Returns whether the client wants to keep the connection for another request (RFC 9112 §9.3): not if any connection
 * option is `close`; by default in 1.1; in 1.0 only with `keep-alive`. The server may still close, for instance on an
 * error.
 */
export function isPersistent({ minorVersion, fields }: RequestHead): boolean {
  const isDefault = minorVersion === 1
  const connection = fields.get('connection')
  if (connection === undefined) return isDefault
  const options = listElements(connection.toLowerCase())
  return !options.includes('close') && (isDefault || options.includes('keep-alive'))
}
