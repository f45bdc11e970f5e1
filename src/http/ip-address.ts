/** IP addresses and ranges of them as numbers, to compare them whatever their spelling. */
import { parseDecimal } from './field-syntax.ts'
import { isIpv4Address, isIpv6Address } from './ip-literal.ts'

/** Eight groups of 16 bits; an IPv4 address is the IPv6 address that it is mapped to (RFC 4291 §2.5.5.2). */
export type IpAddress = readonly number[]

/** The addresses whose first `bits` are those of `address`. */
export type IpRange = { readonly address: IpAddress; readonly bits: number }

const mappedPrefix = [0, 0, 0, 0, 0, 0xffff]
const mappedBits = 96

/** Parses an IPv4 or IPv6 address without brackets, port or zone; undefined for anything else. */
export function parseIpAddress(text: string): IpAddress | undefined {
  if (isIpv4Address(text)) return [...mappedPrefix, ...quadGroups(text)]
  if (!isIpv6Address(text)) return undefined
  const [before = '', after] = text.split('::')
  const high = groupsOf(before)
  if (after === undefined) return high
  const low = groupsOf(after)
  return [...high, ...new Array<number>(8 - high.length - low.length).fill(0), ...low]
}

/** Returns the text of an address: IPv4 in dotted form, IPv6 as RFC 5952 §4 has it. */
export function formatIpAddress(address: IpAddress): string {
  if (isMapped(address)) {
    const [high = 0, low = 0] = address.slice(mappedPrefix.length)
    return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.')
  }
  const groups = address.map((group) => group.toString(16))
  const { start, length } = longestZeros(address)
  if (length < 2) return groups.join(':')
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`
}

/** Parses an address or a range in CIDR notation, such as `192.0.2.0/24` (RFC 4632 §3.1); undefined for anything else. */
export function parseIpRange(text: string): IpRange | undefined {
  const mark = text.indexOf('/')
  const address = parseIpAddress(mark === -1 ? text : text.slice(0, mark))
  if (address === undefined) return undefined
  const offset = text.includes(':') ? 0 : mappedBits
  const bits = mark === -1 ? 128 : offset + parseDecimal(text, mark + 1)
  return bits <= 128 ? { address, bits } : undefined
}

/** Returns whether the address is in the range. No range of IPv6, not even `::/0`, has IPv4 addresses in it. */
export function isInRange(address: IpAddress, { address: first, bits }: IpRange): boolean {
  if (isMapped(address) !== isMapped(first)) return false
  return address.every((group, index) => {
    const ignored = 16 - Math.min(16, Math.max(0, bits - 16 * index))
    return group >> ignored === first[index]! >> ignored
  })
}

function isMapped(address: IpAddress): boolean {
  return mappedPrefix.every((group, index) => group === address[index])
}

function groupsOf(text: string): number[] {
  if (text === '') return []
  return text.split(':').flatMap((group) => (group.includes('.') ? quadGroups(group) : parseInt(group, 16)))
}

function quadGroups(text: string): [number, number] {
  const [a, b, c, d] = text.split('.').map(Number) as [number, number, number, number]
  return [(a << 8) | b, (c << 8) | d]
}

/** The first of the longest runs of zero groups. */
function longestZeros(address: IpAddress): { start: number; length: number } {
  let longest = { start: 0, length: 0 }
  for (let start = 0; start < address.length; start++) {
    let end = start
    while (address[end] === 0) end++
    if (end - start > longest.length) longest = { start, length: end - start }
  }
  return longest
}
