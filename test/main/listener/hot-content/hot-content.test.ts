import { describe, expect, it } from 'vitest'
import { HotContent, type StoredContent } from '../../../../src/main/listener/hot-content/hot-content.ts'
import { contentHeadRoom } from '../../../../src/main/jobs/chunks.ts'
import { HotContentDirectory } from '../../../../src/main/jobs/hot-content-directory.ts'

const kibibyte = 1024

function makeStore() {
  const ids = new HotContentDirectory(HotContentDirectory.allocate())
  const store = new HotContent(ids, 100 * kibibyte)
  const begin = (key: string, id: number, bytes: number, readAt = 0) =>
    store.begin(id, key, bytes - contentHeadRoom, readAt)
  /** Adds content that takes that many bytes; returns its number, or undefined if there is no room. */
  const add = (key: string, bytes = 40 * kibibyte, readAt = 0) => {
    const id = ids.next()
    const content = begin(key, id, bytes, readAt)
    if (content === undefined) return undefined
    store.fill(content, Buffer.alloc(bytes - contentHeadRoom, key))
    return id
  }
  return { ids, store, begin, add }
}

describe('the store of hot content', () => {
  it('Content is given out once all of it is there, and workers see when it is', () => {
    const { ids, store, begin } = makeStore()
    const content = begin('one', 7, contentHeadRoom + 5)!
    expect(store.fill(content, Buffer.from('con'))).toBe(false)
    expect([ids.has(7), store.take(7, 0)]).toEqual([false, undefined])
    expect(store.fill(content, Buffer.from('tent!'))).toBe(true)
    expect([ids.has(7), store.take(7, 0)]).toEqual([true, content])
    expect(content.bytes.toString('latin1', contentHeadRoom)).toBe('conte')
    expect([ids.has(8), store.take(8, 0)]).toEqual([false, undefined])
  })

  it('Content is kept for ten seconds, whether it is asked for or not', () => {
    const { ids, store, add } = makeStore()
    const [asked, swept] = [add('asked', 2000, 5_000)!, add('swept', 2000, 5_000)!]
    expect(store.take(asked, 15_000)).toBeDefined()
    expect(store.take(asked, 15_001)).toBeUndefined()
    store.sweep(15_000)
    expect(store.size).toBe(1)
    store.sweep(15_001)
    expect(store.size).toBe(0)
    expect([ids.has(asked), ids.has(swept)]).toEqual([false, false])
  })

  it('Workers that know the same content share one copy, which is read again after ten seconds', () => {
    const { ids, store, begin, add } = makeStore()
    const first = add('same')!
    const second = ids.next()
    expect(begin('same', second, 40 * kibibyte, 9_000)).toBeUndefined()
    expect(store.take(second, 9_000)).toBe(store.take(first, 9_000))
    const again = begin('same', second, 40 * kibibyte, 11_000)!
    expect(store.take(first, 11_000)).toBeUndefined()
    store.fill(again, Buffer.alloc(40 * kibibyte))
    expect(store.take(second, 11_000)).toBe(again)
  })

  it('Content is filled by one response at a time', () => {
    const { store, begin } = makeStore()
    const content = begin('same', 1, 40 * kibibyte)!
    expect(begin('same', 2, 40 * kibibyte)).toBeUndefined()
    store.abandon(content)
    expect(begin('same', 2, 40 * kibibyte)).toBeDefined()
  })

  it('A full store keeps what it has: that is asked for, and what comes may not be', () => {
    const { store, add } = makeStore()
    const ids = ['one', 'two', 'three'].map((key) => add(key))
    expect(ids.map((id) => id !== undefined && store.take(id, 0) !== undefined)).toEqual([true, true, false])
  })

  it('Content keeps its memory until it is sent, even when it is no longer given out', () => {
    const { store, add } = makeStore()
    const held = [add('one')!, add('two')!].map((id) => store.take(id, 0)!)
    const again = store.take([...held[0]!.ids][0]!, 0)!
    store.sweep(20_000)
    expect([store.size, add('three')]).toEqual([0, undefined])
    store.giveBack(again)
    expect(add('three')).toBeUndefined()
    store.giveBack(held[0]!)
    expect(add('three')).toBeDefined()
    expect(add('four')).toBeUndefined()
    expect(held[1]!.bytes.toString('latin1', contentHeadRoom, contentHeadRoom + 6)).toBe('twotwo')
  })

  it('Content is counted once, however often it is taken and given back', () => {
    const { store, add } = makeStore()
    for (let time = 0; time < 50; time++) {
      const id = add('one', 90 * kibibyte)!
      const taken = [store.take(id, 0), store.take(id, 0)] as StoredContent[]
      if (time % 2 === 0) store.sweep(20_000)
      for (const each of taken) store.giveBack(each)
      store.sweep(20_000)
    }
  })
})
