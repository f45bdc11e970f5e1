/** Parses the Host field (RFC 9110 §7.2) and decides whether the host named there is this machine. */
import { endOfRun, regNameBytes } from './byte-classes.ts'
import { parseDecimal } from './field-syntax.ts'
import { isIpv4Address, isZonedIpv6Address } from './ip-literal.ts'
import { decodeOctet, decodePercent } from './percent-encoding.ts'

/** `host` as sent, an IPv6 literal with its brackets; `port` in digits as sent, '' when absent or empty. */
export type ParsedHost =
  { readonly ok: true; readonly host: string; readonly port: string } | { readonly ok: false }

const invalid = { ok: false } as const
const maxPort = 65535

const lenientUtf8 = new TextDecoder('utf-8', { ignoreBOM: true })
const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Parses `uri-host [":" port]` (RFC 3986 §3.2.2): a name, an IPv4 address or an IPv6 literal in brackets. An empty host
 * is invalid, since every target here has one; ports end at 65535; IPvFuture is refused. Beyond the grammar, zones of
 * IPv6 addresses and raw UTF-8 are allowed, because clients send them. Userinfo is never part of it.
 */
export function parseHost(value: string): ParsedHost {
  const hostEnd = value.startsWith('[') ? endOfIpLiteral(value) : endOfRegName(value)
  if (hostEnd === 0) return invalid
  const host = value.slice(0, hostEnd)
  if (hostEnd === value.length) return { ok: true, host, port: '' }
  if (value[hostEnd] !== ':') return invalid

  const port = value.slice(hostEnd + 1)
  const isPort = port === '' || parseDecimal(port) <= maxPort
  return isPort ? { ok: true, host, port } : invalid
}

/**
 * Returns whether `host`, from parseHost, names this machine for certain; anything else is answered 421. A web page
 * elsewhere can point a DNS name of its own at this address and so read the share through a visitor's browser, as one
 * origin with itself (DNS rebinding). The browser then sends that name as Host, whereas IP literals, `localhost` and
 * `*.localhost` (RFC 6761 §6.3) can't be rebound. `ownNames` holds this machine's names in lower case; neither the case
 * of `host` nor a single dot at its end matters, nor how the letters of these names are encoded.
 */
export function isOwnHost(host: string, ownNames: ReadonlySet<string>): boolean {
  if (host.startsWith('[')) return host.endsWith(']') && isZonedIpv6Address(host.slice(1, -1))
  if (isIpv4Address(host)) return true
  const name = host.endsWith('.') ? host.slice(0, -1) : host
  return isLocalhost(name.toLowerCase()) || ownNames.has(decoded(name).toLowerCase())
}

/** The text of a reg-name, most of which are plain ASCII. Bytes that are not UTF-8 become U+FFFD, which no own name has. */
function decoded(name: string): string {
  if (!/[%\u0080-\u00ff]/.test(name)) return name
  return lenientUtf8.decode(octets(decodePercent(name) ?? ''))
}

/** The index after the closing bracket, 0 unless the brackets hold an IPv6 address. */
function endOfIpLiteral(value: string): number {
  const bracket = value.indexOf(']')
  return bracket !== -1 && isZonedIpv6Address(value.slice(1, bracket)) ? bracket + 1 : 0
}

/** The index after the longest reg-name that `value` begins with, 0 if it has raw bytes that are not UTF-8. */
function endOfRegName(value: string): number {
  let end = endOfRun(value, 0, regNameBytes)
  while (value[end] === '%' && decodeOctet(value, end) !== undefined) {
    end = endOfRun(value, end + 3, regNameBytes)
  }
  const name = value.slice(0, end)
  return /[\u0080-\u00ff]/.test(name) && !isUtf8(name) ? 0 : end
}

function isLocalhost(name: string): boolean {
  return name === 'localhost' || (name.endsWith('.localhost') && !name.startsWith('.'))
}

/** The bytes that a latin1 string stands for. */
function octets(latin1: string): Uint8Array {
  return Uint8Array.from(latin1, (character) => character.charCodeAt(0))
}

function isUtf8(latin1: string): boolean {
  try {
    strictUtf8.decode(octets(latin1))
    return true
  } catch {
    return false
  }
}
