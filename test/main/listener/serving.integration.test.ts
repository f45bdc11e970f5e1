import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { get, RawClient } from '../../support/raw-client.ts'
import { serve, temporaryFolder } from '../../support/serve.ts'

describe('serving a folder', () => {
  it('A file is 200, a folder without its slash is 301, and a missing path is 404 and logged', async () => {
    using folder = temporaryFolder()
    writeFileSync(`${folder.path}/hello.txt`, 'hello')
    mkdirSync(`${folder.path}/sub`)
    await using server = await serve({ folder: folder.path })
    const file = await get(server.port, '/hello.txt')
    expect(file).toMatchObject({ status: 200, content: Buffer.from('hello') })
    expect(await get(server.port, '/sub')).toMatchObject({ status: 301 })
    expect(await get(server.port, '/none')).toMatchObject({ status: 404 })
    expect(await server.logged(({ target }) => target === '/none')).toMatchObject({
      status: 404,
      client: '127.0.0.1',
    })
  })

  it('Pipelined requests are answered in order on one connection', async () => {
    using folder = temporaryFolder()
    for (let file = 0; file < 20; file++) writeFileSync(`${folder.path}/${file}`, `content ${file}`)
    await using server = await serve({ folder: folder.path })
    using client = await RawClient.connect(server.port)
    client.send(
      Array.from({ length: 20 }, (_, file) => `GET /${file} HTTP/1.1\r\nHost: localhost\r\n\r\n`).join(''),
    )
    for (let file = 0; file < 20; file++) {
      expect((await client.readResponse()).content.toString()).toBe(`content ${file}`)
    }
  })
})
