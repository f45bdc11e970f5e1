import { appendFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ask, get, head } from '../../support/raw-client.ts'
import { sharedServer } from '../../support/serve.ts'

/** Makes files look as if they had not changed for long, so that their answers are cached. */
const agedDisk = fileURLToPath(new URL('../../support/threads/aged-disk-worker.ts', import.meta.url))
const svgz = gzipSync('<svg xmlns="http://www.w3.org/2000/svg"/>')

const share = sharedServer(
  (path) => {
    writeFileSync(`${path}/utf8.html`, '<title>Grüße</title>')
    writeFileSync(`${path}/latin1.html`, Buffer.from('<title>Gr\xfc\xdfe</title>', 'latin1'))
    writeFileSync(`${path}/recording.ts`, Buffer.alloc(188 * 10, 0x47))
    writeFileSync(`${path}/notes`, 'to be read')
    writeFileSync(`${path}/data`, Buffer.alloc(20))
    writeFileSync(`${path}/pic.svgz`, svgz)
  },
  { threads: 1 },
  agedDisk,
)

const ranged = (name: string, range: string) => get(share.port, `/${name}`, [`Range: bytes=${range}`])

describe('the type of a file (RFC 9110 §8.3)', () => {
  it.each([
    ['utf8.html', 'text/html; charset=utf-8'],
    ['latin1.html', 'text/html'],
    ['recording.ts', 'video/mp2t'],
    ['notes', 'text/plain; charset=utf-8'],
    ['data', 'application/octet-stream'],
  ])('The type of %s is %s from disk and from memory, whole, in parts and to HEAD', async (name, type) => {
    for (let time = 0; time < 3; time++) {
      expect((await get(share.port, `/${name}`)).fields.get('content-type')).toBe(type)
    }
    const { fields } = await ask(share.port, head(`HEAD /${name} HTTP/1.1`), 'HEAD')
    expect(fields.get('content-type')).toBe(type)
    const part = await ranged(name, '2-5')
    expect([part.status, part.fields.get('content-type')]).toEqual([206, type])
    const parts = (await ranged(name, '0-0,2-2')).content.toString('latin1')
    expect([...parts.matchAll(/^Content-Type: (.*)\r$/gm)].map(([, each]) => each)).toEqual([type, type])
  })

  it('The type follows the content: appended bytes that are not UTF-8 remove the charset', async () => {
    writeFileSync(`${share.path}/grows.txt`, 'Gr')
    const type = async () => (await get(share.port, '/grows.txt')).fields.get('content-type')
    expect([await type(), await type()]).toEqual(new Array(2).fill('text/plain; charset=utf-8'))
    appendFileSync(`${share.path}/grows.txt`, Buffer.from('\xfc\xdfe', 'latin1'))
    expect(await type()).toBe('text/plain')
  })
})

describe('compressed SVG (RFC 9110 §8.4)', () => {
  it.each([[[]], [['Accept-Encoding: gzip']], [['Accept-Encoding: identity']]])(
    'Compressed SVG has Content-Encoding: gzip, whatever is accepted: %j',
    async (fields) => {
      const whole = await get(share.port, '/pic.svgz', fields)
      expect(whole.fields.get('content-type')).toBe('image/svg+xml')
      expect(whole.fields.get('content-encoding')).toBe('gzip')
      expect(whole.content.equals(svgz)).toBe(true)
    },
  )

  it('A range of compressed SVG is of the compressed bytes, and several ranges get the whole file', async () => {
    const part = await ranged('pic.svgz', '2-5')
    expect([part.status, part.fields.get('content-encoding')]).toEqual([206, 'gzip'])
    expect(part.content.equals(svgz.subarray(2, 6))).toBe(true)
    const parts = await ranged('pic.svgz', '0-0,2-2')
    expect([parts.status, parts.fields.get('content-encoding')]).toEqual([200, 'gzip'])
  })
})
