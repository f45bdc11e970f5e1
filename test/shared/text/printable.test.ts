import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visibleJson, visibleName, visibleText } from '../../../src/shared/text/printable.ts'

const mark = (character: string) => `<${character.codePointAt(0)!.toString(16).padStart(2, '0')}>`
/** The text with each unprintable character as its code. */
const marked = (text: string) => visibleText(text).replace(/\\x(..)|\\u\{(\w+)\}/g, '<$1$2>')

describe('unprintable characters', () => {
  it.each<[string, ...number[]]>([
    ['controls', 0x00, 0x09, 0x0a, 0x0d, 0x1b, 0x7f, 0x85, 0x9b],
    ['soft hyphen and grapheme joiner', 0xad, 0x34f],
    [
      'marks, embeddings, overrides and isolates of direction',
      0x200e,
      0x200f,
      0x61c,
      0x202a,
      0x202e,
      0x2066,
      0x2069,
    ],
    ['spaces without width and joiners', 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff],
    ['invisible operators and old format characters', 0x2061, 0x2062, 0x2063, 0x2064, 0x206a, 0x206f],
    ['separators of lines and paragraphs', 0x2028, 0x2029],
    ['anchors of annotations', 0xfff9, 0xfffa, 0xfffb],
    ['white space of other widths', 0xa0, 0x1680, 0x2000, 0x2003, 0x200a, 0x202f, 0x205f],
    ['blank letters of Hangul', 0x115f, 0x1160, 0x3164, 0xffa0],
    ['other blank letters and symbols', 0x2800, 0xfffc, 0x16fe4, 0x1d159],
    ['vowels of Khmer without a shape', 0x17b4, 0x17b5],
    ['Mongolian separators and variants', 0x180b, 0x180e, 0x180f],
    ['variation selectors', 0xfe00, 0xfe0e, 0xfe0f, 0xe0100],
    ['controls of shorthand and music', 0x1bca0, 0x1d173, 0x1d17a],
    ['tag characters', 0xe0001, 0xe0020, 0xe0061, 0xe007f],
    ['code points that may become invisible', 0x2065, 0xfff0, 0xe0fff],
    ['halves of surrogate pairs', 0xd800, 0xdfff],
    ['private use', 0xe000, 0xf8ff, 0x10fffd],
    ['unassigned code points, and those that never will be assigned', 0x378, 0xffff, 0x10ffff],
  ])('Characters are marked so that no name looks like its twin without them: %s', (_, ...codes) => {
    for (const code of codes) {
      const character = String.fromCodePoint(code)
      expect(marked(`photo${character}.jpg`)).toBe(`photo${mark(character)}.jpg`)
      expect(marked(character)).toBe(mark(character))
    }
  })

  it.each([
    ['a space that is the whole text', ' ', '<20>'],
    ['each space around a text', '  a b ', '<20><20>a b<20>'],
    ['the wide space at the ends', '\u3000a\u3000', '<3000>a<3000>'],
    ['a joiner between Latin letters', 'a\u200db', 'a<200d>b'],
    ['a joiner after an emoji', '👩\u200d', '👩<200d>'],
    ['a second joiner', '👩\u200d\u200d🔬', '👩<200d><200d>🔬'],
    ['a colour for a letter', 'a\ufe0f', 'a<fe0f>'],
    ['a colour for a digit that has no key around it', '1\ufe0f', '1<fe0f>'],
    ['a second colour', '❤\ufe0f\ufe0f', '❤\ufe0f<fe0f>'],
    ['a joiner at the end of a Persian word', 'می\u200c', 'می<200c>'],
    ['each tag that spells no flag', '🏴\u{e0061}\u{e0062}', '🏴<e0061><e0062>'],
    ['each tag of a flag that is not ended', '🏴\u{e0067}\u{e0062}', '🏴<e0067><e0062>'],
    [
      'a tag behind a whole flag',
      '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}\u{e0061}',
      '🏴󠁧󠁢󠁳󠁣󠁴󠁿<e0061>',
    ],
  ])('Where no word is spelled with it, %s is marked', (_, text, shown) => {
    expect(marked(text)).toBe(shown)
  })
})

