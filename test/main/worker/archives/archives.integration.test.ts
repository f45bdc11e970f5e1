import { randomBytes } from 'node:crypto'
import {
  appendFileSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { entryHash, selectNames } from '../../../../src/main/worker/archives/selection.ts'
import { Download, sha256 } from '../../../support/download.ts'
import { openFilesIn } from '../../../support/process-state.ts'
import { ask, get, head } from '../../../support/raw-client.ts'
import { serve, sharedServer, soon, temporaryFolder } from '../../../support/serve.ts'

const photo = randomBytes(3_000_000)
const modified = new Date('2026-05-01T12:00:00Z')

const share = sharedServer((path) => {
  mkdirSync(`${path}/Photos/sub/empty`, { recursive: true })
  writeFileSync(`${path}/Photos/photo.jpg`, photo)
  writeFileSync(`${path}/Photos/sub/ü😀.txt`, 'text')
  writeFileSync(`${path}/Photos/nothing`, '')
  writeFileSync(`${path}/Photos/.secret`, 'secret')
  symlinkSync('/etc/hostname', `${path}/Photos/outside`)
  for (const name of ['photo.jpg', 'sub/ü😀.txt', 'nothing', 'sub/empty'])
    utimesSync(`${path}/Photos/${name}`, modified, modified)
  mkdirSync(`${path}/site`)
  writeFileSync(`${path}/site/index.html`, 'the index page')
  mkdirSync(`${path}/many`)
  for (let file = 0; file < 300; file++) writeFileSync(`${path}/many/${file}`, randomBytes(5_000))
})

const names = ['nothing', 'photo.jpg', 'sub/empty/', 'sub/ü😀.txt']

it('A listing says how long its archive is once that has been planned, and never plans one', async () => {
  const listing = async () => (await get(share.port, '/many/?view=list')).content.toString()
  const before = await listing()
  expect(before).toContain('>Download all (ZIP)<')
  expect(await listing()).toBe(before)
  const { fields } = await ask(share.port, head('HEAD /many/?zip HTTP/1.1'), 'HEAD')
  expect(Number(fields.get('content-length')) / 2 ** 20).toBeCloseTo(1.5, 1)
  // A thread that has only just started has missed what the other one has planned.
  await expect.poll(listing, soon).toContain('>Download all (ZIP, 1.5 MB)<')
})

function replaceFile(path: string): void {
  writeFileSync(`${path}.new`, photo)
  renameSync(`${path}.new`, path)
}

/** Reads the directory at the end of a small ZIP; returns the contents by name. */
function unzip(archive: Buffer): Record<string, Buffer> {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  const count = archive.readUInt16LE(end + 10)
  const contents: Record<string, Buffer> = {}
  let at = archive.readUInt32LE(end + 16)
  for (let entry = 0; entry < count; entry++) {
    const [method, bytes] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)]
    const [nameBytes, extraBytes] = [archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30)]
    const local = archive.readUInt32LE(at + 42)
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const content = archive.subarray(start, start + bytes)
    contents[archive.toString('utf8', at + 46, at + 46 + nameBytes)] =
      method === 0 ? content : inflateRawSync(content)
    at += 46 + nameBytes + extraBytes
  }
  return contents
}

