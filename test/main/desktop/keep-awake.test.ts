import { beforeEach, describe, expect, it, vi } from 'vitest'
import { KeepAwake } from '../../../src/main/desktop/keep-awake.ts'

const blockers = vi.hoisted(() => ({ running: new Set<number>(), last: 0, kinds: [] as string[] }))
vi.mock('electron', () => ({
  powerSaveBlocker: {
    start: (kind: string) => {
      blockers.kinds.push(kind)
      blockers.running.add(++blockers.last)
      return blockers.last
    },
    stop: (id: number) => blockers.running.delete(id),
  },
}))

beforeEach(() => void Object.assign(blockers, { running: new Set(), last: 0, kinds: [] }))

describe('the computer', () => {
  it('is kept awake while bytes flow and no longer, however often it is said, and each change is told', () => {
    const told: boolean[] = []
    const awake = new KeepAwake((keepsAwake) => told.push(keepsAwake))
    for (const bytesFlow of [false, true, true, false, false, true]) awake.update(bytesFlow)
    expect(blockers.running).toEqual(new Set([2]))
    awake.update(false)
    expect(blockers.running).toEqual(new Set())
    expect(told).toEqual([true, false, true, false])
  })

  it('may darken its screen meanwhile', () => {
    new KeepAwake(() => undefined).update(true)
    expect(blockers.kinds).toEqual(['prevent-app-suspension'])
  })
})
