import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LiveFeed, maxLinesPerBatch } from '../../../../src/main/desktop/window/live-feed.ts'
import type { LiveBatch } from '../../../../src/shared/app/app-state.ts'
import { LogBatchWriter } from '../../../../src/main/log/log-batch.ts'
import type { ServerSnapshot } from '../../../../src/shared/server-events.ts'

/** A snapshot that comes 100 ms after the previous one. */
function next(logEntriesDropped = 0): ServerSnapshot {
  timeMs += 100
  return { timeMs, totals: { logEntriesDropped } } as ServerSnapshot
}
let timeMs = 0

function batch(first: number, count: number): Uint8Array {
  const writer = new LogBatchWriter(4 * 1024 * 1024)
  for (let index = 0; index < count; index++) {
    writer.add({
      timeMs: first + index,
      client: Buffer.from('192.0.2.1'),
      connection: 1,
      status: 200,
      contentBytes: 5,
      durationMs: 1,
      thread: 0,
      aborted: false,
      head: Buffer.from('GET / HTTP/1.1\r\n\r\n'),
    })
  }
  return writer.flush()!
}

function feed(): { feed: LiveFeed; sent: LiveBatch[] } {
  const sent: LiveBatch[] = []
  return { feed: new LiveFeed((live) => sent.push(live)), sent }
}

describe('the live feed', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('The live feed sends every line, numbered in order, while there are few', () => {
    const { feed: live, sent } = feed()
    live.setVisible(true)
    live.add(batch(0, 3), next())
    live.add(batch(3, 2), next())
    vi.advanceTimersByTime(100)
    expect(sent.flatMap(({ lines }) => lines.map(({ number, timeMs }) => [number, timeMs]))).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
      [4, 3],
      [5, 4],
    ])
    expect(sent.every(({ linesLeftOut }) => linesLeftOut === 0)).toBe(true)
  })

  it('The live feed sends an even sample under load, with the exact number of lines left out', () => {
    const { feed: live, sent } = feed()
    live.setVisible(true)
    live.add(batch(0, 5000), next())
    const { lines, linesLeftOut } = sent[0]!
    expect(lines).toHaveLength(maxLinesPerBatch)
    expect(linesLeftOut).toBe(5000 - maxLinesPerBatch)
    const gaps = lines.slice(1).map(({ number }, index) => number - lines[index]!.number)
    expect(new Set(gaps)).toEqual(new Set([50]))
  })

  it('The live feed sends nothing while the window is hidden, and what it has missed once it is shown', () => {
    const { feed: live, sent } = feed()
    live.add(batch(0, 2), next())
    expect(sent).toEqual([])
    live.setVisible(true)
    expect(sent).toHaveLength(1)
    expect(sent[0]!.lines).toHaveLength(2)
    live.setVisible(false)
    for (let round = 0; round < 80; round++) {
      live.add(batch(0, 100), next())
      vi.advanceTimersByTime(100)
    }
    live.setVisible(true)
    expect(sent).toHaveLength(2)
    expect(sent[1]!.lines.length + sent[1]!.linesLeftOut).toBe(8000)
    expect(sent[1]!.lines.at(-1)!.number).toBe(8002)
  })

  it('The live feed sends a snapshot without lines, too', () => {
    const { feed: live, sent } = feed()
    live.setVisible(true)
    const snapshot = next()
    live.add(undefined, snapshot)
    expect(sent).toEqual([{ snapshot, lines: [], linesLeftOut: 0 }])
  })

  it('The live feed keeps its own pace and its limit of lines, however often the engine sends', () => {
    const { feed: live, sent } = feed()
    live.setVisible(true)
    live.add(batch(0, 1000), next())
    for (let round = 0; round < 10; round++) live.add(batch(0, 1000), next())
    expect(sent).toHaveLength(1)
    vi.advanceTimersByTime(250)
    expect(sent).toHaveLength(2)
    expect(sent[1]!.snapshot.timeMs).toBe(timeMs)
    expect(sent[1]!.lines).toHaveLength(maxLinesPerBatch)
    expect(sent[1]!.linesLeftOut).toBe(10_000 - maxLinesPerBatch)
    const numbers = sent[1]!.lines.map(({ number }) => number)
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other))
    expect(numbers[0]).toBe(1001)
    expect(numbers.at(-1)).toBeGreaterThan(10_800)
    vi.advanceTimersByTime(1000)
    expect(sent).toHaveLength(2)
  })

  it('The live feed sends less often under load, and as often as before when that is over', () => {
    const { feed: live, sent } = feed()
    live.setVisible(true)
    const second = (count: number) => {
      const before = sent.length
      for (let beat = 0; beat < 10; beat++) {
        live.add(batch(0, count), next())
        vi.advanceTimersByTime(100)
      }
      return sent.length - before
    }
    second(5000)
    expect(second(5000)).toBe(4)
    second(5)
    expect(second(5)).toBe(10)
  })

  it('The live feed counts what the engine had to drop, also after a restart', () => {
    const { feed: live, sent } = feed()
    live.setVisible(true)
    live.add(batch(0, 2), next(30))
    live.add(undefined, next(40))
    vi.advanceTimersByTime(250)
    live.add(batch(0, 1), next(5))
    vi.advanceTimersByTime(250)
    expect(sent.map(({ linesLeftOut }) => linesLeftOut)).toEqual([30, 10, 5])
    expect(sent[2]!.lines[0]!.number).toBe(48)
  })
})
