import { expect, it } from 'vitest'
import { parseIpRange } from '../../../../src/http/ip-address.ts'
import { ClientConnections } from '../../../../src/main/listener/connections/client-connections.ts'
import { identifyClient } from '../../../../src/main/listener/connections/client.ts'
import { ConnectionClient } from '../../../../src/main/listener/connections/connection-client.ts'
import { Guests } from '../../../../src/main/listener/reporting/guests.ts'

const headFor = (client: string) =>
  Buffer.from(`GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: ${client}\r\n\r\n`)

/** Connections from these peers, of which `127.0.0.1` is a trusted proxy. A client may have two. */
function connections(...peers: string[]): ConnectionClient[] {
  const records = {
    guests: new Guests(),
    connections: new ClientConnections(2),
    trusted: [parseIpRange('127.0.0.1')!],
    isBlocked: () => false,
  }
  return peers.map((peer) => new ConnectionClient(identifyClient(peer), records))
}

it('A client may not have more connections than its share, and may have others once some are closed', () => {
  const [first, , third] = connections('192.0.2.1', '192.0.2.1', '192.0.2.1')
  expect([first!.mayConnect, third!.mayConnect]).toEqual([true, false])
  first!.leave()
  third!.leave()
  expect(connections('192.0.2.1')[0]!.mayConnect).toBe(true)
})

it('A trusted proxy may have any number of connections', () => {
  for (const proxy of connections(...new Array<string>(5).fill('127.0.0.1')))
    expect(proxy.mayConnect).toBe(true)
})

it('What a proxy carries for a client counts among the connections of that client until it is answered', () => {
  const proxies = connections(...new Array<string>(4).fill('127.0.0.1'))
  for (const proxy of proxies.slice(0, 3)) proxy.follow(headFor('203.0.113.5'))
  expect(proxies.map(({ mayConnect }) => mayConnect)).toEqual([true, true, false, true])
  proxies[3]!.follow(headFor('203.0.113.6'))
  expect(proxies[3]!.mayConnect).toBe(true)
  for (const proxy of proxies) proxy.release()
  proxies[3]!.follow(headFor('203.0.113.5'))
  expect(proxies[3]!.mayConnect).toBe(true)
  expect(proxies[3]!.client).toEqual({ address: '203.0.113.5', network: '203.0.113.5' })
})

it('A head that is malformed names nobody', () => {
  const [proxy] = connections('127.0.0.1')
  proxy!.follow(Buffer.from('GET / HTTP/1.1\r\nX-Forwarded-For : 203.0.113.5\r\n\r\n'))
  expect(proxy!.client.address).toBe('127.0.0.1')
})
