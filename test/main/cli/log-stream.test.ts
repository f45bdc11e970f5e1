import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { logStream } from '../../../src/main/cli/log-stream.ts'

/** A stream whose reader takes nothing until it is told to. */
class SlowReader extends Writable {
  readonly taken: string[] = []
  #go: (() => void) | undefined

  constructor() {
    super({ decodeStrings: false })
  }

  override _write(lines: string, _encoding: string, done: () => void): void {
    this.taken.push(lines)
    this.#go = done
  }

  /** Takes everything that waits. */
  async catchUp(): Promise<void> {
    while (this.writableLength > 0) {
      const taken = new Promise((resolve) => setImmediate(resolve))
      this.#go?.()
      await taken
    }
  }
}

const mebibyte = `${'x'.repeat((1 << 20) - 1)}\n`

describe('lines for a reader of standard output', () => {
  it('go through as they come', () => {
    const reader = new SlowReader()
    const write = logStream(reader, () => expect.unreachable())
    write('one\n')
    expect(reader.taken).toEqual(['one\n'])
  })

  it('wait for a reader that is slow, up to 16 MiB; beyond that they are left out, which is said once', async () => {
    const reader = new SlowReader()
    let warnings = 0
    const write = logStream(reader, () => warnings++)
    for (let lines = 0; lines < 16; lines++) write(mebibyte)
    expect(warnings).toBe(0)
    write('left out\n')
    write('left out\n')
    expect(warnings).toBe(1)
    await reader.catchUp()
    expect(reader.taken).toEqual(Array.from({ length: 16 }, () => mebibyte))
  })

  it('go on once the reader has caught up, and it is said anew if that was not enough', async () => {
    const reader = new SlowReader()
    let warnings = 0
    const write = logStream(reader, () => warnings++)
    for (let lines = 0; lines < 17; lines++) write(mebibyte)
    await reader.catchUp()
    write('again\n')
    await reader.catchUp()
    expect(reader.taken.at(-1)).toBe('again\n')
    for (let lines = 0; lines < 17; lines++) write(mebibyte)
    expect(warnings).toBe(2)
  })
})
