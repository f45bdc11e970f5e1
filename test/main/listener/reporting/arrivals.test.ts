import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Arrivals } from '../../../../src/main/listener/reporting/arrivals.ts'
import { noArrivals } from '../../../../src/shared/reach/arrivals.ts'

const here = '192.0.2.1'
const guest = '192.0.2.7'
const head = (host: string, target = '/') => Buffer.from(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\n\r\n`)

let arrivals: Arrivals
beforeEach(() => {
  arrivals = new Arrivals()
  vi.spyOn(Date, 'now').mockReturnValue(1000)
})

/** How many of each kind there are. */
function counts(): Record<string, number> {
  return Object.fromEntries(
    Object.entries(arrivals.read())
      .map(([kind, arrival]) => [kind, 'count' in arrival ? arrival.count : 0] as const)
      .filter(([, count]) => count > 0),
  )
}

describe('what arrives', () => {
  it('Nothing has arrived at first', () => {
    expect(arrivals.read()).toEqual(noArrivals)
  })

  it('A guest that connects and asks is counted with its time and address, at the address that it came to', () => {
    const connection = arrivals.connected(guest, here)
    connection.requested(200, head('192.0.2.1'))
    connection.requested(404, head('192.0.2.1'))
    connection.closed()
    expect(arrivals.read()).toEqual({
      ...noArrivals,
      connections: { count: 1, lastMs: 1000, client: guest },
      answered: { count: 2, lastMs: 1000, client: guest },
      local: [{ address: here, connections: 1, answered: 2 }],
    })
  })

  it.each<[string, number[], Record<string, number>]>([
    ['nothing', [], { connections: 1, incomplete: 1 }],
    ['the first byte of a TLS handshake', [0x16], { connections: 1, tls: 1 }],
    ['a TLS hello', [0x16, 0x03, 0x01, 0x02, 0x00], { connections: 1, tls: 1 }],
    ['a record of no known version', [0x16, 0x04, 0x01], { connections: 1, incomplete: 1 }],
    ['an SSH greeting', [...Buffer.from('SSH-2.0-x\n')], { connections: 1, incomplete: 1 }],
  ])('A connection that brings %s is counted as %j', (_what, bytes, expected) => {
    const connection = arrivals.connected(guest, here)
    if (bytes.length > 0) connection.malformed(Uint8Array.from(bytes))
    connection.closed()
    expect(counts()).toEqual(expected)
  })

  it('A client that leaves before its answer has asked, but got nothing', () => {
    const connection = arrivals.connected(guest, here)
    connection.requested(undefined, head('192.0.2.1'))
    connection.closed()
    expect(counts()).toEqual({ connections: 1 })
  })

  it('A client that is turned away because of a crowd is no riddle', () => {
    const connection = arrivals.connected(guest, here)
    connection.turnedAway()
    connection.closed()
    expect(counts()).toEqual({ connections: 1 })
  })

  it('This machine is no guest of its own, but a proxy on it may ask for a wrong name', () => {
    const connection = arrivals.connected(here, here)
    connection.malformed(Uint8Array.of(0x16, 3))
    connection.closed()
    const proxy = arrivals.connected('127.0.0.1', '127.0.0.1')
    proxy.requested(200, head('localhost'))
    proxy.requested(421, head('files.example'))
    proxy.closed()
    expect(counts()).toEqual({ misdirected: 1 })
    expect(arrivals.read().local).toEqual([])
  })

  it.each([
    ['as it is', head('files.example'), 'files.example'],
    ['without its port', head('files.example:8080'), 'files.example'],
    ['of the absolute form', head('other', 'http://files.example:80/a?b'), 'files.example'],
    ['as the text that its bytes are', head('bücher.example'), 'bücher.example'],
    ['without what can’t be seen', head('fi\u202eles.example'), 'files.example'],
    ['cut to 100 characters', head('x'.repeat(5000)), 'x'.repeat(100)],
    ['that is missing', Buffer.from('GET / HTTP/1.0\r\n\r\n'), ''],
  ])('The name that was asked for is reported %s', (_how, request, host) => {
    arrivals.connected(guest, here).requested(421, request)
    expect(arrivals.read().misdirected).toEqual({ count: 1, lastMs: 1000, client: guest, host })
  })

  it('The 16 local addresses that were used last are remembered, the latest first', () => {
    for (let nth = 0; nth < 20; nth++) arrivals.connected(guest, `2001:db8::${nth}`)
    arrivals.connected(guest, '2001:db8::4')
    const addresses = arrivals.read().local.map(({ address }) => address)
    expect(addresses).toHaveLength(16)
    expect(addresses.slice(0, 2)).toEqual(['2001:db8::4', '2001:db8::19'])
    expect(addresses.at(-1)).toBe('2001:db8::5')
    expect(arrivals.read().local[0]).toMatchObject({ connections: 2 })
  })
})
