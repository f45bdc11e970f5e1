import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answer, statusOf } from '../../support/answer.ts'
import { ask, get, head } from '../../support/raw-client.ts'
import { openDescriptors, sharedServer } from '../../support/serve.ts'
import {
  attributes,
  exifSegment,
  jpeg,
  multiPictureJpeg,
  segment,
  tinyJpeg,
} from '../../pictures/jpeg-fixture.ts'

const isLinux = process.platform === 'linux'

/** What is in front of the rest of a picture that is to be turned by 90° (orientation 6): start of image, Exif. */
const turned = Buffer.from(
  'ffd8ffe100224578696600004d4d002a000000080001' + '011200030000000100060000' + '00000000',
  'hex',
)

const small = tinyJpeg(1, 5000)
const large = tinyJpeg(2, 150_000)
const photo = jpeg([exifSegment({ thumbnail: small })], 400_000)
const longest = 200 * 1024

const share = sharedServer((path) => {
  const write = (name: string, content: string | Uint8Array) => writeFileSync(`${path}/${name}`, content)
  mkdirSync(`${path}/sub`)
  mkdirSync(`${path}/site`)
  write('site/index.html', '<!doctype html><title>x</title>')
  write('photo.jpg', photo)
  write('photo.JPEG', photo)
  write('photo.bin', photo)
  write('.hidden.jpg', photo)
  write('mpf.jpg', multiPictureJpeg([exifSegment({ thumbnail: small })], [[attributes.vga, large]]))
  // Its large thumbnail is said to be there, and isn't.
  write(
    'false.jpg',
    multiPictureJpeg([exifSegment({ thumbnail: small })], [[attributes.vga, Buffer.alloc(5000)]]),
  )
  write('lying.jpg', jpeg([exifSegment({ thumbnail: Buffer.alloc(5000) })], 400_000))
  write('cut.jpg', jpeg([exifSegment({ thumbnail: small })]).subarray(0, 1000))
  write('plain.jpg', jpeg([], 400_000))
  for (const name of ['a.jpg', 'a.png', 'a.gif', 'a.webp', 'a.avif', 'a.bmp']) write(name, 'a small picture')
  for (const name of ['a.svg', 'a.txt', 'a.pdf', 'a.heic', 'a.mp4', 'a'])
    write(name, 'no picture for browsers')
  write('longest.png', Buffer.alloc(longest))
  write('longer.png', Buffer.alloc(longest + 1))
  write('empty.png', '')
  if (isLinux) {
    symlinkSync('/etc/passwd', `${path}/passwd.png`)
    symlinkSync('photo.jpg', `${path}/link.jpg`)
  }
})

/** The fields of a response by lower-case name, without those that tell when it was made. */
async function fieldsOf(target: string, fields: readonly string[] = []): Promise<Record<string, string>> {
  const response = await get(share.port, target, fields)
  return Object.fromEntries(
    [...response.fields].filter(([name]) => !['date', 'last-modified'].includes(name)),
  )
}

const tagOf = async (target: string) => (await get(share.port, target)).fields.get('etag')!

describe('the preview that a camera put into its picture', () => {
  it('It is cut out, and turned as the picture is', async () => {
    const { status, content } = await get(share.port, '/photo.jpg?thumb')
    expect(status).toBe(200)
    expect(content.equals(Buffer.concat([turned, small.subarray(2)]))).toBe(true)
  })

  it('A large thumbnail behind the picture comes first, and arrives whole', async () => {
    const { content } = await get(share.port, '/mpf.jpg?thumb')
    expect(content.equals(Buffer.concat([turned, large.subarray(2)]))).toBe(true)
  })

  it('Where it is said to be and is not, the next one is taken', async () => {
    const { content } = await get(share.port, '/false.jpg?thumb')
    expect(content.equals(Buffer.concat([turned, small.subarray(2)]))).toBe(true)
  })

  it('A link to a picture inside is that picture', async () => {
    expect((await get(share.port, isLinux ? '/link.jpg?thumb' : '/photo.jpg?thumb')).status).toBe(200)
  })

  it('The type goes by the name, in either case', async () => {
    expect((await get(share.port, '/photo.JPEG?thumb')).status).toBe(200)
    expect((await get(share.port, '/photo.bin?thumb')).status).toBe(404)
  })

  it('The fields are those of a small picture with a tag of its own', async () => {
    const own = await tagOf('/photo.jpg')
    expect(await fieldsOf('/photo.jpg?thumb')).toEqual({
      server: 'Spool',
      'content-type': 'image/jpeg',
      etag: `${own.slice(0, -1)}-thumb1"`,
      'cache-control': 'no-cache',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'content-length': String(turned.length + small.length - 2),
    })
  })

  it('Last-Modified is that of the file', async () => {
    const [plain, thumbnail] = await Promise.all(
      ['/photo.jpg', '/photo.jpg?thumb'].map((target) => get(share.port, target)),
    )
    expect(thumbnail!.fields.get('last-modified')).toBe(plain!.fields.get('last-modified'))
  })
})