describe('text that people write', () => {
  it.each([
    ['plain', 'A film (2020).mkv'],
    ['Latin', 'Grüße, naïve café'],
    ['decomposed Latin', 'u\u0308'],
    ['CJK', '写真 사진'],
    ['the wide space between words', '写真\u30002026.jpg'],
    ['Hebrew and Arabic', 'שלום سلام'],
    ['Persian with its joiner', 'می\u200cخواهم'],
    ['Devanagari and Sinhala with joiners', 'क्\u200dष ක්\u200dෂ'],
    ['emoji', '😀 🇩🇪 👍🏽 ©'],
    ['joined emoji', '👩\u200d🔬 👨\u200d👩\u200d👧 👩🏽\u200d🚀 ❤\ufe0f\u200d🔥 🏳\ufe0f\u200d🌈'],
    ['coloured emoji, and those without colour', '❤\ufe0f ☺\ufe0e'],
    ['keys', '1\ufe0f\u20e3'],
    ['the flag of Scotland', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
    ['emoji that are not assigned yet', '\u{1f7ff}'],
    ['the time in names of screenshots by macOS', 'Screenshot 2026-11-28 at 9.41.00\u202fAM.png'],
    ['bytes that are not UTF-8', 'caf\ufffd'],
    ['nothing', ''],
  ])('Text stays as it was written: %s', (_, text) => {
    expect(marked(text)).toBe(text)
  })
})

describe('text for terminals and windows', () => {
  it.each([
    ['harmless characters stay as they are', 'Grüße, 猫 & 😀 100%', 'Grüße, 猫 & 😀 100%'],
    ['control characters are written out', 'a\t\x1b[2Jb\n', 'a\\x09\\x1b[2Jb\\x0a'],
    ['changes of direction are written out', 'a\u202eb', 'a\\u{202e}b'],
    ['halves of surrogate pairs are written out', 'a\ud83db', 'a\\u{d83d}b'],
    ['joiners of emoji stay', '👩‍🔬', '👩‍🔬'],
    ['nothing is added if it is empty', '', ''],
  ])('In text for terminals and windows %s', (_, text, visible) => {
    expect(visibleText(text)).toBe(visible)
  })
})

describe('names in listings', () => {
  it.each([
    ['control characters become their pictures', '\0a\nb\tc\x1f\x7f', '␀a␊b␉c␟␡'],
    ['C1 controls become numbers', '\x85', '‹U+0085›'],
    ['overrides and isolates become numbers', '\u202ea\u2066b', '‹U+202E›a‹U+2066›b'],
    ['invisible characters become numbers', 'a\u200bb\ufeffc\u00ad', 'a‹U+200B›b‹U+FEFF›c‹U+00AD›'],
    ['separators of lines become numbers', 'a\u2028b\u2029', 'a‹U+2028›b‹U+2029›'],
    ['characters beyond U+FFFF become numbers, too', 'photo\u{e0061}.jpg', 'photo‹U+E0061›.jpg'],
    ['joiners stay where words need them', '👩‍👧 می‌خواهم', '👩‍👧 می‌خواهم'],
    ['spaces between words stay', 'a  b', 'a  b'],
    ['spaces at the ends become pictures', ' a ', '␠a␠'],
    ['a single space becomes a picture', ' ', '␠'],
  ])('In a listed name %s', (_, name, shown) => {
    expect(visibleName(name)).toBe(shown)
  })
})

it('JSON reads back as what it was made from, and is safe to look at, whatever text is in it', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })), (value) => {
      const line = visibleJson(value)
      expect(JSON.parse(line)).toEqual(value)
      expect(line).not.toMatch(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
    }),
  )
})

it('JSON leaves letters, emoji and what joins them as they are', () => {
  const folder = 'Übung 写真 \ud83d\udc69\u200d\ud83d\udc67'
  expect(visibleJson({ folder })).toBe(`{"folder":"${folder}"}`)
})
