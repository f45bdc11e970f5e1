import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { graphSeconds, useLiveStore } from '../../../src/renderer/src/stores/live.ts'

/** Main's side of the bridge: sends a batch to the store. */
const main = vi.hoisted(() => {
  const side = { send: undefined as unknown as (batch: unknown) => void }
  vi.stubGlobal('spool', { on: (_name: string, listener: typeof side.send) => (side.send = listener) })
  return side
})

let live: ReturnType<typeof useLiveStore>
beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  setActivePinia(createPinia())
  live = useLiveStore()
})
afterEach(() => vi.useRealTimers())

/** Sends what the engine reports at this moment, with its totals so far. */
function tell(requests: number, contentBytes: number, jobs = requests): void {
  const totals = { requests, contentBytes }
  const threads = [{ thread: 0, jobs }]
  const snapshot = { timeMs: Date.now(), totals, threads, transfers: [] }
  main.send({ snapshot, lines: [], linesLeftOut: 0 })
}

/** Sends reports as often as the engine does while anything happens. */
function tellFor(ms: number, requestsAt: (atMs: number) => number): void {
  for (let at = 100; at <= ms; at += 100) {
    vi.advanceTimersByTime(100)
    tell(requestsAt(at), 1000 * requestsAt(at))
  }
}

describe('what threads were last seen doing', () => {
  const archive = { target: '/Photos/?zip', client: '192.168.1.23' }
  const send = (thread: object, lines: readonly object[] = []) => {
    const snapshot = { timeMs: Date.now(), totals: { requests: 0, contentBytes: 0 }, transfers: [] }
    main.send({
      snapshot: { ...snapshot, threads: [{ thread: 4, jobs: 0, ...thread }] },
      lines,
      linesLeftOut: 0,
    })
  }

  it('The file that a thread packs is remembered while the thread is between two steps', () => {
    send({ ...archive, file: 'a.jpg' })
    expect(live.lastSeen.get(4)).toEqual({ ...archive, file: 'a.jpg' })
    send({})
    expect(live.lastSeen.get(4)).toEqual({ ...archive, file: 'a.jpg' })
  })

  it('The file that a thread packs is forgotten when the archive is sent, and with the next request', () => {
    send({ ...archive, file: 'a.jpg' })
    send({}, [{ thread: 4, ...archive }])
    expect(live.lastSeen.get(4)).toEqual({ ...archive, file: undefined })
    send({ ...archive, file: 'b.jpg' })
    send({ target: '/film.mp4', client: '192.168.1.24', file: undefined })
    expect(live.lastSeen.get(4)).toEqual({ target: '/film.mp4', client: '192.168.1.24', file: undefined })
  })
})

const latest = () => live.samples.at(-1)

describe('the rates', () => {
  it('The rates are what came in each second', () => {
    tell(0, 0)
    tellFor(3000, (at) => at / 10)
    expect(live.samples.length).toBeGreaterThanOrEqual(2)
    for (const { requests, bytes } of live.samples) {
      expect(requests).toBeCloseTo(100, -1)
      expect(bytes).toBeCloseTo(100_000, -4)
    }
  })

  it('The rates count what came in less than a second', () => {
    tell(0, 0)
    tellFor(300, (at) => at / 10)
    vi.advanceTimersByTime(1000)
    expect(live.samples.reduce((sum, { requests }) => sum + requests, 0)).toBeCloseTo(30, 0)
  })

  it('The rates are zero, those of threads as well, when the engine has fallen silent', () => {
    tell(0, 0)
    tellFor(2000, (at) => at / 10)
    expect(live.threadRates.get(0)).toBeCloseTo(100, -1)
    vi.advanceTimersByTime(2500)
    expect(latest()).toEqual({ requests: 0, bytes: 0 })
    expect(live.threadRates.get(0)).toBe(0)
  })

  it('The rates leave the graph after a minute, and then no timer runs', () => {
    tell(0, 0)
    tellFor(1000, (at) => at)
    vi.advanceTimersByTime(65_000)
    expect(live.samples).toHaveLength(graphSeconds)
    expect(live.samples.every(({ requests }) => requests === 0)).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
    tellFor(1500, (at) => 1000 + at)
    expect(latest()!.requests).toBeCloseTo(1000, -2)
  })

  it('The rates are spread over the time that a hidden window has missed', () => {
    tell(0, 0)
    // A hidden window's clock stands still as well.
    vi.setSystemTime(Date.now() + 10_000)
    tell(100, 100_000)
    vi.advanceTimersByTime(1000)
    expect(live.samples).toHaveLength(11)
    for (const { requests } of live.samples) expect(requests).toBeCloseTo(9, 0)
  })

  it('The rates start over with another server, whose totals are less', () => {
    tell(0, 0)
    tellFor(2000, (at) => at)
    tell(1, 10)
    expect(live.samples).toEqual([])
    vi.advanceTimersByTime(1000)
    expect(latest()).toEqual({ requests: 0, bytes: 0 })
  })
})
