import { describe, expect, it } from 'vitest'
import type { BigIntStats } from 'node:fs'
import { SmallFileCache, type CachedResponse } from '../../../../src/main/worker/cache/small-file-cache.ts'

const nowMs = Date.UTC(2026, 10, 23)
const stats = { mtimeMs: 0n, ctimeMs: 0n } as BigIntStats

/** A response of that many bytes, all of them `fill`. */
function response(cache: SmallFileCache, bytes: number, fill = 0): CachedResponse {
  const content = {
    bytes: cache.allocate(bytes).fill(fill),
    contentBytes: bytes,
    contentId: undefined,
    fieldBytes: 0,
    dateAt: 0,
  }
  const use = { used: false, seenInBatch: 0 }
  return { path: '/srv/share/file', stats, ...content, ...use, readMs: nowMs, provedMs: nowMs }
}

/** Which of the keys 0 to `count` - 1 are kept. */
function kept(cache: SmallFileCache, count: number): number[] {
  return Array.from({ length: count }, (_, key) => key).filter((key) => cache.get(String(key)) !== undefined)
}

describe('the cache of small files', () => {
  it('The heap that an entry takes counts, so tiny files cannot fill the memory', () => {
    const cache = new SmallFileCache(100 * 1024)
    for (let key = 0; key < 10_000; key++) cache.set(String(key), response(cache, 1))
    const { length } = kept(cache, 10_000)
    expect(length).toBeLessThanOrEqual(50)
    expect(length).toBeGreaterThanOrEqual(45)
  })

  it('The latest responses are kept, as many as there is room for', () => {
    const cache = new SmallFileCache(100 * 1024)
    for (let key = 0; key < 20; key++) cache.set(String(key), response(cache, 20 * 1024))
    expect(kept(cache, 20)).toEqual([17, 18, 19])
  })

  it('A response that was requested meanwhile is kept for another round', () => {
    const cache = new SmallFileCache(100 * 1024)
    for (let key = 0; key < 3; key++) cache.set(String(key), response(cache, 20 * 1024))
    cache.get('0')
    for (let key = 3; key < 5; key++) cache.set(String(key), response(cache, 20 * 1024))
    expect(kept(cache, 5)).toEqual([0, 3, 4])
    for (let key = 5; key < 11; key++) cache.set(String(key), response(cache, 20 * 1024))
    expect(kept(cache, 11)).toEqual([8, 9, 10])
  })

  it('A response that is replaced, deleted or cleared is forgotten and no longer counts', () => {
    const cache = new SmallFileCache(100 * 1024)
    for (let time = 0; time < 20; time++) cache.set('0', response(cache, 20 * 1024))
    expect(kept(cache, 1)).toEqual([0])
    cache.delete('0')
    expect(kept(cache, 1)).toEqual([])
    for (let key = 1; key < 4; key++) cache.set(String(key), response(cache, 20 * 1024))
    expect(kept(cache, 4)).toEqual([1, 2, 3])
    cache.clear()
    expect(kept(cache, 4)).toEqual([])
    for (let key = 4; key < 7; key++) cache.set(String(key), response(cache, 20 * 1024))
    expect(kept(cache, 7)).toEqual([4, 5, 6])
  })

  it('All responses share one memory, and none is overwritten while it is kept', () => {
    const cache = new SmallFileCache(100 * 1024)
    const memories = new Set<ArrayBufferLike>()
    let random = 1
    for (let key = 0; key < 2000; key++) {
      random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0
      const next = response(cache, 1 + (random % 17_000), key % 256)
      memories.add(next.bytes.buffer)
      cache.set(String(key), next)
      if (key % 3 === 0) cache.delete(String(key - 1))
      // How many are checked, and so requested, varies.
      for (let other = key; other > Math.max(0, key - (random % 60)); other -= 1 + (random % 4)) {
        const held = cache.get(String(other))
        if (held && !held.bytes.equals(Buffer.alloc(held.contentBytes, other % 256)))
          expect.fail(`${other} at ${key}`)
      }
    }
    expect(memories.size).toBe(1)
    expect(kept(cache, 2000).length).toBeGreaterThan(3)
  })
})
