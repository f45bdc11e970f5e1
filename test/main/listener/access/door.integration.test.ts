import { execFile } from 'node:child_process'
import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { soon } from '../../../support/serve.ts'
import { Download } from '../../../support/download.ts'
import { ask, get, head, RawClient } from '../../../support/raw-client.ts'
import { byLink, bytesOf, keyBy, page, share, someKey, told } from './keyed-share.ts'

describe('a share for everyone', () => {
  it('No path is reserved: folders that begin with ~, or are named like a key, are what they are', async () => {
    await using server = await share({ access: 'everyone' })
    for (const name of ['~old', `~${someKey}`]) {
      expect(await get(server.port, `/${name}`)).toMatchObject({ status: 301 })
      expect(await get(server.port, `/${name}/`)).toMatchObject({ status: 200 })
    }
    expect((await get(server.port, '/')).fields.has('referrer-policy')).toBe(false)
    expect(server.server.access).toEqual({ mode: 'everyone', key: undefined, pin: undefined, usedUpPins: 0 })
  })
})

describe('a share by its link', () => {
  it('Without a valid key everything is the same 404, whether it exists or not, byte for byte', async () => {
    await using server = await byLink()
    const key = server.key
    const targets = [
      ...['/a.txt', '/sub', '/sub/', '/missing', '/.hidden', '/~old/', `/~${someKey}/`],
      ...['?zip', '?tar', '?m3u8', '?q=a', '?select', '?view=grid', '?sort=size'].flatMap((query) => [
        `/${query}`,
        `/sub/${query}`,
      ]),
      ...['?dl', '?view', '?thumb', '?thumb&1', '?sha256', '?vtt'].flatMap((query) => [
        `/a.txt${query}`,
        `/missing${query}`,
      ]),
      ...[
        `/~${key.toUpperCase()}/`,
        `/%7E${key}/`,
        `//~${key}/`,
        `/./~${key}/`,
        `/~${key}x/`,
        `/?~${key}`,
        `/x/~${key}/`,
      ],
      ...['/a.txt?pin=123456', '/?pin=123456&zip', '/~/', `/~${key.slice(1)}/`],
    ]
    for (const fields of [
      [],
      page,
      ['Accept: application/json', 'Accept-Language: de'],
      ['Range: bytes=0-1'],
      ['If-None-Match: *', 'Origin: http://elsewhere.example', 'Service-Worker: script'],
    ]) {
      const answers = await Promise.all(targets.map((target) => get(server.port, target, fields)))
      expect(new Set(answers.map(bytesOf)).size).toBe(1)
      expect(answers[0]).toMatchObject({ status: 404 })
    }
    const methods = await Promise.all(
      ['/a.txt', '/missing'].map((target) => ask(server.port, head(`POST ${target} HTTP/1.1`))),
    )
    expect(methods.map(({ status }) => status)).toEqual([404, 404])
    for (const entry of server.entries) expect(entry.thread).toBe(-1)
  })

  it('With the key everything is as without access control, and pages in the folder give the address to nobody', async () => {
    await using server = await byLink()
    const below = (target: string) => `/~${server.key}${target}`
    const file = await get(server.port, below('/a.txt'))
    expect(file).toMatchObject({ status: 200 })
    expect(file.content.toString()).toBe('content of a')
    expect(file.fields.get('referrer-policy')).toBe('no-referrer')
    const again = await get(server.port, below('/a.txt'))
    expect(again.fields.get('referrer-policy')).toBe('no-referrer')
    const part = await get(server.port, below('/a.txt'), ['Range: bytes=3-5'])
    expect([part.status, part.content.toString()]).toEqual([206, 'ten'])
    const headOnly = await ask(server.port, head(`HEAD ${below('/a.txt')} HTTP/1.1`), 'HEAD')
    expect(headOnly.fields.get('content-length')).toBe('12')
    expect(await get(server.port, `http://localhost${below('/a.txt')}`)).toMatchObject({ status: 200 })
    expect(await get(server.port, below('/.hidden'))).toMatchObject({ status: 404 })
    expect(await get(server.port, below('/../a.txt'))).toMatchObject({ status: 400 })
    expect(await ask(server.port, head(`POST ${below('/')} HTTP/1.1`))).toMatchObject({ status: 405 })
    expect((await get(server.port, below(`/~${someKey}/`))).status).toBe(200)
    const folder = await get(server.port, below(''))
    expect([folder.status, folder.fields.get('location')]).toEqual([301, `~${server.key}/`])
    expect((await get(server.port, below('?zip'))).fields.get('location')).toBe(`~${server.key}/?zip`)
    const spelled = await get(server.port, below('//sub'))
    expect([spelled.status, spelled.fields.get('location')]).toEqual([301, below('/sub/')])
    const playlist = await get(server.port, below('/?m3u8'))
    expect(playlist.content.toString()).toContain(`http://localhost${below('/song.mp3')}\n`)
  })

  it('Pipelined requests are judged one by one, and nothing behind one without a key is read', async () => {
    await using server = await byLink()
    using client = await RawClient.connect(server.port)
    const keyed = head(`GET /~${server.key}/a.txt HTTP/1.1`)
    client.send(keyed + keyed + head('GET /a.txt HTTP/1.1') + keyed)
    const statuses = [await client.readResponse(), await client.readResponse(), await client.readResponse()]
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 404])
    expect((await client.readToEnd()).length).toBe(0)
  })

  it('The key and the PIN are in no log and in nothing that the window shows, wherever a client puts them', async () => {
    await using server = await byLink()
    const { key } = server
    const fields = [
      `Referer: http://localhost/~${key}/`,
      `X-A: %7E${key}`,
      `User-Agent: ~${key}`,
      `Cookie: ${key}`,
    ]
    for (const target of [
      `/~${key}/a.txt?x=~${key}`,
      `/~${key}/~${key}/`,
      `/~${key}`,
      `/x?~${key}`,
      `/%257e${key}/`,
      '/?pin=123456',
      `/~${key}/?pin=123456`,
    ])
      await get(server.port, target, [...fields, 'Connection: close'])
    // As programs do that name the page before a redirect.
    await get(server.port, `/~${key}/a.txt`, ['Referer: http://localhost/?pin=123456', 'Connection: close'])
    const asHost = `GET / HTTP/1.1\r\nHost: ${key}.localhost\r\nReferer: http://x/?pin=123456\r\n\r\n`
    for (const request of [asHost, `GET /~${key}/ HTTP/2.0\r\n\r\n`, `GET /~${key}/ HTTP/1.1\r\nA\r\n\r\n`])
      await ask(server.port, request)
    using unfinished = await RawClient.connect(server.port)
    unfinished.send(`GET /~${key}/ HTTP/1.1\nHost`)
    await unfinished.readToEnd()
    server.server.block(['127.0.0.1'])
    await get(server.port, `/~${key}/`)
    await expect.poll(() => server.entries.length, soon).toBe(13)
    expect(told(server).toLowerCase()).not.toContain(key)
    expect(told(server)).not.toContain('123456')
    expect(server.entries[0]).toMatchObject({ target: '/a.txt?x=~***', status: 200 })
  })

  it('However long a key is and however it is spelled, only its own spelling opens the share, and none is in the log', async () => {
    await using server = await byLink()
    const { key } = server
    const codes = Array.from(`~${key}`, (letter) => letter.charCodeAt(0).toString(16))
    const spelled = [
      ...Array.from({ length: 26 }, (_, length) => `~${key.slice(0, length)}`),
      ...[1, 2, 100, 7000].map((more) => `~${key}${'a'.repeat(more)}`),
      ...['', '~~', '~/', '~ ', '$', '@'].map((before) => `${before}${key}`),
      ...['%00', '%20', '%2f', '.', ';x', '%', '\xa0', '=', '%0d%0a'].map((after) => `~${key}${after}`),
      codes.map((code) => `%${code}`).join(''),
      codes.map((code) => `%25${code.toUpperCase()}`).join(''),
      codes.map((code) => `%u00${code}`).join(''),
      Array.from(`~${key}`, (letter) => String.fromCharCode(0xef, 0xbc, letter.charCodeAt(0) + 0x20)).join(
        '',
      ),
      Buffer.from(key).toString('base64'),
    ]
    const places: ((text: string) => string)[] = [
      (text) => `GET /${text}/a.txt HTTP/1.1\r\nHost: localhost\r\n`,
      (text) => `GET /a.txt?${text} HTTP/1.1\r\nHost: localhost\r\n`,
      (text) => `GET http://localhost/${text}/a.txt HTTP/1.1\r\nHost: localhost\r\n`,
      (text) => `GET http://${text}/a.txt HTTP/1.1\r\nHost: localhost\r\n`,
      (text) => `GET /a.txt HTTP/1.1\r\nHost: ${text}\r\n`,
      (text) => `GET /a.txt HTTP/1.1\r\nHost: localhost\r\nReferer: http://localhost/${text}/\r\n`,
      (text) => `${text} /a.txt HTTP/1.1\r\nHost: localhost\r\n`,
    ]
    const heads = places.flatMap((place) => [...spelled, `~${key}`].map((text) => `${place(text)}\r\n`))
    const ways = new Set([`GET /~${key}/a.txt`, `GET http://localhost/~${key}/a.txt`])
    for (const sent of heads) {
      const { status, content } = await ask(server.port, sent)
      const isOpen = ways.has(sent.slice(0, sent.indexOf(' HTTP/')))
      expect([sent, isOpen], sent).toEqual([sent, status === 200])
      expect(content.toString().includes('content of a'), sent).toBe(isOpen)
      expect([200, 400, 404, 421, 501], sent).toContain(status)
    }
    await expect.poll(() => server.entries.length, soon).toBe(heads.length)
    expect(told(server).toLowerCase()).not.toContain(key)
  })

  it('A request for another host is 421 before a PIN is looked at (DNS rebinding)', async () => {
    await using server = await byLink()
    const response = await ask(server.port, 'GET /?pin=123456 HTTP/1.1\r\nHost: evil.example\r\n\r\n')
    expect([response.status, response.fields.has('location')]).toEqual([421, false])
  })

  it('The PIN gets each guest a key of its own, and a wrong one the form again, until there were too many', async () => {
    await using server = await byLink()
    const form = await get(server.port, '/', [...page, 'Accept-Language: ja'])
    expect([form.status, form.fields.get('content-language')]).toEqual([200, 'ja'])
    expect(form.content.toString()).toContain('<form action="./"><input name="pin"')
    expect(form.fields.get('content-security-policy')).toContain("default-src 'none'")
    const keys = [await keyBy(server.port, '/?pin=123456'), await keyBy(server.port, '/?pin=123+456')]
    expect(new Set([...keys, `~${server.key}`]).size).toBe(3)
    for (const key of keys) expect(await get(server.port, `/${key}/a.txt`)).toMatchObject({ status: 200 })
    for (const tries of [1, 2, 3, 4])
      expect([tries, (await get(server.port, '/?pin=000000')).status]).toEqual([tries, 403])
    const tooMany = await get(server.port, '/?pin=000000', page)
    expect([tooMany.status, tooMany.fields.get('retry-after')]).toEqual([429, '60'])
    // Not even the right one now: it would tell that it is.
    expect(await get(server.port, '/?pin=123456')).toMatchObject({ status: 429 })
    for (const answer of [form, tooMany]) {
      expect(answer.fields.get('cache-control')).toBe('no-store')
      expect(answer.fields.get('referrer-policy')).toBe('no-referrer')
    }
    server.server.newPin()
    await expect.poll(async () => (await get(server.port, '/?pin=123456')).status, soon).toBe(403)
  })

  it('Thirty guesses, from however many addresses, use up the PIN, and the link still opens the share', async () => {
    await using server = await byLink()
    const guess = async (pin: string, localAddress: string) => {
      using client = await Download.start(server.port, `/?pin=${pin}`, { localAddress })
      return (await client.ended).status
    }
    // Four from each, so that none has to wait.
    const guesses = Array.from({ length: 29 }, (_, nth) => guess(`9999${nth}`, `127.0.0.${2 + (nth >> 2)}`))
    expect(new Set(await Promise.all(guesses))).toEqual(new Set([403]))
    expect(await guess('123456', '127.0.0.100')).toBe(303)
    expect(await guess('999999', '127.0.0.101')).toBe(403)
    expect(await guess('123456', '127.0.0.102')).toBe(403)
    expect(await get(server.port, `/~${server.key}/a.txt`)).toMatchObject({ status: 200 })
  })

  it('Without a PIN there is no form', async () => {
    await using server = await share({ access: 'link' })
    expect(server.pin).toBeUndefined()
    expect(bytesOf(await get(server.port, '/'))).toBe(bytesOf(await get(server.port, '/missing')))
    expect(await get(server.port, '/?pin=')).toMatchObject({ status: 404 })
  })

  it('A guest who is put out loses its key and its download, and the PIN that it knows is another one', async () => {
    await using server = await byLink()
    writeFileSync(`${server.path}/big.bin`, '')
    truncateSync(`${server.path}/big.bin`, 64 * 1024 * 1024)
    const key = await keyBy(server.port, '/?pin=123456')
    const pause = { pauseAfterBytes: 100_000 }
    using download = await Download.start(server.port, `/${key}/big.bin`, pause)
    using other = await Download.start(server.port, `/~${server.key}/big.bin`, pause)
    await expect.poll(() => server.snapshot()?.transfers.length, soon).toBe(2)
    const { keyedGuests } = server.snapshot()!
    expect(keyedGuests).toMatchObject([{ client: '127.0.0.1' }])
    server.server.revoke(keyedGuests[0]!.id)
    download.resume()
    expect((await download.ended).receivedBytes).toBeLessThan(64 * 1024 * 1024)
    await expect.poll(() => server.ended, soon).toMatchObject([{ target: '/big.bin', outcome: 'canceled' }])
    expect(await get(server.port, `/${key}/a.txt`)).toMatchObject({ status: 404 })
    expect(await get(server.port, '/?pin=123456')).toMatchObject({ status: 403 })
    other.resume()
    expect((await other.ended).receivedBytes).toBe(64 * 1024 * 1024)
  })

  it('Another link ends the old one and what is sent by it, and leaves those alone who came by the PIN', async () => {
    await using server = await byLink()
    const size = 64 * 1024 * 1024
    writeFileSync(`${server.path}/big.bin`, '')
    truncateSync(`${server.path}/big.bin`, size)
    const own = await keyBy(server.port, '/?pin=123456')
    const pause = { pauseAfterBytes: 100_000 }
    using byKey = await Download.start(server.port, `/~${server.key}/big.bin`, pause)
    using byPin = await Download.start(server.port, `/${own}/big.bin`, pause)
    using idle = await RawClient.connect(server.port)
    const target = `/~${server.key}/a.txt`
    idle.send(head(`GET ${target} HTTP/1.1`))
    expect((await idle.readResponse()).status).toBe(200)
    await expect.poll(() => server.snapshot()?.transfers.length, soon).toBe(2)
    expect(server.snapshot()).toMatchObject({ transfersByLink: 1 })
    server.server.newLink()
    await idle.readToEnd()
    expect(await get(server.port, target)).toMatchObject({ status: 404 })
    byKey.resume()
    expect((await byKey.ended).receivedBytes).toBeLessThan(size)
    await expect.poll(() => server.ended, soon).toMatchObject([{ target: '/big.bin', outcome: 'canceled' }])
    await expect.poll(() => server.accesses, soon).toHaveLength(1)
    const { key, pin } = server.accesses[0]!
    expect(key).not.toBe(server.key)
    expect(pin).toBe('123456')
    expect(await get(server.port, `/~${key}/a.txt`)).toMatchObject({ status: 200 })
    byPin.resume()
    expect((await byPin.ended).receivedBytes).toBe(size)
    expect(await get(server.port, `/${own}/a.txt`)).toMatchObject({ status: 200 })
  })

  it('Each start has another key', async () => {
    await using first = await byLink()
    await using second = await byLink()
    expect(first.key).not.toBe(second.key)
    expect(await get(second.port, `/~${first.key}/`)).toMatchObject({ status: 404 })
  })

  it('curl follows the PIN to the folder and downloads from there', async () => {
    await using server = await byLink()
    const curl = (...args: string[]) => promisify(execFile)('curl', ['-s', ...args])
    const url = `http://127.0.0.1:${server.port}`
    const { stdout } = await curl('-L', '-o', '/dev/null', '-w', '%{url_effective}', `${url}/?pin=123456`)
    expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/~[a-z2-7]{26}\/$/)
    await curl('-o', `${server.path}/copy`, `${stdout}a.txt`)
    expect(readFileSync(`${server.path}/copy`, 'utf8')).toBe('content of a')
  })
})