describe('a file that stands for itself', () => {
  it.each([
    ['/a.jpg', 'image/jpeg'],
    ['/a.png', 'image/png'],
    ['/a.gif', 'image/gif'],
    ['/a.webp', 'image/webp'],
    ['/a.avif', 'image/avif'],
    ['/a.bmp', 'image/bmp'],
  ])('A small picture that browsers show is its own thumbnail: %s', async (target, type) => {
    const { status, fields, content } = await get(share.port, `${target}?thumb`)
    expect([status, fields.get('content-type'), content.toString()]).toEqual([200, type, 'a small picture'])
    expect(fields.get('etag')).toMatch(/^"[^"]+-thumb1"$/)
  })

  it('A picture of 200 KiB is small, and arrives whole', async () => {
    expect((await get(share.port, '/longest.png?thumb')).content.length).toBe(longest)
  })

  it('A picture with a damaged preview is its own thumbnail if it is small', async () => {
    expect((await get(share.port, '/cut.jpg?thumb')).content.length).toBe(1000)
  })

  it.each([
    ['a longer picture', '/longer.png'],
    ['a long picture without a preview', '/plain.jpg'],
    ['a long picture whose preview is none', '/lying.jpg'],
    ['nothing', '/empty.png'],
    ['a drawing', '/a.svg'],
    ['a text', '/a.txt'],
    ['a document', '/a.pdf'],
    ['a picture that browsers do not show', '/a.heic'],
    ['a film', '/a.mp4'],
    ['a file of no type', '/a'],
  ])('There is no thumbnail of %s', async (_, target) => {
    for (const fields of [[], ['If-None-Match: *'], ['If-Match: "other"']]) {
      const response = await get(share.port, `${target}?thumb`, fields)
      expect([response.status, response.fields.has('etag')]).toEqual([404, false])
    }
  })

  it('Without a thumbnail a page gets an empty picture, which it need not ask for again soon', async () => {
    const { status, fields, content } = await get(share.port, '/plain.jpg?thumb&tag')
    expect([status, fields.get('content-type')]).toEqual([404, 'image/svg+xml'])
    expect(fields.get('cache-control')).toBe('private, max-age=86400')
    expect(content.toString()).toBe('<svg xmlns="http://www.w3.org/2000/svg"/>')
  })
})

