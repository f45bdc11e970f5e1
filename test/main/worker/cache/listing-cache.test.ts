import type { BigIntStats } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ListingCache } from '../../../../src/main/worker/cache/listing-cache.ts'
import { bytesPlan } from '../../../../src/main/worker/plans/response-plan.ts'

const nowMs = Date.UTC(2026, 10, 29, 12)
const millisecond = 1_000_000n

/** A directory that was left alone for so long, ms; its times are finer than that by `fineNs`. */
function directory({ mtimeAgeMs = 60_000, ctimeAgeMs = 60_000, fineNs = 1n, ino = 1n } = {}): BigIntStats {
  const times = (ageMs: number) => BigInt(nowMs - ageMs)
  const [mtimeMs, ctimeMs] = [times(mtimeAgeMs), times(ctimeAgeMs)]
  const mtimeNs = mtimeMs * millisecond + fineNs
  const ctimeNs = ctimeMs * millisecond + fineNs
  return { dev: 1n, ino, size: 0n, mtimeMs, ctimeMs, mtimeNs, ctimeNs } as BigIntStats
}

const page = (bytes: number) => bytesPlan(200, Buffer.alloc(bytes, 'x'), [['Content-Type', 'text/html']])

/** Whether a listing of this directory is kept. */
function isKept(stats: BigIntStats): boolean {
  const cache = new ListingCache()
  cache.keep('a', page(10), stats, nowMs)
  return cache.get('a', stats, nowMs) !== undefined
}

describe('ListingCache', () => {
  it('A kept listing is the same answer, in memory that threads share', () => {
    const cache = new ListingCache()
    cache.keep('a', page(10), directory(), nowMs)
    const kept = cache.get('a', directory(), nowMs)
    expect(kept).toEqual(page(10))
    expect(kept?.content.kind === 'bytes' && kept.content.bytes.buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(cache.get('b', directory(), nowMs)).toBeUndefined()
  })

  it.each([
    ['2.5 s after its names have changed', { mtimeAgeMs: 2500 }, true],
    ['sooner', { mtimeAgeMs: 2499 }, false],
    ['sooner after its rights have changed', { ctimeAgeMs: 2499 }, false],
    ['with a change to come, by a wrong clock', { mtimeAgeMs: -1000 }, false],
    ['on a file system with coarse times, as FAT is', { fineNs: 0n }, false],
  ])('Whether a directory’s listing is kept %s: $2', (_when, times, expected) => {
    expect(isKept(directory(times))).toBe(expected)
  })

  it.each([
    ['younger than a second', 999, true],
    ['a second old', 1000, false],
    ['made a little after now, by a clock that was set back', -999, true],
    ['made long after now', -1000, false],
  ])('A listing %s is sent or not', (_age, laterMs, expected) => {
    const cache = new ListingCache()
    cache.keep('a', page(10), directory(), nowMs)
    expect(cache.get('a', directory(), nowMs + laterMs) !== undefined).toBe(expected)
  })

  it('A listing of another directory, or of another state of this one, is not sent, and forgotten', () => {
    for (const other of [directory({ ino: 2n }), directory({ fineNs: 2n })]) {
      const cache = new ListingCache()
      cache.keep('a', page(10), directory(), nowMs)
      expect(cache.get('a', other, nowMs)).toBeUndefined()
      expect(cache.get('a', directory(), nowMs)).toBeUndefined()
    }
  })

  const mebibyte = 1024 * 1024
  it.each([
    ['64 of them', 100, 10, 64],
    ['4 MiB of them', 10, mebibyte, 4],
    ['one that is as large as all may be', 1, 4 * mebibyte, 1],
    ['none that is larger', 1, 4 * mebibyte + 1, 0],
  ])('The newest listings are kept: %s', (_bound, count, bytes, kept) => {
    const cache = new ListingCache()
    const keys = Array.from({ length: count }, (_, number) => String(number))
    for (const key of keys) cache.keep(key, page(bytes), directory(), nowMs)
    const found = keys.filter((key) => cache.get(key, directory(), nowMs) !== undefined)
    expect(found).toEqual(kept === 0 ? [] : keys.slice(-kept))
  })
})
