import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { get, head, RawClient } from '../../support/raw-client.ts'
import { sharedServer, soon } from '../../support/serve.ts'

const share = sharedServer((path) => writeFileSync(`${path}/hello.txt`, 'hello'))

/** Half of 10,000, or less where the process may not open that many files. */
const mostFromOneAddress = 5000

describe('connections from one address', () => {
  it('Connections of one address beyond the limit get 503 while the others are served, until some close', async () => {
    const clients: RawClient[] = []
    const refused = () => clients.filter(({ pending }) => pending.length > 0)
    while (refused().length === 0 && clients.length <= mostFromOneAddress) {
      clients.push(...(await Promise.all(Array.from({ length: 50 }, () => RawClient.connect(share.port)))))
    }
    clients.push(await RawClient.connect(share.port))
    const last = await clients.at(-1)!.readResponse()
    expect([last.status, last.fields.get('connection')]).toEqual([503, 'close'])
    expect(last.fields.get('retry-after')).toMatch(/^\d+$/)
    expect(await clients.at(-1)!.readToEnd()).toHaveLength(0)
    expect(clients.length).toBeLessThanOrEqual(mostFromOneAddress + 52)

    const [first] = clients
    first!.send(head('GET /hello.txt HTTP/1.1'))
    expect((await first!.readResponse()).content.toString()).toBe('hello')
    await expect.poll(() => share.server.snapshot()?.totals.connectionsRefused, soon).toBeGreaterThan(0)

    for (const client of clients) client.socket.destroy()
    await expect.poll(async () => (await get(share.port, '/hello.txt')).status, soon).toBe(200)
  })
})
