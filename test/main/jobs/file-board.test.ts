import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FileBoard } from '../../../src/main/jobs/file-board.ts'
import { maxThreadNumbers } from '../../../src/main/jobs/thread-board.ts'

const latin1 = (text: string) => Buffer.from(text).toString('latin1')
const file = (path: string) => ({ path, connection: 7, jobBeganMs: 1_790_000_000_123 })

describe('the file board', () => {
  it('A thread that has read no file has none on the file board', () => {
    const board = new FileBoard(FileBoard.allocate())
    for (const thread of [0, maxThreadNumbers - 1]) expect(board.read(thread)).toBeUndefined()
  })

  it('Every thread has a row of its own on the file board', () => {
    const memory = FileBoard.allocate()
    for (let thread = 0; thread < maxThreadNumbers; thread++)
      new FileBoard(memory).write(thread, { ...file(`${thread}.jpg`), connection: 1 + thread })
    const reader = new FileBoard(memory)
    for (let thread = 0; thread < maxThreadNumbers; thread++)
      expect(reader.read(thread)).toEqual({ ...file(`${thread}.jpg`), connection: 1 + thread })
  })

  it('A path on the file board reads as it was written, also after a longer one', () => {
    const board = new FileBoard(FileBoard.allocate())
    const bytes = fc.uint8Array({ maxLength: 256 }).map((array) => Buffer.from(array).toString('latin1'))
    fc.assert(
      fc.property(bytes, fc.nat(2 ** 31 - 2), fc.nat(), (path, connection, jobBeganMs) => {
        const written = { path, connection: 1 + connection, jobBeganMs }
        board.write(3, written)
        expect(board.read(3)).toEqual(written)
      }),
    )
  })

  it.each([
    ['ASCII', 'x'.repeat(200), 'a'.repeat(250) + '.jpg'],
    ['two bytes a character', 'ü'.repeat(100), 'ß'.repeat(120) + '.jpg'],
    ['four bytes a character', '😀'.repeat(60), '😀'.repeat(60) + '.jpg'],
  ])(
    'Of a path that is too long the file board keeps the end, in whole characters: %s',
    (_, folder, name) => {
      const board = new FileBoard(FileBoard.allocate())
      board.write(0, file(latin1(`${folder}/${name}`)))
      const kept = Buffer.from(board.read(0)!.path, 'latin1').toString()
      expect(kept).not.toContain('\ufffd')
      expect(`${folder}/${name}`.endsWith(kept)).toBe(true)
      expect(kept.endsWith(name)).toBe(true)
    },
  )

  it('A file that a thread died writing is not read, and the next thread writes over it', () => {
    const memory = FileBoard.allocate()
    const board = new FileBoard(memory)
    board.write(0, file('first.jpg'))
    // The first word is the row’s sequence number.
    Atomics.add(new Int32Array(memory), 0, 1)
    expect(board.read(0)).toBeUndefined()
    board.write(0, file('second.jpg'))
    expect(board.read(0)).toEqual(file('second.jpg'))
  })
})
