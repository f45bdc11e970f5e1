import { describe, expect, it } from 'vitest'
import { ContentStore, type StoredContent } from '../../../src/main/listener/content-store.ts'
import { ContentIds } from '../../../src/main/sync/content-ids.ts'

const kibibyte = 1024

function makeStore() {
  const ids = new ContentIds(ContentIds.allocate())
  const store = new ContentStore(ids, 100 * kibibyte)
  /** Adds a content of some length, read at some time, under a key; returns it and its number. */
  const add = (key: string, bytes = 40 * kibibyte, readAt = 0) => {
    const id = ids.next()
    return { id, content: store.add({ id, key }, Buffer.alloc(bytes), readAt) }
  }
  return { ids, store, add }
}

describe('the store of contents', () => {
  it('gives out what was added, as long as it has it, and workers see that it has', () => {
    const { ids, store, add } = makeStore()
    const { id, content } = add('one')
    expect([ids.has(id), store.take(id, 0)]).toEqual([true, content])
    expect([ids.has(id + 1), store.take(id + 1, 0)]).toEqual([false, undefined])
    expect(ids.has(0)).toBe(false)
  })

  it('keeps a content for ten seconds, whether it is asked for or not', () => {
    const { ids, store, add } = makeStore()
    const [asked, swept] = [add('asked', 1, 5_000), add('swept', 1, 5_000)]
    expect(store.take(asked.id, 15_000)).toBe(asked.content)
    expect(store.take(asked.id, 15_001)).toBeUndefined()
    store.sweep(15_000)
    expect(store.size).toBe(1)
    store.sweep(15_001)
    expect(store.size).toBe(0)
    expect([ids.has(asked.id), ids.has(swept.id)]).toEqual([false, false])
  })

  it('keeps one content for all workers that have offered the same: what was read last', () => {
    const { store, add } = makeStore()
    const [earlier, later] = [add('same', 60 * kibibyte, 0), add('same', 60 * kibibyte, 8_000)]
    store.giveBack(earlier.content!)
    expect(store.take(earlier.id, 15_000)).toBe(later.content)
    expect(store.take(later.id, 15_000)).toBe(later.content)
    expect(add('other').content).toBeDefined()
  })

  it('makes room by giving up what was read first', () => {
    const { store, add } = makeStore()
    const contents = ['one', 'two', 'three'].map((key) => {
      const added = add(key)
      store.giveBack(added.content!)
      return added
    })
    expect(contents.map(({ id }) => store.take(id, 0) !== undefined)).toEqual([false, true, true])
  })

  it('never holds more than its budget: what is being sent keeps its room, also when it is given out no longer', () => {
    const { store, add } = makeStore()
    const held = [add('one').content!, add('two').content!]
    expect(add('three').content).toBeUndefined()
    store.sweep(20_000)
    expect(store.size).toBe(0)
    expect(add('three').content).toBeUndefined()
    store.giveBack(held[0]!)
    expect(add('three').content).toBeDefined()
    expect(add('four').content).toBeUndefined()
  })

  it('counts each content once, however often it is taken and given back', () => {
    const { store, add } = makeStore()
    for (let time = 0; time < 50; time++) {
      const { id, content } = add('one')
      expect(content).toBeDefined()
      const taken = [content!, store.take(id, 0), store.take(id, 0)] as StoredContent[]
      if (time % 2 === 0) store.sweep(20_000)
      for (const each of taken) store.giveBack(each)
    }
  })
})
