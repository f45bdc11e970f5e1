import { createHash, randomFillSync } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { get, head, RawClient } from '../../support/raw-client.ts'
import { sharedServer, soon } from '../../support/serve.ts'

const long = randomFillSync(Buffer.alloc(50 * 1024 * 1024))

const share = sharedServer((path) => {
  writeFileSync(`${path}/small.txt`, 'small')
  writeFileSync(`${path}/long`, long)
  mkdirSync(`${path}/folder`)
  for (let file = 0; file < 3000; file++) writeFileSync(`${path}/folder/${file}`, '')
})

const small = head('GET /small.txt HTTP/1.1')

describe('a client that has closed its direction (RFC 9112 §9.6)', () => {
  it.each([
    ['a small file', small, Buffer.from('small')],
    ['50 MiB', head('GET /long HTTP/1.1'), long],
    [
      'a range',
      head('GET /long HTTP/1.1', 'Range: bytes=1000000-8999999'),
      long.subarray(1_000_000, 9_000_000),
    ],
  ])('A client that has closed its direction gets %s whole', async (_, request, expected) => {
    using client = await RawClient.connect(share.port)
    client.send(request)
    client.end()
    const answer = await client.digestResponse()
    expect(answer.bytes).toBe(expected.length)
    expect(answer.sha256).toBe(createHash('sha256').update(expected).digest('hex'))
    expect(await client.readToEnd()).toHaveLength(0)
    expect(client.failure).toBeUndefined()
  })

  it('A client that has closed its direction gets a long listing and all pipelined answers whole', async () => {
    using client = await RawClient.connect(share.port)
    client.send(
      small.repeat(20) +
        head('GET /folder/ HTTP/1.1') +
        head('GET /long HTTP/1.1') +
        head('GET /none HTTP/1.1'),
    )
    client.end()
    for (let time = 0; time < 20; time++)
      expect((await client.readResponse()).content.toString()).toBe('small')
    expect((await client.readResponse()).content.toString().match(/href="\d+"/g)).toHaveLength(3000)
    expect(await client.digestResponse()).toMatchObject({ status: 200, bytes: long.length })
    expect(await client.readResponse()).toMatchObject({ status: 404 })
    expect(await client.readToEnd()).toHaveLength(0)
    expect(client.failure).toBeUndefined()
  })

  it('A client that has closed its direction and reads late gets its answer, and the 400 for what followed', async () => {
    using client = await RawClient.connect(share.port)
    client.socket.pause()
    client.send(`${head('GET /long HTTP/1.1')}malformed\n\n`)
    client.end()
    // Snapshots show that the answer is on its way, and it is too long to have gone out whole.
    await expect
      .poll(async () => {
        await get(share.port, '/small.txt')
        return share.server.snapshot()!.transfers.map(({ target }) => target)
      }, soon)
      .toContain('/long')
    client.socket.resume()
    expect(await client.digestResponse()).toMatchObject({ status: 200, bytes: long.length })
    expect(await client.readResponse()).toMatchObject({ status: 400 })
    expect(await client.readToEnd()).toHaveLength(0)
  })

  it.each([
    ['nothing', ''],
    ['an empty line', '\r\n'],
    ['half a request line', 'GET /sm'],
    ['half a head', 'GET /small.txt HTTP/1.1\r\nHost: localhost\r\n'],
  ])('A client that closes its direction after %s has asked for nothing', async (_, bytes) => {
    using client = await RawClient.connect(share.port)
    client.send(bytes)
    client.end()
    expect((await client.readToEnd()).toString()).not.toContain(' 200 ')
    expect(client.failure).toBeUndefined()
  })
})
