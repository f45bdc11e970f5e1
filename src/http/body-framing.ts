/**
 * Decides from the head alone where the request's body ends (RFC 9112 §6). Every doubt is an error: a wrong answer would
 * let the end of a body pass for a next request.
 */
import { listElements, parseDecimal } from './field-syntax.ts'
import type { RequestHead } from './request-head.ts'

/**
 * `none`: no body was announced. `length`: `length` bytes follow, 0 included. `malformed`: answer with the status and
 * close, since the next request can't be found.
 */
export type BodyFraming =
  | { readonly kind: 'none' }
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'malformed'; readonly status: 400 | 501 }

const malformed = { kind: 'malformed', status: 400 } as const

/** Returns the framing of the request's body, decided in the order of RFC 9112 §6.3. */
export function bodyFraming(head: RequestHead): BodyFraming {
  const codings = head.fields.get('transfer-encoding')
  const length = head.fields.get('content-length')
  if (codings === undefined) return length === undefined ? { kind: 'none' } : contentLength(length)

  // §6.1: both at once is how requests are smuggled, and HTTP/1.0 has no transfer codings.
  if (length !== undefined || head.minorVersion === 0) return malformed
  return transferCodings(codings)
}

/**
 * Only `chunked` alone is implemented. A final coding other than chunked leaves the end unknown, which §6.3 makes a 400
 * whether or not the coding is known; an unimplemented coding below a final chunked is a 501 (§6.1). Parameters of
 * chunked are an error (§7.1), and so is an empty element, which lenient and strict peers read differently.
 */
function transferCodings(value: string): BodyFraming {
  const codings = listElements(value.toLowerCase())
  if (codings.pop() !== 'chunked') return malformed
  if (codings.includes('chunked') || codings.includes('')) return malformed
  return codings.length === 0 ? { kind: 'chunked' } : { kind: 'malformed', status: 501 }
}

/** A list of identical lengths, from a proxy that joined repeated lines, counts as one (§6.3); "5, 05" does not. */
function contentLength(value: string): BodyFraming {
  const [first = '', ...others] = listElements(value)
  if (others.some((other) => other !== first)) return malformed
  const length = parseDecimal(first)
  return Number.isSafeInteger(length) ? { kind: 'length', length } : malformed
}
