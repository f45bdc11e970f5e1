import { describe, expect, it } from 'vitest'
import type { BigIntStats } from 'node:fs'
import { SmallFileCache, type CachedResponse } from '../../../src/main/worker/small-file-cache.ts'

const nowMs = Date.UTC(2026, 10, 23)
const stats = { mtimeMs: 0n, ctimeMs: 0n } as BigIntStats

function response(bytes: number): CachedResponse {
  const content = { bytes: Buffer.alloc(bytes), contentBytes: bytes, contentId: undefined }
  return { path: '/srv/share/file', stats, ...content, readMs: nowMs, provedMs: nowMs, seenInBatch: 0 }
}

/** Which of the keys 0 to `count` - 1 are kept. */
function kept(cache: SmallFileCache, count: number): number[] {
  return Array.from({ length: count }, (_, key) => key).filter((key) => cache.get(String(key)) !== undefined)
}

describe('the cache of small files', () => {
  it('counts what an entry takes beside its bytes, so that tiny files cannot fill the memory', () => {
    const cache = new SmallFileCache(100 * 1024)
    for (let key = 0; key < 10_000; key++) cache.set(String(key), response(1), nowMs)
    expect(kept(cache, 10_000).length).toBeLessThanOrEqual(50)
  })

  it('keeps no more bytes than it may, the latest of them', () => {
    const cache = new SmallFileCache(100 * 1024)
    for (let key = 0; key < 20; key++) cache.set(String(key), response(20 * 1024), nowMs)
    expect(kept(cache, 20)).toEqual([16, 17, 18, 19])
  })

  it('gives what was asked for a second chance', () => {
    const cache = new SmallFileCache(100 * 1024)
    for (let key = 0; key < 4; key++) cache.set(String(key), response(20 * 1024), nowMs)
    cache.get('0')
    for (let key = 4; key < 7; key++) cache.set(String(key), response(20 * 1024), nowMs)
    expect(kept(cache, 7)).toEqual([0, 4, 5, 6])
  })

  it('forgets what is replaced, deleted or cleared, and counts it no longer', () => {
    const cache = new SmallFileCache(100 * 1024)
    for (let time = 0; time < 20; time++) cache.set('0', response(20 * 1024), nowMs)
    cache.set('1', response(20 * 1024), nowMs)
    cache.delete('1')
    for (let key = 2; key < 5; key++) cache.set(String(key), response(20 * 1024), nowMs)
    expect(kept(cache, 5)).toEqual([0, 2, 3, 4])
    cache.clear()
    expect(kept(cache, 5)).toEqual([])
  })
})
