import { describe, expect, it } from 'vitest'
import { showsColours, textStyle } from '../../../src/main/cli/text-style.ts'

describe('styles', () => {
  it('Without colours the text stays as it is', () => {
    const styles = Object.values(textStyle(false))
    expect(styles.map((style) => style('text'))).toEqual(styles.map(() => 'text'))
  })

  it.each([
    ['bold', '\x1b[1mtext\x1b[22m'],
    ['dim', '\x1b[2mtext\x1b[22m'],
    ['link', '\x1b[36m\x1b[1mtext\x1b[22m\x1b[39m'],
    ['warning', '\x1b[33mtext\x1b[39m'],
    ['good', '\x1b[32mtext\x1b[39m'],
    ['info', '\x1b[36mtext\x1b[39m'],
    ['bad', '\x1b[31mtext\x1b[39m'],
  ] as const)('The style %s is switched on and off again', (name, styled) => {
    expect(textStyle(true)[name]('text')).toBe(styled)
  })
})

describe('a stream shows colours', () => {
  const stream = (isTTY: boolean, colours: boolean) => ({ isTTY, hasColors: () => colours })

  it.each([
    ['if it is a terminal that has them', stream(true, true), {}, true],
    ['not if it is a file or a pipe', stream(false, true), {}, false],
    ['not if the terminal has none', stream(true, false), {}, false],
    ['not if NO_COLOR is set', stream(true, true), { NO_COLOR: '1' }, false],
    [
      'not if NO_COLOR is set, though FORCE_COLOR is',
      stream(true, true),
      { NO_COLOR: '1', FORCE_COLOR: '1' },
      false,
    ],
    ['even with NO_COLOR, if that is empty', stream(true, true), { NO_COLOR: '' }, true],
  ])('A stream shows colours: %s', (_, terminal, environment, shows) => {
    expect(showsColours(terminal, environment)).toBe(shows)
  })
})