describe.each([
  ['zip', 'application/zip'],
  ['tar', 'application/x-tar'],
])('a folder as one archive, ?%s', (format, contentType) => {
  const target = `/Photos/?${format}`

  it('HEAD and GET agree on an archive, down to its length', async () => {
    const [whole, onlyHead] = [
      await get(share.port, target),
      await ask(share.port, head(`HEAD ${target} HTTP/1.1`), 'HEAD'),
    ]
    expect(whole.status).toBe(200)
    expect(Object.fromEntries(whole.fields)).toMatchObject({
      'content-type': contentType,
      'content-length': String(whole.content.length),
      'content-disposition': `attachment; filename="Photos.${format}"; filename*=UTF-8''Photos.${format}`,
      'accept-ranges': 'bytes',
      etag: expect.stringMatching(new RegExp(`^"${format}-[\\w-]+"$`)) as string,
    })
    // Removing a file changes the archive, but no date in it.
    expect(whole.fields.has('last-modified')).toBe(false)
    expect(onlyHead.content.length).toBe(0)
    expect([...onlyHead.fields].filter(([name]) => name !== 'date')).toEqual(
      [...whole.fields].filter(([name]) => name !== 'date'),
    )
  })

  it('Any range of an archive equals that part of the whole', async () => {
    const { content } = await get(share.port, target)
    const cuts = [
      [0, 1],
      [0, 100],
      [50, 2_000_000],
      [content.length - 700, content.length],
      [content.length - 1, content.length],
    ] as const
    for (const [start, end] of cuts) {
      const part = await get(share.port, target, [`Range: bytes=${start}-${end - 1}`])
      expect(part.status).toBe(206)
      expect(part.fields.get('content-range')).toBe(`bytes ${start}-${end - 1}/${content.length}`)
      expect(part.content.equals(content.subarray(start, end))).toBe(true)
    }
  })

  it('Several connections at once put one archive together', async () => {
    const { content } = await get(share.port, '/many/?' + format)
    const piece = Math.ceil(content.length / 8)
    const parts = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        get(share.port, '/many/?' + format, [`Range: bytes=${at * piece}-${(at + 1) * piece - 1}`]),
      ),
    )
    expect(sha256(Buffer.concat(parts.map((part) => part.content)))).toBe(sha256(content))
  })

  it('An archive that the client has is not sent again', async () => {
    const etag = (await get(share.port, target)).fields.get('etag')
    expect(await get(share.port, target, [`If-None-Match: ${etag}`])).toMatchObject({ status: 304 })
  })

  it('A download that goes on gets the rest, but all of the archive if its folder has changed', async () => {
    using folder = temporaryFolder()
    writeFileSync(`${folder.path}/one`, randomBytes(2_000_000))
    await using server = await serve({ folder: folder.path })
    const before = await get(server.port, `/?${format}`)
    const goOn = ['Range: bytes=1000000-', `If-Range: ${before.fields.get('etag')}`]
    const rest = await get(server.port, `/?${format}`, goOn)
    expect(rest.status).toBe(206)
    expect(rest.content.equals(before.content.subarray(1_000_000))).toBe(true)
    writeFileSync(`${folder.path}/one`, randomBytes(2_000_000))
    // The file in hand is found to be another, which ends that response; the next one knows.
    await expect.poll(async () => (await get(server.port, `/?${format}`, goOn)).status, soon).toBe(200)
  })

  it.each([
    ['deleted', (path: string) => rmSync(path)],
    ['replaced', replaceFile],
    ['longer', (path: string) => appendFileSync(path, 'more')],
    ['written to', (path: string) => writeFileSync(path, photo.toReversed())],
    ['shorter', (path: string) => truncateSync(path, 10)],
  ])('A file that is %s while its archive is sent ends the connection early', async (_how, change) => {
    using folder = temporaryFolder()
    writeFileSync(`${folder.path}/1`, randomBytes(16 * 1024 * 1024))
    writeFileSync(`${folder.path}/2`, photo)
    await using server = await serve({ folder: folder.path })
    const whole = await get(server.port, `/?${format}`)
    using download = await Download.start(server.port, `/?${format}`, { pauseAfterBytes: 200_000 })
    await download.paused
    change(`${folder.path}/2`)
    download.resume()
    const end = await download.ended
    expect(end).toMatchObject({ status: 200, promisedBytes: whole.content.length, closed: true })
    expect(end.sha256).toBe(sha256(whole.content.subarray(0, end.receivedBytes)))
    expect(await server.logged(({ aborted }) => aborted)).toMatchObject({ target: `/?${format}` })
    await expect.poll(() => openFilesIn(folder.path), soon).toEqual([])
    // The next one has a new plan.
    expect(await get(server.port, `/?${format}`)).toMatchObject({ status: 200 })
    expect(server.deaths).toEqual([])
  })

  it('A file that is written to while it is sent itself ends the connection early', async () => {
    using folder = temporaryFolder()
    writeFileSync(`${folder.path}/1`, randomBytes(16 * 1024 * 1024))
    await using server = await serve({ folder: folder.path })
    using download = await Download.start(server.port, `/?${format}`, { pauseAfterBytes: 200_000 })
    await download.paused
    appendFileSync(`${folder.path}/1`, 'more')
    download.resume()
    const { closed, receivedBytes, promisedBytes } = await download.ended
    expect(closed).toBe(true)
    expect(receivedBytes).toBeLessThan(promisedBytes)
  })

  it('A client that leaves has its file closed', async () => {
    using folder = temporaryFolder()
    writeFileSync(`${folder.path}/1`, randomBytes(32 * 1024 * 1024))
    await using server = await serve({ folder: folder.path })
    using download = await Download.start(server.port, `/?${format}`, { pauseAfterBytes: 200_000 })
    await download.paused
    download.socket.destroy()
    expect(await server.logged(() => true)).toMatchObject({ aborted: true })
    await expect.poll(() => openFilesIn(folder.path), soon).toEqual([])
  })

  it('Where listings are off there are no archives either', async () => {
    await using server = await serve({ folder: share.path, listing: false })
    expect(await get(server.port, target)).toMatchObject({ status: 403 })
  })

  it('An index page keeps its own query', async () => {
    const { content } = await get(share.port, `/site/?${format}`)
    expect(content.toString()).toBe('the index page')
  })

  it.each([
    `?${format}&`,
    `?${format}&x`,
    `?${format}&f=short`,
    `?${format}&f=abcdef&x=abcdef`,
    `?x&${format}`,
    `?${format.toUpperCase()}`,
  ])('Any other query shows the listing: %s', async (query) => {
    const { fields } = await get(share.port, `/Photos/${query}`)
    expect(fields.get('content-type')).toContain('text/html')
  })

  it('The query means nothing to a file, and is kept when a folder gets its slash', async () => {
    expect((await get(share.port, `/Photos/photo.jpg?${format}`)).content.equals(photo)).toBe(true)
    expect((await get(share.port, `/Photos?${format}`)).fields.get('location')).toBe(`Photos/?${format}`)
  })
})

