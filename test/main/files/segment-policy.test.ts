import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { admitsSegments } from '../../../src/main/files/segment-policy.ts'

const systems = [
  { system: 'Windows', windows: true },
  { system: 'other systems', windows: false },
]

/** File names reach the policy as bytes, a char per byte. */
const latin1 = (text: string) => Buffer.from(text).toString('latin1')

const admitsOnWindows = (name: string, hidden = true) =>
  admitsSegments([latin1(name)], { hidden, windows: true })
const admitsElsewhere = (name: string, hidden = true) =>
  admitsSegments([latin1(name)], { hidden, windows: false })

describe.each(systems)('segments on $system', ({ windows }) => {
  it.each([
    ['the empty segment', ''],
    ['the folder itself', '.'],
    ['the folder above', '..'],
    ['a slash, which would be two segments', 'a/b'],
    ['a slash at the start', '/etc'],
    ['NUL, which would end the path early', 'a\0.txt'],
    ['NUL alone', '\0'],
  ])('A segment is never admitted with %s', (_what, segment) => {
    expect(admitsSegments([segment], { hidden: false, windows })).toBe(false)
    expect(admitsSegments([segment], { hidden: true, windows })).toBe(false)
  })

  it.each(['.env', '.git', '..a', '...a', '.a.txt'])(
    'A segment that begins with a dot is admitted only if hidden names are: %s',
    (name) => {
      expect(admitsSegments([name], { hidden: false, windows })).toBe(false)
      expect(admitsSegments([name], { hidden: true, windows })).toBe(true)
    },
  )

  it.each([
    'a',
    'a.b',
    'a..b',
    'a b',
    ' a',
    '-',
    '~',
    '%2e%2e',
    'Ärger.txt',
    '日本語',
    'a;b',
    "it's",
    '#1',
    '[x]',
  ])('A segment with an ordinary name is admitted: %s', (name) => {
    expect(admitsSegments([latin1(name)], { hidden: false, windows })).toBe(true)
  })

  it('Segments are admitted only if every one of them is', () => {
    const policy = { hidden: false, windows }
    expect(admitsSegments([], policy)).toBe(true)
    expect(admitsSegments(['a', 'b', 'c'], policy)).toBe(true)
    for (const place of [0, 1, 2]) {
      expect(admitsSegments(['a', 'b', 'c'].with(place, '..'), policy)).toBe(false)
      expect(admitsSegments(['a', 'b', 'c'].with(place, '.git'), policy)).toBe(false)
    }
  })
})

describe('names that are special to Windows', () => {
  it.each([
    ['a backslash, which is a slash there', ['..\\secret', '\\', 'a\\b', '\\\\server\\share']],
    ['a colon, which names a drive or a stream', ['C:', 'a.txt:stream', 'a.txt::$DATA', ':', 'C:\\Windows']],
    [
      'wildcards and what no name can hold',
      ['a*', 'a?', 'a<b', 'a>b', 'a"b', 'a|b', 'a\tb', 'a\nb', 'a\x1fb'],
    ],
    [
      'a dot or space at the end, which is dropped',
      ['a.', 'a ', 'a. .', 'a...', '.. ', '. ', '.env.', '.env '],
    ],
    [
      'devices, in any case',
      ['CON', 'con', 'Con', 'PRN', 'AUX', 'NUL', 'COM1', 'com9', 'LPT1', 'lpt9', 'COM0', 'CONIN$', 'CONOUT$'],
    ],
    ['devices with superscript digits', ['COM¹', 'COM²', 'COM³', 'LPT¹', 'lpt²', 'LPT³', 'COM¹.txt']],
    [
      'devices with extensions',
      ['con.txt', 'NUL.tar.gz', 'AUX.', 'lpt1.log', 'com1 .txt', 'nul .x', 'CONIN$.txt'],
    ],
    [
      'short names, which are second spellings',
      ['PROGRA~1', 'progra~1', 'GITIGN~1', 'A~1', 'ENV~1.TXT', 'a~12', 'AB1C2D~1.HTM', '~1~1', 'LONGNA~1.'],
    ],
  ])('Names that are special to Windows are not admitted there: %s', (_what, names) => {
    expect(names.filter((name) => admitsOnWindows(name))).toEqual([])
  })

  it.each([
    ['a backslash', 'a\\b'],
    ['a colon', 'Episode 1: The Start.mkv'],
    ['a question mark', 'Who? What?.txt'],
    ['a dot at the end', 'Vol.'],
    ['a space at the end', 'a '],
    ['a device', 'con'],
    ['a device with extension', 'aux.c'],
    ['a short name', 'BACKUP~1'],
    ['a control character', 'a\tb'],
  ])('Names that are special to Windows are admitted elsewhere: %s', (_what, name) => {
    expect(admitsElsewhere(name)).toBe(true)
  })

  it.each([
    'console',
    'con1',
    'CONIN',
    'COM',
    'COM10',
    'com1a',
    'LPT',
    'nul1',
    'null.txt',
    'my con.txt',
    'a.con',
    'auxiliary.c',
    'Über.con.txt',
    'backup~',
    '~backup',
    'draft~1.html',
    'my-long-name~1',
    'a~b',
    'COM⁴',
  ])('A name that only looks special to Windows is admitted there: %s', (name) => {
    expect(admitsOnWindows(name)).toBe(true)
  })

  it('A dotfile is hidden under each of its Windows spellings', () => {
    for (const spelling of ['.env', '.ENV', '.env.', '.env ', '.env::$DATA', 'ENV~1', 'EN1234~1']) {
      expect(admitsOnWindows(spelling, false), spelling).toBe(false)
    }
  })

  it('Windows admits nothing that is not admitted elsewhere', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (name, hidden) => {
        if (admitsOnWindows(name, hidden)) expect(admitsElsewhere(name, hidden)).toBe(true)
      }),
    )
  })

  it('Windows admits no name that it would split or shorten, whatever surrounds the special part', () => {
    const part = fc.string({ unit: fc.constantFrom('a', 'B', '1', ' ', '.', '~', '-'), maxLength: 5 })
    const special = fc.constantFrom('\\', ':', '*', '?', '"', '<', '>', '|', '\0', '\n')
    fc.assert(
      fc.property(part, special, part, (before, character, after) => {
        expect(admitsOnWindows(before + character + after)).toBe(false)
      }),
    )
  })
})
