/** Reads the query of a request target as a submitted form (application/x-www-form-urlencoded, WHATWG URL §5.1). */
import { decodeOctet } from './percent-encoding.ts'

/**
 * Parses `query`, the raw text after the `?`, to values by name. Of several pairs with one name the first wins; a pair
 * without `=` has the value ''; `+` is a space; a malformed `%` stays as it is. Names and values are bytes as latin1, like
 * everything in this layer: a caller that wants text decodes them as UTF-8. Never throws.
 */
export function parseQuery(query: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  if (query === '') return values
  for (const pair of query.split('&')) {
    if (pair === '') continue
    const mark = pair.indexOf('=')
    const name = decodeLeniently(mark === -1 ? pair : pair.slice(0, mark))
    if (!values.has(name)) values.set(name, mark === -1 ? '' : decodeLeniently(pair.slice(mark + 1)))
  }
  return values
}

function decodeLeniently(text: string): string {
  let decoded = ''
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index)
    const byte = character === '%' ? decodeOctet(text, index) : undefined
    if (byte === undefined) {
      decoded += character === '+' ? ' ' : character
    } else {
      decoded += String.fromCharCode(byte)
      index += 2
    }
  }
  return decoded
}
