import { EventEmitter } from 'node:events'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outputs } from '../../../src/main/cli/output.ts'
import { canErase, StatusLine } from '../../../src/main/cli/status-line.ts'
import { TerminalScreen } from '../../support/terminal-screen.ts'

/** A terminal that takes everything at once, unless it is busy. Its line ends become those of a terminal. */
class FakeTerminal {
  readonly stream = Object.assign(new EventEmitter(), { isTTY: true, columns: 30 })
  frame = (lines: string) => lines
  isEmpty = true
  written = ''
  say = (lines: string) => this.draw(this.frame(lines))
  draw = (sequence: string) => (this.written += sequence.replaceAll('\n', '\r\n'))

  get rows(): string[] {
    return new TerminalScreen(this.stream.columns).write(this.written).rows
  }
}

function statusOn(terminal: FakeTerminal): StatusLine {
  return new StatusLine({ output: terminal, errors: terminal } as unknown as Outputs)
}

describe('a status line below the log', () => {
  it('Lines of the log go above the status line, which stays the last one', () => {
    const terminal = new FakeTerminal()
    const line = statusOn(terminal)
    terminal.say('one\n')
    line.show('1 download')
    terminal.say('two\nthree\n')
    expect(terminal.rows).toEqual(['one', 'two', 'three', '  1 download'])
  })

  it('Another text takes the place of the one before, nothing of which is left', () => {
    const terminal = new FakeTerminal()
    const line = statusOn(terminal)
    line.show('2 downloads, 38.0 MB')
    line.show('1 download')
    expect(terminal.rows).toEqual(['  1 download'])
  })

  it('A status line that is taken away leaves nothing', () => {
    const terminal = new FakeTerminal()
    const line = statusOn(terminal)
    line.show('1 download')
    line.show('')
    terminal.say('one\n')
    expect([terminal.rows, line.isShown]).toEqual([['one'], false])
  })

  it('Nothing but the lines is written while there is no status line', () => {
    const terminal = new FakeTerminal()
    const line = statusOn(terminal)
    line.show('')
    terminal.say('one\n')
    terminal.stream.emit('resize')
    expect(terminal.written).toBe('one\r\n')
  })

  it('A line of the log, the erasure before it and the status line after it are one write, so nothing flickers', () => {
    const terminal = new FakeTerminal()
    statusOn(terminal).show('1 download')
    terminal.written = ''
    let writes = 0
    const { draw } = terminal
    terminal.draw = (sequence) => {
      writes++
      return draw(sequence)
    }
    terminal.say('one\n')
    expect([writes, terminal.rows]).toEqual([1, ['one', '  1 download']])
  })

  it.each<[columns: number, shown: string]>([
    [30, '  1 download, 写真と日本語'],
    [25, '  1 download, 写真と日…'],
    [24, '  1 download, 写真と日…'],
    [23, '  1 download, 写真と…'],
    [8, '  1 do…'],
    [1, ''],
  ])('On a terminal of %i columns the status line takes a single row', (columns, shown) => {
    const terminal = new FakeTerminal()
    terminal.stream.columns = columns
    statusOn(terminal).show('1 download, 写真と日本語')
    expect(terminal.rows.join('\n')).toBe(shown)
  })

  it('A terminal of another width gets the status line again', () => {
    const terminal = new FakeTerminal()
    const line = statusOn(terminal)
    line.show('1 download, 38.0 of 500 MB')
    terminal.stream.columns = 15
    terminal.written = ''
    terminal.stream.emit('resize')
    expect(terminal.written).toMatch(/^\r\x1b\[J\r {2}1 download,…/)
  })

  it('A terminal that takes nothing is not sent more and more', () => {
    const terminal = new FakeTerminal()
    const line = statusOn(terminal)
    line.show('1 download')
    terminal.isEmpty = false
    const { length } = terminal.written
    for (let count = 2; count < 100; count++) line.show(`${count} downloads`)
    terminal.stream.emit('resize')
    expect(terminal.written).toHaveLength(length)
    terminal.say('one\n')
    expect(terminal.rows).toEqual(['one', '  99 downloads'])
  })

  it('Whatever happens, the log stays whole and only the latest text is left', () => {
    const text = fc.string({ unit: 'grapheme-ascii', maxLength: 60 })
    const step = fc.oneof(
      fc.record({ say: text.map((line) => `x${line}`) }),
      fc.record({ show: text }),
      fc.record({ isEmpty: fc.boolean() }),
    )
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const terminal = new FakeTerminal()
        const line = statusOn(terminal)
        const said = new TerminalScreen(terminal.stream.columns)
        for (const one of steps) {
          if ('say' in one) {
            terminal.say(`${one.say}\n`)
            said.write(`${one.say}\r\n`)
          } else if ('show' in one) line.show(one.show)
          else terminal.isEmpty = one.isEmpty
        }
        terminal.isEmpty = true
        line.show('the end')
        expect(terminal.rows).toEqual([...said.rows, '  the end'])
        line.show('')
        expect(terminal.rows).toEqual(said.rows)
      }),
    )
  })

  it.each<[rule: string, isTTY: boolean, TERM: string | undefined, can: boolean]>([
    ['a terminal', true, 'xterm-256color', true],
    ['a terminal of Windows', true, undefined, true],
    ['a terminal that can’t erase', true, 'dumb', false],
    ['a pipe', false, 'xterm', false],
  ])('A status line is for what can erase it: %s', (_, isTTY, TERM, can) => {
    expect(canErase({ isTTY }, { TERM })).toBe(can)
  })
})
