// Decides whether the connection may carry another request after this one (RFC 9112 §9.3).

import { listElements } from './list-elements.ts'
import type { RequestHead } from './request-head.ts'

/**
 * Whether the client wants the connection kept: not if any connection option is `close`; by default in 1.1;
 * in 1.0 only with `keep-alive`. The server may still close, for instance on an error.
 */
export function isPersistent(head: RequestHead): boolean {
  const isDefault = head.minorVersion === 1
  const connection = head.fields.get('connection')
  if (connection === undefined) return isDefault
  const options = listElements(connection.toLowerCase())
  return !options.includes('close') && (isDefault || options.includes('keep-alive'))
}
