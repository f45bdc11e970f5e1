import { describe, expect, it, vi } from 'vitest'
import { LineQueue } from '../../../src/main/log/line-queue.ts'

/** Something to write to that takes nothing until it is told to. */
class SlowReader {
  readonly taken: string[] = []
  #go: (() => void) | undefined

  readonly write = (lines: Buffer): Promise<void> => {
    this.taken.push(lines.toString())
    return new Promise((resolve) => (this.#go = resolve))
  }

  /** Takes everything that waits. */
  async catchUp(queue: LineQueue): Promise<void> {
    while (!queue.isEmpty) {
      this.#go?.()
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}

const mebibyte = `${'x'.repeat((1 << 20) - 1)}\n`

describe('lines for a slow reader', () => {
  it('Lines are written as they come', () => {
    const reader = new SlowReader()
    new LineQueue(reader.write).add('one\n')
    expect(reader.taken).toEqual(['one\n'])
  })

  it('Lines are written one write at a time, in order', async () => {
    const reader = new SlowReader()
    const queue = new LineQueue(reader.write)
    for (const lines of ['one\n', 'two\n', 'three\n']) queue.add(lines)
    expect(reader.taken).toEqual(['one\n'])
    await reader.catchUp(queue)
    expect(reader.taken).toEqual(['one\n', 'two\n', 'three\n'])
  })

  it('Up to 16 MiB of lines wait; beyond that they are dropped and counted, which is reported once', async () => {
    const reader = new SlowReader()
    const queue = new LineQueue(reader.write)
    queue.onDropped = vi.fn()
    for (let lines = 0; lines < 16; lines++) queue.add(mebibyte)
    expect(queue.onDropped).not.toHaveBeenCalled()
    queue.add('left out\n')
    queue.add('left out\nas well\n')
    expect(queue.onDropped).toHaveBeenCalledOnce()
    expect(queue.unwrittenLines).toBe(19)
    await reader.catchUp(queue)
    expect(reader.taken).toEqual(Array.from({ length: 16 }, () => mebibyte))
    expect(queue.unwrittenLines).toBe(3)
  })

  it('A report that goes into the same queue does not cause another report', () => {
    const reader = new SlowReader()
    const queue = new LineQueue(reader.write)
    queue.onDropped = vi.fn(() => queue.add('Lines are left out.\n'))
    for (let lines = 0; lines < 17; lines++) queue.add(mebibyte)
    expect(queue.onDropped).toHaveBeenCalledOnce()
    expect(queue.unwrittenLines).toBe(18)
  })

  it('Lines are taken again once the reader has caught up, and the next drop is reported again', async () => {
    const reader = new SlowReader()
    const queue = new LineQueue(reader.write)
    queue.onDropped = vi.fn()
    for (let lines = 0; lines < 17; lines++) queue.add(mebibyte)
    await reader.catchUp(queue)
    queue.add('again\n')
    await reader.catchUp(queue)
    expect(reader.taken.at(-1)).toBe('again\n')
    for (let lines = 0; lines < 17; lines++) queue.add(mebibyte)
    expect(queue.onDropped).toHaveBeenCalledTimes(2)
  })
})