describe('a selection of a folder as one archive', () => {
  const hash = (name: string) => entryHash('Photos', Buffer.from(name).toString('latin1'))
  const selected = async (query: string) =>
    Object.keys(unzip((await get(share.port, `/Photos/?zip${query}`)).content))

  it('A ZIP of a selection has what was chosen, and all that is below it', async () => {
    expect(await selected(`&f=${hash('nothing')}`)).toEqual(['nothing'])
    expect(await selected(`=&f=${hash('sub')}&f=${hash('nothing')}`)).toEqual([
      'nothing',
      'sub/empty/',
      'sub/ü😀.txt',
    ])
  })

  it('A ZIP of all but a selection has the rest, whatever is gone of the selection', async () => {
    expect(await selected(`&x=${hash('sub')}&x=${hash('gone')}`)).toEqual(['nothing', 'photo.jpg'])
  })

  it.each([
    ['of nothing', () => '=', 400, 'Nothing is selected'],
    ['with something that is gone', () => `&f=${hash('nothing')}&f=${hash('gone')}`, 404, 'has changed'],
    ['with a file that isn’t shown', () => `&f=${hash('.secret')}`, 404, 'has changed'],
  ])('A selection %s is refused with a sentence', async (_what, query, status, sentence) => {
    const response = await get(share.port, `/Photos/?zip${query()}`)
    expect(response.status).toBe(status)
    expect(response.content.toString()).toContain(sentence)
  })

  it('A hash that means two entries is refused', () => {
    const names = ['one', 'two']
    const selection = { hashes: [entryHash('/folder', 'one')], isExcept: false }
    expect(selectNames(selection, '/folder', names)).toEqual(new Set(['one']))
    expect(selectNames(selection, '/folder', [...names, 'one'])).toBe('selection-ambiguous')
  })
})

describe('what is in a ZIP', () => {
  it('A ZIP has all files of the folder, but none that a listing would not show', async () => {
    const contents = unzip((await get(share.port, '/Photos/?zip')).content)
    expect(Object.keys(contents)).toEqual(names)
    expect(contents['photo.jpg']!.equals(photo)).toBe(true)
    expect(contents['sub/ü😀.txt']!.toString()).toBe('text')
  })

  it('A ZIP has hidden files when they are shared', async () => {
    await using server = await serve({ folder: share.path, hidden: true })
    const contents = unzip((await get(server.port, '/Photos/?zip')).content)
    expect(Object.keys(contents)).toEqual(['.secret', ...names])
  })

  it('The ZIP of the whole share has the name of the share', async () => {
    const { fields } = await get(share.port, '/?zip')
    expect(fields.get('content-disposition')).toContain('.zip"')
  })
})
