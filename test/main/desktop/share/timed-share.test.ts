import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TimedShare } from '../../../../src/main/desktop/share/timed-share.ts'
import type { SharingState } from '../../../../src/shared/app/app-state.ts'
import { hourMs, type EndChoice } from '../../../../src/shared/app/share-ends.ts'
import { serverSnapshot } from '../../../shared/server-snapshot-fixture.ts'

const noonMs = new Date(2026, 4, 14, 12).getTime()
const sharing = { kind: 'sharing' } as SharingState
const never = { kind: 'never' } as const
const clock = { wallMs: () => Date.now(), uptimeMs: () => performance.now() }

let ended = 0
let timed: TimedShare
beforeEach(() => {
  vi.useFakeTimers({ now: noonMs })
  ended = 0
  timed = new TimedShare({ onEnd: () => ended++, onChange: () => undefined, clock })
})
afterEach(() => void vi.useRealTimers())

function delivered(deliveries: number): void {
  const { totals } = serverSnapshot()
  timed.update(serverSnapshot({ totals: { ...totals, deliveries } }))
}

describe('the end that is chosen for a share', () => {
  it.each<[EndChoice, number]>([
    [{ kind: 'hours', hours: 4 }, 5 * hourMs],
    // Nine in the morning is the next day by then.
    [{ kind: 'time', minute: 9 * 60 }, 21 * hourMs],
    [{ kind: 'idle' }, 2 * hourMs],
  ])('%j counts from the start of the share, not from the choice', (choice, afterMs) => {
    timed.choose(choice)
    vi.advanceTimersByTime(hourMs)
    expect(timed.state).toMatchObject({ choice, ends: undefined })
    timed.sharingChanged(sharing)
    vi.advanceTimersByTime(afterMs - hourMs - 1000)
    expect([ended, timed.state.over]).toEqual([0, undefined])
    vi.advanceTimersByTime(2000)
    expect(ended).toBe(1)
    expect(timed.state).toEqual({ choice: never, ends: undefined, over: choice })
  })

  it('It can be chosen while the share runs, and counts from then', () => {
    timed.sharingChanged(sharing)
    vi.advanceTimersByTime(hourMs)
    timed.choose({ kind: 'hours', hours: 1 })
    expect(timed.state.ends?.atMs).toBe(noonMs + 2 * hourMs)
    timed.choose({ kind: 'deliveries', count: 2 })
    expect(timed.state.ends).toMatchObject({ atMs: undefined, deliveriesLeft: 2 })
    delivered(1)
    expect(timed.state.ends).toMatchObject({ deliveriesLeft: 1 })
    vi.advanceTimersByTime(5 * hourMs)
    delivered(2)
    expect(ended).toBe(1)
  })

  it('One hour more is added to its time', () => {
    timed.choose({ kind: 'hours', hours: 1 })
    timed.sharingChanged(sharing)
    timed.extend()
    expect(timed.state.ends?.atMs).toBe(noonMs + 2 * hourMs)
  })

  it('A share that moves to another port goes on counting', () => {
    timed.choose({ kind: 'hours', hours: 1 })
    timed.sharingChanged(sharing)
    vi.advanceTimersByTime(hourMs / 2)
    for (const kind of ['stopping', 'starting', 'sharing']) timed.sharingChanged({ kind } as SharingState)
    expect(timed.state.ends?.atMs).toBe(noonMs + hourMs)
  })

  it('It is forgotten with its share, and kept if that couldn’t start', () => {
    const choice = { kind: 'hours', hours: 1 } as const
    timed.choose(choice)
    timed.sharingChanged({ kind: 'failed' } as SharingState)
    expect(timed.state.choice).toEqual(choice)
    timed.sharingChanged(sharing)
    timed.stopped()
    vi.advanceTimersByTime(5 * hourMs)
    expect([timed.state.choice, ended]).toEqual([never, 0])
  })

  it('Why a share has ended is said until the next one starts', () => {
    timed.choose({ kind: 'deliveries', count: 1 })
    timed.sharingChanged(sharing)
    delivered(1)
    timed.sharingChanged({ kind: 'stopped' })
    expect(timed.state.over).toEqual({ kind: 'deliveries', count: 1 })
    timed.sharingChanged({ kind: 'starting' })
    expect(timed.state.over).toBeUndefined()
  })
})
