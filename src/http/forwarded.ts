/** Parses the Forwarded field (RFC 7239 §4), strictly: who may have written which part of it depends on where its parts end. */
import { endOfRun, fieldValueBytes, tokenBytes } from './byte-classes.ts'
import { skipOws } from './field-syntax.ts'
import { parseIpAddress, type IpAddress } from './ip-address.ts'

/** One hop: its `for` as sent, without quotes; undefined if it has none. */
type Element = { readonly node: string | undefined; readonly isEmpty: boolean; readonly end: number }

type Value = { readonly text: string; readonly end: number }

/**
 * Returns the `for` of each element, the nearest hop last; undefined for elements without one. Undefined as a whole if the value
 * is malformed anywhere.
 */
export function forwardedFor(value: string): readonly (string | undefined)[] | undefined {
  const nodes: (string | undefined)[] = []
  let at = 0
  for (;;) {
    const element = parseElement(value, skipOws(value, at))
    if (element === undefined) return undefined
    // Lists may have empty elements (RFC 9110 §5.6.1.2).
    if (!element.isEmpty) nodes.push(element.node)
    at = skipOws(value, element.end)
    if (at === value.length) return nodes
    if (value[at] !== ',') return undefined
    at++
  }
}

/**
 * Returns the address of a node (RFC 7239 §6): IPv4, or IPv6 in brackets, with or without a port. Undefined for `unknown`, for
 * obfuscated identifiers, and for anything else.
 */
export function nodeAddress(node: string): IpAddress | undefined {
  const match = /^(?:\[([^\]]*)\]|([^:]*))(?::(?:\d{1,5}|_[A-Za-z\d._-]+))?$/.exec(node)
  if (match === null) return undefined
  const [, inBrackets, plain = ''] = match
  if (inBrackets === undefined) return parseIpAddress(plain)
  return inBrackets.includes(':') ? parseIpAddress(inBrackets) : undefined
}

/** Parses the pairs from `from` up to a comma, white space or the end. */
function parseElement(value: string, from: number): Element | undefined {
  const names = new Set<string>()
  let node: string | undefined
  let at = from
  for (;;) {
    const nameEnd = endOfRun(value, at, tokenBytes)
    if (nameEnd > at) {
      if (value[nameEnd] !== '=') return undefined
      const name = value.slice(at, nameEnd).toLowerCase()
      const pair = parseValue(value, nameEnd + 1)
      // Each name once only (RFC 7239 §4).
      if (pair === undefined || names.has(name)) return undefined
      names.add(name)
      if (name === 'for') node = pair.text
      at = pair.end
    }
    if (value[at] !== ';') return { node, isEmpty: at === from, end: at }
    at++
  }
}

/** Parses a token or a quoted string (RFC 9110 §5.6.4). */
function parseValue(value: string, from: number): Value | undefined {
  if (value[from] !== '"') {
    const end = endOfRun(value, from, tokenBytes)
    return end === from ? undefined : { text: value.slice(from, end), end }
  }
  let text = ''
  for (let at = from + 1; at < value.length; at++) {
    if (value[at] === '"') return { text, end: at + 1 }
    if (value[at] === '\\') at++
    if (fieldValueBytes[value.charCodeAt(at)] !== 1) return undefined
    text += value[at]!
  }
  return undefined
}
