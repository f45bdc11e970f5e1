import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ServerSettingsInput } from '../../../src/shared/settings.ts'
import { get, head, RawClient } from '../../support/raw-client.ts'
import { serve, sharedServer, soon, temporaryFolder } from '../../support/serve.ts'

const fill = (path: string) => writeFileSync(`${path}/a.txt`, 'content')
const proxied = sharedServer(fill, { trustedProxies: ['192.0.2.0/24', '127.0.0.1'] })
const foreign = sharedServer(fill, { trustedProxies: ['192.0.2.0/24'] })
const plain = sharedServer(fill)

/** Address of the client that the server has logged for the request of this target. */
const loggedFor = async ({ server }: typeof plain, target: string) =>
  (await server.logged((entry) => entry.target === target)).client

describe('whose a request is', () => {
  it.each([
    ['X-Forwarded-For: 198.51.100.9, 203.0.113.5', '203.0.113.5'],
    ['X-Forwarded-For: 203.0.113.5, 192.0.2.10', '203.0.113.5'],
    ['Forwarded: for="[2001:DB8::5]:4711"', '2001:db8::5'],
    ['X-Forwarded-For: ::ffff:203.0.113.5', '203.0.113.5'],
    ['X-Forwarded-For: 203.0.113.5, garbage', '127.0.0.1'],
    ['X-Real-IP: 203.0.113.5', '127.0.0.1'],
  ])('From a trusted proxy, %s makes it that of %s', async (field, client) => {
    const target = `/a.txt?${encodeURIComponent(field)}`
    await get(proxied.port, target, [field])
    expect(await loggedFor(proxied, target)).toBe(client)
  })

  it.each([
    ['Nobody is believed by default', plain],
    ['Who is not among the trusted proxies is not believed', foreign],
  ])('%s', async (_, share) => {
    await get(share.port, '/a.txt?spoofed', ['X-Forwarded-For: 203.0.113.5', 'Forwarded: for=203.0.113.5'])
    expect(await loggedFor(share, '/a.txt?spoofed')).toBe('127.0.0.1')
  })

  it('One connection of a proxy carries the requests of several clients, and what names none is its own', async () => {
    using client = await RawClient.connect(proxied.port)
    const request = (target: string, ...fields: string[]) => head(`GET ${target} HTTP/1.1`, ...fields)
    client.send(
      request('/a.txt?first', 'X-Forwarded-For: 203.0.113.5') +
        request('/a.txt?second', 'X-Forwarded-For: 203.0.113.6') +
        request('/a.txt?third') +
        request('/a.txt?fourth', 'X-Forwarded-For: 203.0.113.5') +
        'GET /fifth HTTP/9.1\r\n\r\n',
    )
    const response = (await client.readToEnd()).toString('latin1')
    expect(response.match(/HTTP\/1\.1 \d+/g)).toEqual([
      ...new Array<string>(4).fill('HTTP/1.1 200'),
      'HTTP/1.1 505',
    ])
    const clients = ['/a.txt?first', '/a.txt?second', '/a.txt?third', '/a.txt?fourth', '/fifth']
    expect(await Promise.all(clients.map((target) => loggedFor(proxied, target)))).toEqual([
      '203.0.113.5',
      '203.0.113.6',
      '127.0.0.1',
      '203.0.113.5',
      '127.0.0.1',
    ])
  })

  it('What a guest was sent is counted for it, and it has no connection once it is answered', async () => {
    using client = await RawClient.connect(proxied.port)
    client.send(head('GET /a.txt HTTP/1.1', 'X-Forwarded-For: 203.0.113.77', 'User-Agent: Phone'))
    await client.readResponse()
    const guest = () => proxied.server.snapshot()?.guests.find((known) => known.client === '203.0.113.77')
    await expect
      .poll(guest, soon)
      .toMatchObject({ contentBytes: 7, downloads: 1, userAgent: 'Phone', connections: 0 })
  })
})

it('A PIN is tried by the client, not by its proxy', async () => {
  using folder = temporaryFolder()
  fill(folder.path)
  const settings = {
    access: 'link',
    pin: '123456',
    trustedProxies: ['127.0.0.1'],
  } satisfies Partial<ServerSettingsInput>
  await using server = await serve({ folder: folder.path, ...settings })
  const attempt = async (client: string, pin: string) =>
    (await get(server.port, `/?pin=${pin}`, [`X-Forwarded-For: ${client}`])).status
  const statuses: number[] = []
  for (let tries = 0; tries < 6; tries++) statuses.push(await attempt('203.0.113.5', '000000'))
  expect(statuses).toEqual([403, 403, 403, 403, 429, 429])
  expect(await attempt('203.0.113.6', '000000')).toBe(403)
  expect(await attempt('203.0.113.6', '123456')).toBe(303)
  expect(await attempt('203.0.113.5', '123456')).toBe(429)
})

it('A blocked client stays blocked behind the proxy, and the others are served', async () => {
  using folder = temporaryFolder()
  fill(folder.path)
  await using server = await serve({ folder: folder.path, trustedProxies: ['127.0.0.1'] })
  server.server.block(['203.0.113.5'])
  const status = async (client: string) =>
    (await get(server.port, '/a.txt', [`X-Forwarded-For: ${client}`])).status
  await expect.poll(() => status('203.0.113.5'), soon).toBe(403)
  expect(await status('203.0.113.6')).toBe(200)
})
