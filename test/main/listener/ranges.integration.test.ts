import { randomFillSync } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ask, get, head, RawClient, type RawResponse } from '../../support/raw-client.ts'
import { sharedServer } from '../../support/serve.ts'

const small = Buffer.from(Array.from({ length: 1000 }, (_, at) => (at * 31) % 251))
const large = randomFillSync(Buffer.alloc(3_000_001))

const share = sharedServer((path) => {
  writeFileSync(`${path}/small.bin`, small)
  writeFileSync(`${path}/large.txt`, large)
  writeFileSync(`${path}/empty`, '')
  mkdirSync(`${path}/sub`)
})

type Part = { readonly type: string; readonly range: string; readonly content: Buffer }

/** Takes a multipart/byteranges response apart (RFC 2046 §5.1, RFC 9110 §14.6), strictly. */
function parseParts({ fields, content }: RawResponse): Part[] {
  const boundary = /^multipart\/byteranges; boundary=([0-9a-zA-Z'()+_,\-./:=?]{1,70})$/.exec(
    fields.get('content-type')!,
  )
  expect(boundary).not.toBeNull()
  const delimiter = `\r\n--${boundary![1]!}`
  // The first delimiter begins the content, so its line end is given here.
  const text = `\r\n${content.toString('latin1')}`
  const pieces = text.split(delimiter)
  expect(pieces.shift()).toBe('')
  expect(pieces.pop()).toBe('--\r\n')
  return pieces.map((piece) => {
    const [, lines, rest] = /^\r\n((?:[A-Za-z-]+: [^\r\n]+\r\n)+)\r\n([^]*)$/.exec(piece)!
    const field = (name: string) => new RegExp(`^${name}: (.+)\r$`, 'im').exec(lines!)?.[1] ?? ''
    return {
      type: field('content-type'),
      range: field('content-range'),
      content: Buffer.from(rest!, 'latin1'),
    }
  })
}

const range = (target: string, value: string) => get(share.port, target, [`Range: ${value}`])

describe('one range (RFC 9110 §14.1.2, §14.4, §15.3.7)', () => {
  it.each([
    ['bytes=0-0', 0, 0],
    ['bytes=0-499', 0, 499],
    ['bytes=500-999', 500, 999],
    ['bytes=999-999', 999, 999],
    ['bytes=999-', 999, 999],
    ['bytes=0-', 0, 999],
    ['bytes=-1', 999, 999],
    ['bytes=-1000', 0, 999],
    ['bytes=-1001', 0, 999],
    ['bytes=500-5000', 500, 999],
    ['bytes=0-18446744073709551615', 0, 999],
    [`bytes=0-${'9'.repeat(400)}`, 0, 999],
    [`bytes=-${'9'.repeat(400)}`, 0, 999],
    ['bytes=007-008', 7, 8],
    ['Bytes=1-2', 1, 2],
    ['bytes= 1-2', 1, 2],
    ['bytes=1-2, ', 1, 2],
    ['bytes=,1-2', 1, 2],
    ['bytes=1-2,5000-', 1, 2],
    ['bytes=-0,1-2', 1, 2],
  ])('The range %s is bytes %i to %i', async (value, first, last) => {
    const response = await range('/small.bin', value)
    expect(response.status).toBe(206)
    expect(response.fields.get('content-range')).toBe(`bytes ${first}-${last}/1000`)
    expect(response.fields.get('content-length')).toBe(String(last - first + 1))
    expect(response.fields.get('content-type')).toBe('application/octet-stream')
    expect(response.content.equals(small.subarray(first, last + 1))).toBe(true)
  })

  it.each(['bytes=1000-', 'bytes=1000-2000', 'bytes=-0', 'bytes=5000-,-0', `bytes=${'9'.repeat(400)}-`])(
    'The range %s cannot be satisfied: 416 with the size (RFC 9110 §15.5.17)',
    async (value) => {
      const response = await range('/small.bin', value)
      expect([response.status, response.fields.get('content-range')]).toEqual([416, 'bytes */1000'])
    },
  )

  it.each([
    'lines=0-1',
    'bytes',
    'bytes=',
    'bytes=,',
    'bytes=-',
    'bytes=a-b',
    'bytes=5-4',
    'bytes=1-2-3',
    'bytes 0-1',
    'bytes=0-1;2-3',
    'bytes=0x1-2',
    'bytes=+1-2',
    'bytes=1--2',
    'bytes=--1',
    'bytes=1-2,x',
    'bytes =0-1',
    '0-1',
    'bytes=0-1,5-4',
    'bytes=1.0-2',
  ])('The value %s is not a range, so the whole file is sent', async (value) => {
    const response = await range('/small.bin', value)
    expect([response.status, response.fields.has('content-range')]).toEqual([200, false])
    expect(response.content.equals(small)).toBe(true)
  })

  it('A range has the validators of the whole file (RFC 9110 §15.3.7)', async () => {
    const whole = await get(share.port, '/small.bin')
    const part = await range('/small.bin', 'bytes=1-2')
    for (const name of ['etag', 'last-modified', 'cache-control', 'accept-ranges']) {
      expect(part.fields.get(name)).toBe(whole.fields.get(name))
    }
  })

  it('A range means nothing to HEAD (RFC 9110 §14.2)', async () => {
    const response = await ask(share.port, head('HEAD /small.bin HTTP/1.1', 'Range: bytes=1-2'), 'HEAD')
    expect([response.status, response.fields.get('content-length')]).toEqual([200, '1000'])
  })

  it('A range means nothing to folders, redirects and errors', async () => {
    expect((await range('/sub/', 'bytes=0-1')).status).toBe(200)
    expect((await range('/sub', 'bytes=0-1')).status).toBe(301)
    expect((await range('/none', 'bytes=0-1')).status).toBe(404)
  })

  it.each(['bytes=-1', 'bytes=0-', 'bytes=0-0', 'bytes=0-0,-5'])(
    'The range %s of an empty file is all of it (RFC 9110 §14.1.2)',
    async (value) => {
      for (const fields of [[], ['If-Range: "other"']]) {
        const response = await get(share.port, '/empty', [`Range: ${value}`, ...fields])
        expect([response.status, response.fields.get('content-length')]).toEqual([200, '0'])
        expect(response.fields.has('content-range')).toBe(false)
      }
    },
  )

  it.each(['bytes=-0', 'bytes=1-', 'bytes=5-9,-0'])(
    'The range %s of an empty file cannot be satisfied',
    async (value) => {
      const response = await range('/empty', value)
      expect([response.status, response.fields.get('content-range')]).toEqual([416, 'bytes */0'])
    },
  )

  it('A range may lie anywhere in a file of many chunks', async () => {
    using client = await RawClient.connect(share.port)
    for (const [first, last] of [
      [262_143, 262_144],
      [1, 2_999_999],
      [2_999_990, 3_000_000],
      [700_000, 1_500_000],
    ] as const) {
      client.send(head('GET /large.txt HTTP/1.1', `Range: bytes=${first}-${last}`))
      expect((await client.readResponse()).content.equals(large.subarray(first, last + 1))).toBe(true)
    }
  })
})

describe('several ranges (RFC 9110 §14.6, §15.3.7.2)', () => {
  /** Checks that `parts` are the ranges `wanted` (first-last) of `whole`, in this order. */
  function expectParts(parts: readonly Part[], wanted: readonly string[], whole: Buffer, type: string): void {
    expect(parts.map(({ range }) => range)).toEqual(wanted.map((one) => `bytes ${one}/${whole.length}`))
    for (const [at, part] of parts.entries()) {
      const [first, last] = wanted[at]!.split('-').map(Number)
      expect(part.type).toBe(type)
      expect(part.content.equals(whole.subarray(first, last! + 1))).toBe(true)
    }
  }

  it.each([
    ['bytes=0-1,500-501', ['0-1', '500-501']],
    ['bytes=500-501,0-1', ['500-501', '0-1']],
    ['bytes=0-0,-1', ['0-0', '999-999']],
    ['bytes=0-0 , 2-2 ,\t4-4', ['0-0', '2-2', '4-4']],
    ['bytes=0-1,5000-,10-11', ['0-1', '10-11']],
    ['bytes=0-99,50-149,900-', ['0-149', '900-999']],
  ])('The ranges %s are the parts %j', async (value, expected) => {
    const response = await range('/small.bin', value)
    expect([response.status, response.fields.has('content-range')]).toEqual([206, false])
    expectParts(parseParts(response), expected, small, 'application/octet-stream')
  })

  it.each([
    ['bytes=0-99,50-149', 'bytes 0-149/1000'],
    ['bytes=100-199,0-99', 'bytes 0-199/1000'],
    ['bytes=0-,-1', 'bytes 0-999/1000'],
    ['bytes=5-5,5-5', 'bytes 5-5/1000'],
  ])('The ranges %s are one, %s, since they overlap or touch', async (value, contentRange) => {
    const response = await range('/small.bin', value)
    expect([response.status, response.fields.get('content-range')]).toEqual([206, contentRange])
  })

  it.each([
    [
      'a thousand single bytes',
      Array.from({ length: 1000 }, (_, at) => `${(at * 2) % 1000}-${(at * 2) % 1000}`),
    ],
    ['the same range again and again', new Array<string>(10).fill('0-')],
    ['ranges that all overlap', ['0-', '1-', '2-', '3-', '4-']],
    ['overlapping suffixes', ['-1000', '-999', '-998', '-997']],
  ])(
    'Abusive ranges are ignored, and the whole file is sent: %s (RFC 9110 §14.2, §17.15)',
    async (_, specs) => {
      const response = await range('/small.bin', `bytes=${specs.join(',')}`)
      expect([response.status, response.content.equals(small)]).toEqual([200, true])
    },
  )

  it('Several ranges may each be longer than a chunk, and the connection goes on after them', async () => {
    using client = await RawClient.connect(share.port)
    const wanted = ['2000000-2999999', '0-262143', '262145-999999', '1500000-1500000']
    client.send(head('GET /large.txt HTTP/1.1', `Range: bytes=${wanted.join(',')}`))
    client.send(head('GET /small.bin HTTP/1.1'))
    expectParts(parseParts(await client.readResponse()), wanted, large, 'text/plain')
    expect((await client.readResponse()).content.equals(small)).toBe(true)
  })

  it('Several ranges have another boundary each time', async () => {
    const types = new Set<string | undefined>()
    for (let time = 0; time < 5; time++)
      types.add((await range('/small.bin', 'bytes=0-0,2-2')).fields.get('content-type'))
    expect(types.size).toBe(5)
  })
})
