import { describe, expect, it } from 'vitest'
import { LiveFeed, maxLinesPerBatch } from '../../../src/main/desktop/live-feed.ts'
import type { LiveBatch } from '../../../src/shared/app-state.ts'
import { LogBatchWriter } from '../../../src/shared/log-batch.ts'
import type { ServerSnapshot } from '../../../src/shared/server-events.ts'

const snapshot = { timeMs: 1 } as ServerSnapshot

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

describe('what goes to the window', () => {
  it('is every line, numbered in order, while there are few', () => {
    const { feed: live, sent } = feed()
    live.setVisible(true)
    live.add(batch(0, 3), snapshot)
    live.add(batch(3, 2), snapshot)
    expect(sent.flatMap(({ lines }) => lines.map(({ number, timeMs }) => [number, timeMs]))).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
      [4, 3],
      [5, 4],
    ])
    expect(sent.every(({ linesLeftOut }) => linesLeftOut === 0)).toBe(true)
  })

  it('is an even sample under load, and the exact number of what is missing', () => {
    const { feed: live, sent } = feed()
    live.setVisible(true)
    live.add(batch(0, 5000), snapshot)
    const { lines, linesLeftOut } = sent[0]!
    expect(lines).toHaveLength(maxLinesPerBatch)
    expect(linesLeftOut).toBe(5000 - maxLinesPerBatch)
    const gaps = lines.slice(1).map(({ number }, index) => number - lines[index]!.number)
    expect(new Set(gaps)).toEqual(new Set([25]))
  })

  it('is nothing while it is hidden, and what it has missed once it is shown', () => {
    const { feed: live, sent } = feed()
    live.add(batch(0, 2), snapshot)
    expect(sent).toEqual([])
    live.setVisible(true)
    expect(sent).toHaveLength(1)
    expect(sent[0]!.lines).toHaveLength(2)
    live.setVisible(false)
    for (let round = 0; round < 40; round++) live.add(batch(0, 200), snapshot)
    live.setVisible(true)
    expect(sent).toHaveLength(2)
    expect(sent[1]!.lines.length + sent[1]!.linesLeftOut).toBe(8000)
    expect(sent[1]!.lines.at(-1)!.number).toBe(8002)
  })

  it('is a snapshot without lines, too', () => {
    const { feed: live, sent } = feed()
    live.setVisible(true)
    live.add(undefined, snapshot)
    expect(sent).toEqual([{ snapshot, lines: [], linesLeftOut: 0 }])
  })
})
