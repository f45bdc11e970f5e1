import { describe, expect, it } from 'vitest'
import type { BigIntStats } from 'node:fs'
import { SmallFileCache, type CachedResponse } from '../../../../src/main/worker/cache/small-file-cache.ts'

const nowMs = Date.UTC(2026, 10, 23)
const stats = { mtimeMs: 0n, ctimeMs: 0n } as BigIntStats

/** A response of so many bytes, all of them `fill`. */
function response(cache: SmallFileCache, bytes: number, fill = 0): CachedResponse {
  const content = { bytes: cache.allocate(bytes).fill(fill), contentBytes: bytes, contentId: undefined }
  return { path: '/srv/share/file', stats, ...content, readMs: nowMs, provedMs: nowMs, seenInBatch: 0 }
}

/** Which of the keys 0 to `count` - 1 are kept. */
function kept(cache: SmallFileCache, count: number): number[] {
  return Array.from({ length: count }, (_, key) => key).filter((key) => cache.get(String(key)) !== undefined)
}

describe('the cache of small files', () => {
  it('counts what an entry takes beside its bytes, so that tiny files cannot fill the memory', () => {
    const cache = new SmallFileCache(100 * 1024)
    for (let key = 0; key < 10_000; key++) cache.set(String(key), response(cache, 1))
    expect(kept(cache, 10_000).length).toBeLessThanOrEqual(50)
  })

  it('keeps no more bytes than it may, the latest of them', () => {
    const cache = new SmallFileCache(100 * 1024)
    for (let key = 0; key < 20; key++) cache.set(String(key), response(cache, 20 * 1024))
    expect(kept(cache, 20)).toEqual([16, 17, 18, 19])
  })

  it('gives what was asked for a second chance', () => {
    const cache = new SmallFileCache(100 * 1024)
    for (let key = 0; key < 4; key++) cache.set(String(key), response(cache, 20 * 1024))
    cache.get('0')
    for (let key = 4; key < 7; key++) cache.set(String(key), response(cache, 20 * 1024))
    expect(kept(cache, 7)).toEqual([0, 4, 5, 6])
  })

  it('forgets what is replaced, deleted or cleared, and counts it no longer', () => {
    const cache = new SmallFileCache(100 * 1024)
    for (let time = 0; time < 20; time++) cache.set('0', response(cache, 20 * 1024))
    cache.set('1', response(cache, 20 * 1024))
    cache.delete('1')
    for (let key = 2; key < 5; key++) cache.set(String(key), response(cache, 20 * 1024))
    expect(kept(cache, 5)).toEqual([0, 2, 3, 4])
    cache.clear()
    expect(kept(cache, 5)).toEqual([])
  })

  it('uses the memory of what is forgotten again, and never that of what is kept', () => {
    const cache = new SmallFileCache(100 * 1024)
    const memories = new Set<ArrayBufferLike>()
    for (let key = 0; key < 1000; key++) {
      const next = response(cache, 1 + ((key * 37) % 16_000), key % 256)
      memories.add(next.bytes.buffer)
      cache.set(String(key), next)
      if (key % 3 === 0) cache.delete(String(key - 1))
      for (const held of kept(cache, key + 1)) {
        expect(cache.get(String(held))!.bytes.every((byte) => byte === held % 256)).toBe(true)
      }
    }
    expect(memories.size).toBeLessThan(500)
    cache.clear()
    expect(memories).toContain(cache.allocate(1).buffer)
  })
})
