import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FaultyFolder, faultyWorker } from '../../support/faulty-folder.ts'
import { ask, get, head, RawClient } from '../../support/raw-client.ts'
import { openFilesIn } from '../../support/process-state.ts'
import { serve, sharedServer, soon, temporaryFolder } from '../../support/serve.ts'

const large = randomBytes(9_000_001)
const hostileName = 'new\nline\\Grün.bin'

const share = sharedServer((path) => {
  writeFileSync(`${path}/large.iso`, large)
  writeFileSync(`${path}/empty`, '')
  writeFileSync(`${path}/${hostileName}`, 'hostile')
  mkdirSync(`${path}/folder`)
})

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

describe('the checksum of a file', () => {
  it.each([
    ['of several steps', '/large.iso?sha256', `${sha256(large)}  large.iso\n`],
    ['of an empty file', '/empty?sha256', `${sha256('')}  empty\n`],
  ])('The checksum %s is what sha256sum prints', async (_title, target, line) => {
    const { status, fields, content } = await get(share.port, target)
    expect([status, fields.get('content-type'), content.toString()]).toEqual([
      200,
      'text/plain; charset=utf-8',
      line,
    ])
  })

  it('A name that would break the line is escaped as sha256sum does it', async () => {
    const { content } = await get(share.port, `/${encodeURIComponent(hostileName)}?sha256`)
    expect(content.toString()).toBe(`\\${sha256('hostile')}  new\\nline\\\\Grün.bin\n`)
  })

  it('HEAD gets the same length without a checksum', async () => {
    const get200 = await get(share.port, '/large.iso?sha256')
    const head200 = await ask(share.port, head('HEAD /large.iso?sha256 HTTP/1.1'), 'HEAD')
    expect([head200.status, head200.fields.get('content-length')]).toEqual([
      200,
      get200.fields.get('content-length'),
    ])
  })

  it('Its entity tag is another one than the file’s, and confirmed', async () => {
    const tag = (await get(share.port, '/empty?sha256')).fields.get('etag')!
    expect(tag).not.toBe((await get(share.port, '/empty')).fields.get('etag'))
    expect((await get(share.port, '/empty?sha256', [`If-None-Match: ${tag}`])).status).toBe(304)
    expect((await get(share.port, '/empty?sha256', ['If-Match: "other"'])).status).toBe(412)
  })

  it.each([
    ['Any other query is ignored', '/large.iso?sha256=1', 'application/'],
    ['A folder has none', '/folder/?sha256', 'text/html'],
  ])('%s', async (_title, target, type) => {
    const response = await fetch(`http://127.0.0.1:${share.port}${target}`, { method: 'HEAD' })
    expect(response.headers.get('content-type')).toContain(type)
  })

  it('Many checksums at once are all right, and others are served meanwhile', async () => {
    const lines = await Promise.all(
      Array.from({ length: 8 }, async () => (await get(share.port, '/large.iso?sha256')).content.toString()),
    )
    expect(new Set(lines)).toEqual(new Set([`${sha256(large)}  large.iso\n`]))
  })

  it('The checksum of a large file ends when its client closes its direction, and its file is closed', async () => {
    using folder = temporaryFolder()
    writeFileSync(`${folder.path}/huge`, '')
    // It has no blocks on the disk, but its checksum takes minutes.
    truncateSync(`${folder.path}/huge`, 2 ** 36)
    await using server = await serve({ folder: folder.path })
    using client = await RawClient.connect(server.port)
    client.send(head('GET /huge?sha256 HTTP/1.1'))
    client.end()
    expect((await client.readHead()).status).toBe(200)
    expect(await client.readToEnd()).toHaveLength(0)
    expect((await server.logged(({ target }) => target === '/huge?sha256')).aborted).toBe(true)
    await expect.poll(() => openFilesIn(folder.path), soon).toEqual([])
  })

  it('A file that changes meanwhile gets none: the connection ends', async () => {
    using folder = new FaultyFolder()
    writeFileSync(`${folder.path}/gate-at-later-read`, large)
    await using server = await serve({ folder: folder.path }, faultyWorker)
    using client = await RawClient.connect(server.port)
    client.send(head('GET /gate-at-later-read?sha256 HTTP/1.1'))
    await expect.poll(() => folder.entered.length, soon).toBe(1)
    truncateSync(`${folder.path}/gate-at-later-read`, 8_000_000)
    folder.openGate()
    await client.readHead()
    expect((await client.readToEnd()).length).toBe(0)
    expect(await server.logged(({ target }) => target.endsWith('?sha256'))).toMatchObject({
      status: 200,
      aborted: true,
    })
  })
})
