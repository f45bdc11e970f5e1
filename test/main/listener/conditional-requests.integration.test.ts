import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { ask, get, head, RawClient } from '../../support/raw-client.ts'
import { sharedServer } from '../../support/serve.ts'

const modified = 'Sun, 06 Nov 1994 08:49:37 GMT'
const earlier = 'Sun, 06 Nov 1994 08:49:36 GMT'
const later = 'Sun, 06 Nov 1994 08:49:38 GMT'

const share = sharedServer((path) => {
  mkdirSync(`${path}/site`)
  for (const name of ['file.txt', 'site/index.html']) {
    writeFileSync(`${path}/${name}`, '0123456789')
    // Finer than HTTP's seconds, as most files are.
    utimesSync(`${path}/${name}`, new Date(), new Date('1994-11-06T08:49:37.900Z'))
  }
})

/** Stands in the tables for the entity tag that the file has. */
const own = '«tag»'
let tag = ''
beforeAll(async () => {
  tag = (await get(share.port, '/file.txt')).fields.get('etag')!
})

const withTag = (fields: readonly string[]) => fields.map((field) => field.replace(own, tag))

it('The entity tag of other content differs even if the file has its old times again (RFC 9110 §8.8.1)', async () => {
  const path = `${share.path}/restored.txt`
  const times = [new Date(), new Date('2026-11-01T12:00:00Z')] as const
  const tagOf = async (content: string) => {
    writeFileSync(path, content)
    utimesSync(path, ...times)
    return (await get(share.port, '/restored.txt')).fields.get('etag')
  }
  const before = await tagOf('AAAA')
  expect(await tagOf('BBBB')).not.toBe(before)
})

describe('preconditions (RFC 9110 §13.1, §13.2.2)', () => {
  it.each<[number, string[]]>([
    [304, [`If-None-Match: ${own}`]],
    [304, [`If-None-Match: W/${own}`]],
    [304, [`If-None-Match: "a", ${own}, "b"`]],
    [304, [`If-None-Match: "a,b" ,, ${own}`]],
    [304, ['If-None-Match: "a"', `If-None-Match: ${own}`]],
    [304, ['If-None-Match: *']],
    [200, ['If-None-Match: "other"']],
    [200, ['If-None-Match: W/"other"']],
    [200, ['If-None-Match: unquoted']],
    [200, ['If-None-Match:']],
    [304, [`If-Modified-Since: ${modified}`]],
    [304, [`If-Modified-Since: ${later}`]],
    [304, ['If-Modified-Since: Sunday, 06-Nov-94 08:49:37 GMT']],
    [304, ['If-Modified-Since: Sun Nov  6 08:49:37 1994']],
    [200, [`If-Modified-Since: ${earlier}`]],
    [200, ['If-Modified-Since: yesterday']],
    [200, ['If-Modified-Since: 1994-11-06T08:49:37Z']],
    [200, [`If-Modified-Since: ${modified}`, `If-Modified-Since: ${modified}`]],
    [200, ['If-None-Match: "other"', `If-Modified-Since: ${later}`]],
    [304, [`If-None-Match: ${own}`, `If-Modified-Since: ${earlier}`]],
    [200, [`If-Match: ${own}`]],
    [200, [`If-Match: "a", ${own}`]],
    [200, ['If-Match: *']],
    [412, ['If-Match: "other"']],
    [412, [`If-Match: W/${own}`]],
    [200, [`If-Unmodified-Since: ${modified}`]],
    [200, [`If-Unmodified-Since: ${later}`]],
    [412, [`If-Unmodified-Since: ${earlier}`]],
    [200, ['If-Unmodified-Since: yesterday']],
    [200, [`If-Match: ${own}`, `If-Unmodified-Since: ${earlier}`]],
    [412, ['If-Match: "other"', `If-Unmodified-Since: ${later}`]],
    [304, [`If-Match: ${own}`, `If-None-Match: ${own}`]],
    [412, ['If-Match: "other"', `If-None-Match: ${own}`]],
    [412, [`If-Unmodified-Since: ${earlier}`, `If-None-Match: ${own}`]],
  ])('The status is %i for GET and HEAD with %j', async (status, fields) => {
    for (const method of ['GET', 'HEAD']) {
      const response = await ask(share.port, head(`${method} /file.txt HTTP/1.1`, ...withTag(fields)), method)
      expect(response.status).toBe(status)
      if (method === 'GET' && status === 200) expect(response.content.toString()).toBe('0123456789')
    }
  })

  it('A 304 has the fields of the 200 that caches need, and no content (RFC 9110 §15.4.5)', async () => {
    const whole = await get(share.port, '/file.txt')
    using client = await RawClient.connect(share.port)
    client.send(head('GET /file.txt HTTP/1.1', `If-None-Match: ${tag}`) + head('GET /file.txt HTTP/1.1'))
    const response = await client.readResponse()
    expect(response.status).toBe(304)
    for (const name of ['etag', 'last-modified', 'cache-control']) {
      expect(response.fields.get(name)).toBe(whole.fields.get(name))
    }
    expect(response.fields.has('date')).toBe(true)
    // Were it there, it would have to be that of the 200 (RFC 9110 §8.6).
    expect(response.fields.get('content-length') ?? '10').toBe('10')
    expect((await client.readResponse()).content.toString()).toBe('0123456789')
  })

  it('A 412 reveals nothing about the file (RFC 9110 §15.5.13)', async () => {
    const response = await get(share.port, '/file.txt', ['If-Match: "other"'])
    expect(response.status).toBe(412)
    expect(response.fields.has('etag')).toBe(false)
    expect(response.content.includes('0123456789')).toBe(false)
  })

  it.each([
    [404, '/none'],
    [301, '/site'],
    [400, '/%zz'],
  ])(
    'Preconditions count only where the answer would be a success: %i for %s (RFC 9110 §13.2.1)',
    async (status, target) => {
      for (const field of [
        'If-None-Match: *',
        'If-Match: "other"',
        'If-Match: *',
        `If-Modified-Since: ${later}`,
      ]) {
        expect((await get(share.port, target, [field])).status).toBe(status)
      }
    },
  )

  it('Preconditions apply to the index page of a folder, too', async () => {
    const page = await get(share.port, '/site/')
    const response = await get(share.port, '/site/', [`If-None-Match: ${page.fields.get('etag')!}`])
    expect([page.status, response.status]).toEqual([200, 304])
    expect((await get(share.port, '/site/', [`If-Modified-Since: ${modified}`])).status).toBe(304)
  })
})

