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

describe("the system's words for an error", () => {
  it.each<[rule: string, error: unknown, reason: string]>([
    ['lose code, call and path', errorOf(() => openSync('/no/such', 'a')), 'no such file or directory'],
    [
      'are found without a path, too',
      new Error('ENOSPC: no space left on device, write'),
      'no space left on device',
    ],
    ['stay as they are in any other form', new Error('Out of memory'), 'Out of memory'],
    ['are one line', 'Error: broken\n    at run (/home/ann/spool.js:1:1)', 'Error: broken'],
    ['have no power over the terminal', new Error('\x1b[2J'), '\\x1b[2J'],
  ])('%s', (_, error, reason) => {
    expect(osErrorText(error)).toBe(reason)
  })
})
