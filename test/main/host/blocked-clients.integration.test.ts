import { truncateSync, writeFileSync } from 'node:fs'
import { describe, it } from 'vitest'
import { Download } from '../../support/download.ts'
import { RawClient } from '../../support/raw-client.ts'
import { serve, soon, temporaryFolder, type TestServer } from '../../support/serve.ts'

const blocked = '127.0.0.2'

async function answerTo(server: TestServer, client: string, target: string, ...fields: string[]) {
  using connection = await RawClient.connect(server.port, '127.0.0.1', client)
  const lines = ['Host: localhost', ...fields].map((field) => `${field}\r\n`).join('')
  connection.send(`GET ${target} HTTP/1.1\r\n${lines}\r\n`)
  const response = await connection.readResponse()
  await connection.readToEnd().catch(() => undefined)
  return response
}

describe('a block (RFC 9110 §15.5.4)', () => {
  it('A blocked client gets 403 whatever it asks for, without a thread, and others what they ask for', async ({
    expect,
  }) => {
    using folder = temporaryFolder()
    writeFileSync(`${folder.path}/a.txt`, 'a')
    await using server = await serve({ folder: folder.path })
    server.server.block([blocked])
    for (const target of ['/', '/a.txt', '/a.txt?dl', '/?zip', '/missing'])
      expect(await answerTo(server, blocked, target)).toMatchObject({ status: 403 })
    expect(await answerTo(server, '127.0.0.3', '/a.txt', 'Connection: close')).toMatchObject({ status: 200 })
    await expect.poll(() => server.entries.length, soon).toBe(6)
    const refused = server.entries.filter(({ client }) => client === blocked)
    expect(refused.map(({ target }) => target)).toEqual(['/', '/a.txt', '/a.txt?dl', '/?zip', '/missing'])
    for (const entry of refused) expect(entry).toMatchObject({ status: 403, thread: -1, aborted: false })
  })

  it('A blocked client reads why in its language, as a page, as JSON or as text', async ({ expect }) => {
    using folder = temporaryFolder()
    await using server = await serve({ folder: folder.path })
    server.server.block([blocked])
    const read = async (...fields: string[]) => {
      const { fields: sent, content } = await answerTo(server, blocked, '/', ...fields)
      return {
        type: sent.get('content-type'),
        language: sent.get('content-language'),
        text: content.toString(),
      }
    }
    expect(await read()).toEqual({
      type: 'text/plain; charset=utf-8',
      language: 'en',
      text: '403 You can’t open this share. The person who shares this folder has blocked your device. If you think that’s a mistake, ask them.\n',
    })
    const page = await read('Accept: text/html', 'Accept-Language: he')
    expect(page).toMatchObject({ type: 'text/html; charset=utf-8', language: 'he' })
    expect(page.text).toContain('<html lang="he" dir="rtl">')
    expect(page.text).toContain('<h1>אי אפשר לפתוח את השיתוף הזה</h1>')
    const json = await read('Accept: application/json', 'Accept-Language: de-CH')
    expect(json).toMatchObject({ type: 'application/json; charset=utf-8', language: 'de' })
    expect(JSON.parse(json.text)).toEqual({
      status: 403,
      error: expect.stringMatching(/^Kein Zugriff auf diese Freigabe\. /) as unknown,
    })
  })

  it('A block cuts off the running download, which is then canceled, and no other', async ({ expect }) => {
    using folder = temporaryFolder()
    writeFileSync(`${folder.path}/big.bin`, '')
    truncateSync(`${folder.path}/big.bin`, 64 * 1024 * 1024)
    await using server = await serve({ folder: folder.path })
    const options = { pauseAfterBytes: 100_000 }
    using download = await Download.start(server.port, '/big.bin', { ...options, localAddress: blocked })
    using other = await Download.start(server.port, '/big.bin', options)
    await expect.poll(() => server.snapshot()?.transfers.length, soon).toBe(2)
    server.server.block([blocked])
    download.resume()
    expect((await download.ended).receivedBytes).toBeLessThan(64 * 1024 * 1024)
    await expect.poll(() => server.ended, soon).toMatchObject([{ client: blocked, outcome: 'canceled' }])
    other.resume()
    expect((await other.ended).receivedBytes).toBe(64 * 1024 * 1024)
  })

  it('A client that is no longer on the list is served again', async ({ expect }) => {
    using folder = temporaryFolder()
    await using server = await serve({ folder: folder.path })
    server.server.block([blocked, '127.0.0.3'])
    expect(await answerTo(server, blocked, '/')).toMatchObject({ status: 403 })
    server.server.block(['127.0.0.3'])
    expect(await answerTo(server, blocked, '/', 'Connection: close')).toMatchObject({ status: 200 })
    expect(await answerTo(server, '127.0.0.3', '/')).toMatchObject({ status: 403 })
  })
})
