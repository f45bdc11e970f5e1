import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { answer, statusOf } from '../../support/answer.ts'
import { ask, get, head } from '../../support/raw-client.ts'
import { openDescriptors, sharedServer } from '../../support/serve.ts'

/** Counts files as settled, so that they are cached at once. */
const agedDisk = fileURLToPath(new URL('../../support/threads/aged-disk-worker.ts', import.meta.url))

const isLinux = process.platform === 'linux'
const large = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 31) % 251))

const share = sharedServer(
  (path) => {
    mkdirSync(`${path}/sub`)
    mkdirSync(`${path}/site`)
    writeFileSync(`${path}/site/index.html`, '<!doctype html><title>x</title>')
    writeFileSync(`${path}/a.mov`, '0123456789')
    writeFileSync(`${path}/large.bin`, large)
    writeFileSync(`${path}/drawing.svgz`, gzipSync('<svg xmlns="http://www.w3.org/2000/svg"/>'))
    writeFileSync(`${path}/Größe 50%.txt`, 'text')
    writeFileSync(`${path}/.env`, 'HIDDEN=1')
    if (!isLinux) return
    writeFileSync(Buffer.from(`${path}/caf\xe9.txt`, 'latin1'), 'latin1')
    writeFileSync(`${path}/new\r\nX-Line: "b".txt`, 'text')
    symlinkSync('/etc/passwd', `${path}/passwd`)
  },
  { threads: 1 },
  agedDisk,
)

const saved = `attachment; filename="a.mov"; filename*=UTF-8''a.mov`
const withoutDisposition = (text: string) => text.replace(/^Content-Disposition: .*\r\n/m, '')

describe('the address of a download (RFC 6266)', () => {
  it('`?dl` is the file with the name to save it under, and otherwise the same answer', async () => {
    const plain = await answer(share.port, '/a.mov')
    const download = await answer(share.port, '/a.mov?dl')
    expect(download).toContain(`\r\nContent-Disposition: ${saved}\r\n`)
    expect(withoutDisposition(download)).toBe(plain)
  })

  it('A long download arrives whole', async () => {
    const response = await get(share.port, '/large.bin?dl')
    expect(response.fields.get('content-disposition')).toContain('filename="large.bin"')
    expect(response.content.equals(large)).toBe(true)
  })

  it('HEAD has the fields of GET', async () => {
    const [whole] = (await answer(share.port, '/a.mov?dl')).split('0123456789')
    expect(await answer(share.port, '/a.mov?dl', { method: 'HEAD' })).toBe(whole)
  })

  it.each([
    ['one range', 'Range: bytes=2-4', 206],
    ['a range beyond the end', 'Range: bytes=10-', 416],
    ['a tag that does not match', 'If-Match: "other"', 412],
    ['any tag', 'If-None-Match: *', 304],
  ])('A request with %s is answered as for the plain file', async (_, field, status) => {
    const [plain, download] = await Promise.all(
      ['/a.mov', '/a.mov?dl'].map((target) => answer(share.port, target, { fields: [field] })),
    )
    expect(statusOf(download!)).toBe(status)
    expect(download!.includes(saved)).toBe(status === 206)
    expect(withoutDisposition(download!)).toBe(plain)
  })

  it('Several ranges have the name in the head of the whole', async () => {
    const response = await get(share.port, '/a.mov?dl', ['Range: bytes=0-0,5-6'])
    expect([response.status, response.fields.get('content-disposition')]).toEqual([206, saved])
  })

  it.each(['dl=', 'dl=1', 'DL', 'dl&', '&dl', 'dl&x', 'x&dl', 'd%6c', 'dl?', 'v=3', ''])(
    'Any other query is ignored: ?%s',
    async (query) => {
      expect(await answer(share.port, `/a.mov?${query}`)).toBe(await answer(share.port, '/a.mov'))
    },
  )

  it.each(['/sub/', '/site/'])('On a folder it is ignored: %s', async (target) => {
    expect(await answer(share.port, `${target}?dl`)).toBe(await answer(share.port, target))
  })

  it.each<[number, string]>([
    [301, '/sub?dl'],
    [404, '/none?dl'],
    [404, '/a.mov/?dl'],
    [404, '/.env?dl'],
    ...(isLinux ? [[404, '/passwd?dl'] as [number, string]] : []),
  ])('What can not be had plainly can not be had as a download: %i for %s', async (status, target) => {
    const response = await get(share.port, target)
    expect([response.status, response.fields.has('content-disposition')]).toEqual([status, false])
  })

  it('A name that is not ASCII comes exactly and in ASCII', async () => {
    const { fields } = await get(share.port, '/Gr%C3%B6%C3%9Fe%2050%25.txt?dl')
    expect(fields.get('content-disposition')).toBe(
      `attachment; filename="Gr__e 50_.txt"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%2050%25.txt`,
    )
  })

  it.runIf(isLinux)('A name that is not UTF-8 comes as it is shown', async () => {
    const { fields } = await get(share.port, '/caf%e9.txt?dl')
    expect(fields.get('content-disposition')).toBe(
      `attachment; filename="caf_.txt"; filename*=UTF-8''caf%EF%BF%BD.txt`,
    )
  })

  it.runIf(isLinux)('A name can not add a field or end its quotation', async () => {
    const { fields } = await get(share.port, '/new%0D%0AX-Line:%20%22b%22.txt?dl')
    expect(fields.has('x-line')).toBe(false)
    expect(fields.get('content-disposition')).toBe(
      `attachment; filename="new__X-Line: _b_.txt"; filename*=UTF-8''new%0D%0AX-Line%3A%20%22b%22.txt`,
    )
  })

  it('A drawing that is compressed on disk is saved as it is there', async () => {
    const shown = await get(share.port, '/drawing.svgz')
    const response = await get(share.port, '/drawing.svgz?dl')
    expect([shown.fields.get('content-type'), shown.fields.get('content-encoding')]).toEqual([
      'image/svg+xml',
      'gzip',
    ])
    expect([response.fields.get('content-type'), response.fields.has('content-encoding')]).toEqual([
      'application/gzip',
      false,
    ])
    expect(response.content.equals(readFileSync(`${share.path}/drawing.svgz`))).toBe(true)
    expect(gunzipSync(response.content).toString()).toContain('<svg')
  })
})

describe('what is kept in memory', () => {
  it('A download and the plain file never answer for each other', async () => {
    // `once…` can be opened only once: a second plain answer comes from memory, and a download finds no file.
    writeFileSync(`${share.path}/once.txt`, 'plain')
    const plain = await answer(share.port, '/once.txt')
    expect(statusOf(plain)).toBe(200)
    expect(await answer(share.port, '/once.txt')).toBe(plain)
    expect(statusOf(await answer(share.port, '/once.txt?dl'))).toBe(500)

    writeFileSync(`${share.path}/once-saved.txt`, 'saved')
    expect(await answer(share.port, '/once-saved.txt?dl')).toContain('Content-Disposition')
    expect(statusOf(await answer(share.port, '/once-saved.txt'))).toBe(500)
  })

  it.runIf(isLinux)('Downloads leave no file open', async () => {
    await get(share.port, '/a.mov?dl')
    const before = openDescriptors()
    for (const request of ['GET', 'HEAD']) {
      for (let time = 0; time < 20; time++) {
        await ask(share.port, head(`${request} /a.mov?dl HTTP/1.1`, 'Connection: close'), request)
      }
    }
    await expect.poll(openDescriptors).toBeLessThanOrEqual(before)
  })
})
