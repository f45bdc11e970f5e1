import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { limits } from '../../../src/shared/limits.ts'
import { FaultyFolder, faultyWorker } from '../../support/faulty-folder.ts'
import { ask, head, RawClient } from '../../support/raw-client.ts'
import { serve, sharedServer, soon, temporaryFolder } from '../../support/serve.ts'

const share = sharedServer((path) => {
  mkdirSync(`${path}/Photos/Lisbon`, { recursive: true })
  writeFileSync(`${path}/Photos/Lisbon/tower & sea.jpg`, 'picture')
  writeFileSync(`${path}/Photos/Lisbon/.tower`, 'hidden')
  writeFileSync(`${path}/Photos/tower.txt`, 'text')
  symlinkSync('/etc/hostname', `${path}/Photos/tower-link`)
  mkdirSync(`${path}/site`)
  writeFileSync(`${path}/site/index.html`, 'the index page')
  mkdirSync(`${path}/many`)
  for (let file = 0; file < 1_200; file++) writeFileSync(`${path}/many/file ${file}`, '')
})

type Found = {
  path: string
  search: string
  entries: { name: string; href: string; type: string; size: number | null; modified: string }[]
  found: number
  isComplete: boolean
}

async function searchAsProgram(target: string): Promise<Found> {
  const response = await fetch(`http://127.0.0.1:${share.port}${target}`, {
    headers: { Accept: 'application/json' },
  })
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
  return (await response.json()) as Found
}