describe('validators and caches (RFC 9110 §13, RFC 9111 §5.2)', () => {
  it('With a tag in the address the answer may be kept for a day, by the browser alone', async () => {
    const { 'cache-control': cacheControl, ...others } = await fieldsOf('/photo.jpg?thumb&5-k3v0-abc')
    expect(cacheControl).toBe('private, max-age=86400')
    expect(others).toEqual({ ...(await fieldsOf('/photo.jpg?thumb')), 'cache-control': undefined })
  })

  it.each(['/photo.jpg', '/a.png'])('HEAD has the fields of GET: %s', async (target) => {
    for (const query of ['?thumb', '?thumb&tag']) {
      const whole = await answer(share.port, target + query)
      const alone = await answer(share.port, target + query, { method: 'HEAD' })
      expect(alone).toBe(whole.slice(0, whole.indexOf('\r\n\r\n') + 4))
    }
  })

  it.each(['/photo.jpg', '/a.png'])(
    'A known tag is 304, that of the file is another one: %s',
    async (target) => {
      const [own, tag] = await Promise.all([tagOf(target), tagOf(`${target}?thumb`)])
      expect((await get(share.port, `${target}?thumb`, [`If-None-Match: ${own}`])).status).toBe(200)
      expect((await get(share.port, target, [`If-None-Match: ${tag}`])).status).toBe(200)
      expect((await get(share.port, `${target}?thumb`, [`If-Match: ${own}`])).status).toBe(412)
      const response = await answer(share.port, `${target}?thumb&tag`, { fields: [`If-None-Match: ${tag}`] })
      expect(statusOf(response)).toBe(304)
      expect(response).toContain(`\r\nETag: ${tag}\r\nCache-Control: private, max-age=86400\r\n`)
      expect(response).toMatch(/\r\n\r\n$/)
    },
  )

  it('A range is ignored: a thumbnail is sent whole', async () => {
    const response = await get(share.port, '/photo.jpg?thumb', ['Range: bytes=0-1'])
    expect([response.status, response.content.length]).toEqual([200, turned.length + small.length - 2])
  })

  it('A file that changes has another picture and another tag', async () => {
    writeFileSync(`${share.path}/changing.jpg`, jpeg([exifSegment({ thumbnail: small })]))
    const before = await get(share.port, '/changing.jpg?thumb')
    const other = tinyJpeg(3, 5000)
    writeFileSync(`${share.path}/changing.jpg`, jpeg([exifSegment({ thumbnail: other })]))
    const after = await get(share.port, '/changing.jpg?thumb')
    expect(after.fields.get('etag')).not.toBe(before.fields.get('etag'))
    expect(after.content.equals(Buffer.concat([turned, other.subarray(2)]))).toBe(true)
  })
})

describe('what is no address of a thumbnail', () => {
  it.each(['thumb=', 'thumb&', 'thumb&a&b', 'thumb&a=b', 'THUMB', 'v=3&thumb'])(
    'Any other query is ignored: ?%s',
    async (query) => {
      expect(await answer(share.port, `/a.png?${query}`)).toBe(await answer(share.port, '/a.png'))
    },
  )

  it.each(['/sub/', '/site/'])('On a folder it is ignored: %s', async (target) => {
    expect(await answer(share.port, `${target}?thumb`)).toBe(await answer(share.port, target))
  })

  it.each<[number, string]>([
    [301, '/sub?thumb'],
    [404, '/none.jpg?thumb'],
    [404, '/photo.jpg/?thumb'],
    [404, '/.hidden.jpg?thumb'],
    ...(isLinux ? [[404, '/passwd.png?thumb'] as [number, string]] : []),
  ])('What can not be had plainly has no thumbnail: %i for %s', async (status, target) => {
    const response = await get(share.port, target)
    expect([response.status, response.fields.get('cache-control')]).toEqual([
      status,
      status === 301 ? 'no-cache' : 'no-store',
    ])
  })

  it.runIf(isLinux)('Thumbnails leave no file open, whatever is answered', async () => {
    await get(share.port, '/a.png?thumb')
    const before = openDescriptors()
    for (const target of ['/photo.jpg', '/mpf.jpg', '/a.png', '/longer.png', '/lying.jpg']) {
      for (const method of ['GET', 'HEAD']) {
        for (const field of ['If-None-Match: *', 'If-Match: "other"', 'A: b']) {
          await ask(
            share.port,
            head(`${method} ${target}?thumb HTTP/1.1`, 'Connection: close', field),
            method,
          )
        }
      }
    }
    await expect.poll(openDescriptors).toBeLessThanOrEqual(before)
  })

  it('Pictures that a program damaged are answered one way or the other, and the threads live on', async () => {
    const whole = multiPictureJpeg([exifSegment({ thumbnail: small })], [[attributes.vga, large]])
    for (let at = 0; at < 200; at++) {
      const damaged = Buffer.from(whole)
      damaged[at] = at % 2 === 0 ? 0xff : 0
      writeFileSync(`${share.path}/damaged.jpg`, damaged)
      expect([200, 404]).toContain((await get(share.port, '/damaged.jpg?thumb')).status)
    }
    expect(share.server.deaths).toEqual([])
    writeFileSync(`${share.path}/damaged.jpg`, segment(0xe1, Buffer.alloc(0)))
  })
})
