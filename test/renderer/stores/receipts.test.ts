import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useReceiptsStore } from '../../../src/renderer/src/stores/receipts.ts'
import type { QuickDownloads } from '../../../src/shared/app/quick-downloads.ts'

/** Main's side of the bridge: which commands it got, and what it sends. */
const main = vi.hoisted(() => {
  const listeners = new Map<string, (event: unknown) => void>()
  const called: string[] = []
  vi.stubGlobal('spool', {
    on: (name: string, listener: (event: unknown) => void) => listeners.set(name, listener),
    call: (name: string) => Promise.resolve(called.push(name)),
  })
  return { called, send: (name: string, event: unknown) => listeners.get(name)!(event) }
})

let store: ReturnType<typeof useReceiptsStore>
beforeEach(() => {
  setActivePinia(createPinia())
  store = useReceiptsStore()
})

function sent(files: number): readonly QuickDownloads[] {
  const now = Date.now()
  const row = { client: 'a', userAgent: '', files, bytes: 10, target: '/a.jpg', sinceMs: now, endedMs: now }
  return [row]
}

describe('a list of downloads that is cleared', () => {
  it('What main counts before it has cleared the list is gone with it, and what it counts afterwards is shown', () => {
    main.send('quick', sent(3))
    store.clear()
    expect(main.called).toEqual(['clearHistory'])
    main.send('quick', sent(4))
    main.send('historyCleared', true)
    expect(store.receipts).toEqual([])
    main.send('quick', sent(1))
    expect(store.receipts).toMatchObject([{ quick: { files: 1 } }])
  })
})