describe('a search', () => {
  it('Programs get what is found as JSON, with references relative to the folder', async () => {
    const found = await searchAsProgram('/Photos/?q=tower')
    expect(found).toMatchObject({ path: '/Photos/', search: 'tower', found: 2, isComplete: true })
    expect(found.entries).toMatchObject([
      { name: 'tower.txt', href: 'tower.txt', type: 'file', size: 4 },
      { name: 'tower & sea.jpg', href: 'Lisbon/tower%20%26%20sea.jpg', type: 'file', size: 7 },
    ])
  })

  it('A folder that is found has a slash behind its name and no size', async () => {
    const { entries } = await searchAsProgram('/?q=LISB')
    expect(entries).toMatchObject([{ name: 'Lisbon', href: 'Photos/Lisbon/', type: 'folder', size: null }])
  })

  it.each(['東京', 'Ģ', '😀'])(
    'Words of any script are looked for in the folders below: %s',
    async (word) => {
      using folder = temporaryFolder()
      mkdirSync(`${folder.path}/a/b`, { recursive: true })
      writeFileSync(`${folder.path}/a/b/${word}.jpg`, '')
      await using server = await serve({ folder: folder.path })
      const found = await fetch(`http://127.0.0.1:${server.port}/?q=${encodeURIComponent(word)}`, {
        headers: { Accept: 'application/json' },
      })
      expect(await found.json()).toMatchObject({ search: word, found: 1, isComplete: true })
      expect(server.deaths).toEqual([])
    },
  )

  it('Nothing that is found is an empty list', async () => {
    expect(await searchAsProgram('/?q=nowhere')).toMatchObject({ entries: [], found: 0, isComplete: true })
  })

  it('A search ends at the limit, and says that there may be more', async () => {
    const found = await searchAsProgram('/many/?q=file')
    expect(found).toMatchObject({ found: limits.searchEntries, isComplete: false })
    expect(new Set(found.entries.map(({ href }) => href)).size).toBe(limits.searchEntries)
  })

  it('Browsers get a page in their language', async () => {
    const response = await fetch(`http://127.0.0.1:${share.port}/Photos/?q=tower+%3Cb%3E`, {
      headers: { Accept: 'text/html', 'Accept-Language': 'de' },
    })
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-language': 'de',
      'cache-control': 'no-store',
      vary: 'Accept, Accept-Language',
    })
    const page = await response.text()
    expect(page).toContain('tower &lt;b&gt;')
    expect(page).toContain('Nichts gefunden')
    expect(page).toMatch(/<\/html>$/)
  })

  it('HTTP/1.1 clients get chunks and can ask again on the connection', async () => {
    using client = await RawClient.connect(share.port)
    client.send(head('GET /Photos/?q=tower HTTP/1.1'))
    const { status, fields } = await client.readHead()
    expect([status, fields.get('transfer-encoding'), fields.get('content-length')]).toEqual([
      200,
      'chunked',
      undefined,
    ])
    client.send(head('GET /Photos/tower.txt HTTP/1.1', 'Connection: close'))
    expect((await client.readToEnd()).toString()).toMatch(
      /^[0-9a-f]{8}\r\n<!doctype html>.*<\/html>\r\n0\r\n\r\nHTTP\/1\.1 200 OK\r\n.*text$/s,
    )
  })

  it('HTTP/1.0 clients get the plain content, and the end of the connection is its end', async () => {
    using client = await RawClient.connect(share.port)
    client.send('GET /Photos/?q=tower HTTP/1.0\r\nConnection: keep-alive\r\n\r\n')
    const { fields } = await client.readHead()
    expect([fields.get('transfer-encoding'), fields.get('connection')]).toEqual([undefined, 'close'])
    expect((await client.readToEnd()).toString()).toMatch(/^<!doctype html>.*<\/html>$/s)
  })

  it('HEAD gets the fields and no content', async () => {
    const response = await ask(share.port, head('HEAD /Photos/?q=tower HTTP/1.1'), 'HEAD')
    expect([response.status, response.fields.get('transfer-encoding')]).toEqual([200, 'chunked'])
  })

  it.each([
    ['A search for nothing is the listing', '/Photos/?q=', 'tower.txt'],
    ['A search with another parameter is ignored', '/Photos/?q=nowhere&v=3', 'tower.txt'],
    ['Where an index page is served the query is the page’s own', '/site/?q=tower', 'the index page'],
  ])('%s', async (_title, target, content) => {
    const response = await fetch(`http://127.0.0.1:${share.port}${target}`)
    expect(response.headers.get('content-length')).not.toBeNull()
    expect(await response.text()).toContain(content)
  })

  it('A search of a share without listings is refused', async () => {
    using folder = temporaryFolder()
    await using server = await serve({ folder: folder.path, listing: false })
    expect((await fetch(`http://127.0.0.1:${server.port}/?q=a`)).status).toBe(403)
  })

  it('What was found is sent while a folder below hangs, and others are served', async () => {
    using folder = new FaultyFolder()
    mkdirSync(`${folder.path}/gate-at-open`)
    writeFileSync(`${folder.path}/gate-at-open/second hit`, '')
    writeFileSync(`${folder.path}/first hit`, '')
    await using server = await serve({ folder: folder.path }, faultyWorker)
    using client = await RawClient.connect(server.port)
    client.send(head('GET /?q=hit HTTP/1.1', 'Connection: close'))
    await client.readHead()
    let page = ''
    while (!page.includes('first%20hit')) {
      await client.readable()
      page = client.pending.toString()
    }
    expect(page).not.toContain('second%20hit')
    await expect.poll(() => folder.entered.length, soon).toBe(1)
    expect((await fetch(`http://127.0.0.1:${server.port}/first%20hit`)).status).toBe(200)
    folder.openGate()
    expect((await client.readToEnd()).toString()).toMatch(/second%20hit.*<\/html>/s)
  })

  it.each([
    ['hidden files are turned off', { hidden: false }, '/later/.last%20hit', 404],
    ['listings are turned off', { listing: false }, '/later/', 403],
  ])('A search under way ends early when %s', async (_title, changed, target, status) => {
    using folder = new FaultyFolder()
    // More than one step has room for, so that another one follows when the gate opens.
    mkdirSync(`${folder.path}/gate-at-open`)
    for (let file = 0; file < 900; file++)
      writeFileSync(`${folder.path}/gate-at-open/.hit ${'x'.repeat(200)} ${file}`, '')
    mkdirSync(`${folder.path}/later`)
    writeFileSync(`${folder.path}/later/.last hit`, '')
    const settings = { listing: true, hidden: true, index: true, cors: false, threads: 2 }
    await using server = await serve({ folder: folder.path, ...settings }, faultyWorker)
    using client = await RawClient.connect(server.port)
    client.send(head('GET /?q=hit HTTP/1.1', 'Connection: close'))
    await expect.poll(() => folder.entered.length, soon).toBe(1)
    server.server.configure({ ...settings, ...changed })
    const statusNow = async () => (await fetch(`http://127.0.0.1:${server.port}${target}`)).status
    await expect.poll(statusNow, soon).toBe(status)
    folder.openGate()
    const page = (await client.readToEnd()).toString()
    expect(page).not.toContain('last%20hit')
    expect(page).not.toContain('</html>')
    expect(await server.logged(({ target }) => target === '/?q=hit')).toMatchObject({ aborted: true })
  })

  it('A search ends when its client leaves', async () => {
    using folder = new FaultyFolder()
    mkdirSync(`${folder.path}/gate-at-open`)
    mkdirSync(`${folder.path}/gate-at-open/exit-at-open`)
    await using server = await serve({ folder: folder.path }, faultyWorker)
    const client = await RawClient.connect(server.port)
    client.send(head('GET /?q=hit HTTP/1.1'))
    await expect.poll(() => folder.entered.length, soon).toBe(1)
    client.socket.resetAndDestroy()
    expect((await server.logged(({ target }) => target === '/?q=hit')).aborted).toBe(true)
    folder.openGate()
    await expect.poll(() => server.snapshot()?.totals.jobsInFlight, soon).toBe(0)
    expect((await fetch(`http://127.0.0.1:${server.port}/`)).status).toBe(200)
    expect(server.deaths).toEqual([])
  })
})
