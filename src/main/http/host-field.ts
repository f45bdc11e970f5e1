// Parses the Host field (RFC 9110 §7.2) and decides whether the host named there is this machine.

import { endOfRun, regNameBytes } from './byte-classes.ts'
import { parseDecimal } from './decimal.ts'
import { isIpv4Address, isIpv6Address } from './ip-literal.ts'
import { decodeOctet } from './percent-encoding.ts'

/** `host` as sent, an IPv6 literal with its brackets; `port` in digits as sent, '' when absent or empty. */
export type ParsedHost = { ok: true; host: string; port: string } | { ok: false }

const invalid = { ok: false } as const
const maxPort = 65535

/**
 * Parses `uri-host [":" port]` (RFC 3986 §3.2.2): a name, an IPv4 address or an IPv6 literal in brackets.
 * Stricter than the grammar in three ways: an empty host is invalid, for there is no target here that lacks
 * one; ports end at 65535; IPvFuture and zone ids are refused. Userinfo is never part of it.
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
 * Whether `host`, from parseHost, names this machine for certain; anything else is answered 421. A web page
 * elsewhere can point a DNS name of its own at this address and so read the share through a visitor's
 * browser, as one origin with itself (DNS rebinding). The browser then sends that name as Host, whereas IP
 * literals, `localhost` and `*.localhost` (RFC 6761 §6.3) can't be rebound. `ownNames` holds this machine's
 * names in lower case; the case of `host` and a single dot at its end don't matter.
 */
export function isOwnHost(host: string, ownNames: ReadonlySet<string>): boolean {
  if (host.startsWith('[')) return host.endsWith(']') && isIpv6Address(host.slice(1, -1))
  if (isIpv4Address(host)) return true
  const name = (host.endsWith('.') ? host.slice(0, -1) : host).toLowerCase()
  return name === 'localhost' || isBelowLocalhost(name) || ownNames.has(name)
}

/** The index after the closing bracket, 0 when what stands in the brackets is no IPv6 address. */
function endOfIpLiteral(value: string): number {
  const bracket = value.indexOf(']')
  return bracket !== -1 && isIpv6Address(value.slice(1, bracket)) ? bracket + 1 : 0
}

/** The index after the longest reg-name that `value` begins with. */
function endOfRegName(value: string): number {
  let end = endOfRun(value, 0, regNameBytes)
  while (value[end] === '%' && decodeOctet(value, end) !== undefined) {
    end = endOfRun(value, end + 3, regNameBytes)
  }
  return end
}

function isBelowLocalhost(name: string): boolean {
  return name.endsWith('.localhost') && !name.startsWith('.')
}