describe('If-Range (RFC 9110 §13.1.5)', () => {
  it.each<[number, string[]]>([
    [206, [`If-Range: ${own}`]],
    [206, [`If-Range: ${modified}`]],
    [200, ['If-Range: "other"']],
    [200, [`If-Range: W/${own}`]],
    [200, [`If-Range: ${own}, "other"`]],
    [200, ['If-Range: *']],
    [200, [`If-Range: ${earlier}`]],
    [200, [`If-Range: ${later}`]],
    [200, ['If-Range: yesterday']],
    [200, ['If-Range:']],
  ])('The status is %i for a range with %j', async (status, fields) => {
    const response = await get(share.port, '/file.txt', ['Range: bytes=2-3', ...withTag(fields)])
    expect([response.status, response.content.toString()]).toEqual([
      status,
      status === 206 ? '23' : '0123456789',
    ])
  })

  it('If-Range means nothing without Range', async () => {
    expect((await get(share.port, '/file.txt', ['If-Range: "other"'])).status).toBe(200)
  })

  it('A range beyond the end is ignored if If-Range does not match the file, and else 416', async () => {
    expect((await get(share.port, '/file.txt', ['Range: bytes=99-', 'If-Range: "other"'])).status).toBe(200)
    expect((await get(share.port, '/file.txt', ['Range: bytes=99-', `If-Range: ${tag}`])).status).toBe(416)
  })

  it('If-Range comes after the other preconditions (RFC 9110 §13.2.2)', async () => {
    const fields = ['Range: bytes=2-3', `If-Range: ${tag}`]
    expect((await get(share.port, '/file.txt', [...fields, `If-None-Match: ${tag}`])).status).toBe(304)
    expect((await get(share.port, '/file.txt', [...fields, 'If-Match: "other"'])).status).toBe(412)
  })

  it('A date in If-Range does not match a file that changed within the same second (RFC 9110 §8.8.2.2)', async () => {
    const path = `${share.path}/fresh.txt`
    for (;;) {
      writeFileSync(path, '0123456789')
      const { fields } = await get(share.port, '/fresh.txt')
      const response = await get(share.port, '/fresh.txt', [
        'Range: bytes=2-3',
        `If-Range: ${fields.get('last-modified')!}`,
      ])
      // Only an answer of the same second proves anything.
      if (response.fields.get('date') !== fields.get('last-modified')) continue
      expect(response.status).toBe(200)
      break
    }
  })
})
