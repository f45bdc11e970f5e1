import { openSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { osErrorText } from '../../../src/main/base/os-error-text.ts'

const errorOf = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (error) {
    return error
  }
}

describe('the text of an OS error', () => {
  it.each<[rule: string, error: unknown, reason: string]>([
    [
      'The text of an OS error loses its code, call and path',
      errorOf(() => openSync('/no/such', 'a')),
      'no such file or directory',
    ],
    [
      'The text of an OS error without a path loses its code and call',
      new Error('ENOSPC: no space left on device, write'),
      'no space left on device',
    ],
    ['A message of any other form stays as it is', new Error('Out of memory'), 'Out of memory'],
    [
      'Only the first line of a message is kept',
      'Error: broken\n    at run (/home/ann/spool.js:1:1)',
      'Error: broken',
    ],
    [
      'Control characters are escaped, so a message has no power over the terminal',
      new Error('\x1b[2J'),
      '\\x1b[2J',
    ],
  ])('%s', (_, error, reason) => {
    expect(osErrorText(error)).toBe(reason)
  })
})
