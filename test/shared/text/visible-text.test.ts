import { describe, expect, it } from 'vitest'
import { visibleText } from '../../../src/shared/text/visible-text.ts'

describe('text from elsewhere', () => {
  it.each([
    ['stays as it is if it is harmless', 'Grüße, 猫 & 😀 100%', 'Grüße, 猫 & 😀 100%'],
    ['has its control characters written out', 'a\t\x1b[2Jb\n', 'a\\x09\\x1b[2Jb\\x0a'],
    ['has changes of direction written out', 'a\u202eb', 'a\\u{202e}b'],
    ['has halves of characters written out', 'a\ud83db', 'a\\u{d83d}b'],
    ['keeps joiners', '👩‍🔬', '👩‍🔬'],
    ['may be empty', '', ''],
  ])('%s', (_, text, visible) => {
    expect(visibleText(text)).toBe(visible)
  })
})
