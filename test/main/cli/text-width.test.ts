import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutToWidth, textWidth } from '../../../src/main/cli/text-width.ts'

describe('the columns that text takes on a terminal', () => {
  it.each<[what: string, text: string, columns: number]>([
    ['ASCII', 'Photos', 6],
    ['Latin letters with marks, also decomposed', 'ü u\u0308', 3],
    ['Chinese', '照片', 4],
    ['Korean', '사진', 4],
    ['Japanese in full width', 'フォト', 6],
    ['Japanese in half width', 'ﾌｫﾄ', 3],
    ['Cyrillic and Hebrew', 'фото תמונה', 10],
    ['an emoji', '📷', 2],
    ['a symbol that is made an emoji', '❤\ufe0f', 2],
    ['characters that join others', 'می\u200cخواهم', 7],
    ['blocks and an ellipsis', '█▀…', 3],
  ])('The columns of %s are counted', (_, text, columns) => {
    expect(textWidth(text)).toBe(columns)
  })

  it.each<[text: string, columns: number, cut: string]>([
    ['Photos', 6, 'Photos'],
    ['Photos', 5, 'Phot…'],
    ['照片照片', 8, '照片照片'],
    ['照片照片', 7, '照片照…'],
    ['照片照片', 6, '照片…'],
    ['Photos', 1, '…'],
    ['Photos', 0, ''],
  ])('The text %s is cut to %i columns', (text, columns, cut) => {
    expect(cutToWidth(text, columns)).toBe(cut)
  })

  it('No text is wider than it is cut to', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, columns) => {
        expect(textWidth(cutToWidth(text, columns))).toBeLessThanOrEqual(columns)
      }),
    )
  })
})
