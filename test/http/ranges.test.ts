import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { selectRanges } from '../../src/http/ranges.ts'

const select = (value: string, sizeBytes: number) => selectRanges(new Map([['range', value]]), sizeBytes)
const ranges = (...pairs: [number, number][]) => ({
  kind: 'ranges',
  ranges: pairs.map(([start, end]) => ({ start, end })),
})
const whole = { kind: 'whole' }
const unsatisfiable = { kind: 'unsatisfiable' }

describe('RFC 9110 §14.1.2 Byte Ranges', () => {
  it.each<[string, string, [number, number]]>([
    ['the first 500 bytes', 'bytes=0-499', [0, 500]],
    ['the second 500 bytes', 'bytes=500-999', [500, 1000]],
    ['the final 500 bytes by suffix', 'bytes=-500', [9500, 10000]],
    ['the final 500 bytes from an offset', 'bytes=9500-', [9500, 10000]],
    ['the first byte', 'bytes=0-0', [0, 1]],
    ['the last byte', 'bytes=-1', [9999, 10000]],
    ['the last byte by position', 'bytes=9999-9999', [9999, 10000]],
    ['everything', 'bytes=0-', [0, 10000]],
    ['a last position at the end', 'bytes=0-9999', [0, 10000]],
    ['a last position beyond the end', 'bytes=9000-10000', [9000, 10000]],
    ['a last position far beyond any size', `bytes=1-${'9'.repeat(400)}`, [1, 10000]],
    [
      'a last position of 2^64, which a 64-bit integer would take for 0',
      'bytes=1-18446744073709551616',
      [1, 10000],
    ],
    ['a suffix as long as the whole', 'bytes=-10000', [0, 10000]],
    ['a suffix longer than the whole', 'bytes=-10001', [0, 10000]],
    ['a suffix longer than any size', `bytes=-${'9'.repeat(400)}`, [0, 10000]],
    ['leading zeros', 'bytes=0000-0009', [0, 10]],
    ['the unit in any case (§14.1)', 'bYTes=0-1', [0, 2]],
  ])('A single range of 10000 bytes selects %s: %s', (_, value, range) => {
    expect(select(value, 10000)).toEqual(ranges(range))
  })

  it('Positions are exact up to the largest safe integer', () => {
    const size = Number.MAX_SAFE_INTEGER
    expect(select('bytes=9007199254740989-', size)).toEqual(ranges([size - 2, size]))
    expect(select('bytes=4294967296-4294967297', size)).toEqual(ranges([4294967296, 4294967298]))
  })

  it.each<[string, string, [number, number][]]>([
    [
      "the RFC's first and last byte",
      'bytes=0-0,-1',
      [
        [0, 1],
        [9999, 10000],
      ],
    ],
    [
      "the RFC's first, middle and last 1000 bytes",
      'bytes= 0-999, 4500-5499, -1000',
      [
        [0, 1000],
        [4500, 5500],
        [9000, 10000],
      ],
    ],
    [
      'white space around commas',
      'bytes=0-0 ,\t 5-5',
      [
        [0, 1],
        [5, 6],
      ],
    ],
    [
      'empty elements (§5.6.1)',
      'bytes=,0-0,,5-5,',
      [
        [0, 1],
        [5, 6],
      ],
    ],
    [
      "the client's order, without coalescing",
      'bytes=5-5,0-0',
      [
        [5, 6],
        [0, 1],
      ],
    ],
    ['unsatisfiable ranges are dropped from a satisfiable set', 'bytes=0-0,10000-,-0', [[0, 1]]],
  ])('Several ranges of 10000 bytes are selected: %s: %s', (_, value, pairs) => {
    expect(select(value, 10000)).toEqual(ranges(...pairs))
  })

  it.each<[string, string, [number, number][]]>([
    ["the RFC's overlapping example", 'bytes=500-700,601-999', [[500, 1000]]],
    ["the RFC's adjacent example", 'bytes=500-600,601-999', [[500, 1000]]],
    ['the same range twice', 'bytes=0-9,0-9', [[0, 10]]],
    ['one within another', 'bytes=0-99,10-19', [[0, 100]]],
    ['adjacent in reverse', 'bytes=10-19,0-9', [[0, 20]]],
    ['a chain of adjacent ranges', 'bytes=0-0,1-1,2-2,3-3', [[0, 4]]],
    [
      'after coalescing the rest is in ascending order',
      'bytes=50-59,0-9,5-19',
      [
        [0, 20],
        [50, 60],
      ],
    ],
    ['a suffix that overlaps', 'bytes=9000-9999,-1500', [[8500, 10000]]],
  ])('Ranges are coalesced, namely %s: %s (§15.3.7.2)', (_, value, pairs) => {
    expect(select(value, 10000)).toEqual(ranges(...pairs))
  })
})

describe('RFC 9110 §14.2 Range: what is ignored', () => {
  it('A request without Range gets the whole', () => {
    expect(selectRanges(new Map(), 10)).toEqual(whole)
  })

  it.each([
    ['another unit', 'items=0-1'],
    ['a unit that only begins like ours', 'bytesx=0-1'],
    ['no unit', '0-1'],
    ['an empty value', ''],
    ['no set', 'bytes'],
    ['an empty set', 'bytes='],
    ['a set of empty elements', 'bytes=, ,'],
    ['white space before the equals sign', 'bytes =0-1'],
    ['a colon for the equals sign', 'bytes:0-1'],
    ['no dash', 'bytes=5'],
    ['a dash alone', 'bytes=-'],
    ['last before first', 'bytes=5-4'],
    ['last before first beyond the end', 'bytes=50-40'],
    ['a negative last position', 'bytes=0--1'],
    ['a negative suffix', 'bytes=--1'],
    ['three positions', 'bytes=0-1-2'],
    ['a sign', 'bytes=+0-1'],
    ['hexadecimal', 'bytes=0x0-0x1'],
    ['letters', 'bytes=a-b'],
    ['a fraction', 'bytes=0.5-1'],
    ['white space around the dash', 'bytes=0 - 1'],
    ['one malformed range among good ones', 'bytes=0-0,x,5-5'],
    ['one reversed range among good ones', 'bytes=0-0,5-4'],
    ['the field twice', 'bytes=0-1, bytes=2-3'],
    ['an obs-text byte', 'bytes=\xa00-1'],
  ])('A Range field is ignored with %s: %j', (_, value) => {
    expect(select(value, 10)).toEqual(whole)
  })

  it('Sixteen ranges are served, seventeen are not (§17.15)', () => {
    const many = (count: number) =>
      `bytes=${Array.from({ length: count }, (_, i) => `${i * 10}-${i * 10}`).join()}`
    expect(select(many(16), 1000)).toMatchObject({ kind: 'ranges', ranges: { length: 16 } })
    expect(select(many(17), 1000)).toEqual(whole)
  })

  it('Unsatisfiable ranges count towards the sixteen', () => {
    expect(select(`bytes=0-0${',2000-'.repeat(16)}`, 1000)).toEqual(whole)
  })

  it.each([
    ['three ranges over each other', 'bytes=0-,0-,0-'],
    ['the attack on Apache, CVE-2011-3192', 'bytes=0-,5-0,5-1,5-2,5-3,5-4'],
    ['overlapping in a chain', 'bytes=0-5,5-10,10-15'],
    ['two pairs', 'bytes=0-5,5-6,50-55,55-56'],
    ['one range over two others', 'bytes=0-99,1-2,5-6'],
  ])('More than two overlapping ranges are ignored: %s', (_, value) => {
    expect(select(value, 1000)).toEqual(whole)
  })
})

describe('RFC 9110 §15.5.17 416 Range Not Satisfiable', () => {
  it.each([
    ['a first position at the size', 'bytes=10-', 10],
    ['a first position beyond the size', 'bytes=11-20', 10],
    ['a first position beyond any size', `bytes=${'9'.repeat(400)}-`, 10],
    ['an empty suffix', 'bytes=-0', 10],
    ['several that are all beyond', 'bytes=10-10,20-,-0', 10],
    ['what comes after the end of nothing', 'bytes=5-', 0],
    ['an empty suffix of nothing', 'bytes=-0', 0],
    ['several beyond the end of nothing', 'bytes=1-1,5-,-0', 0],
  ])('A set is unsatisfiable with %s: %s of %i', (_, value, size) => {
    expect(select(value, size)).toEqual(unsatisfiable)
  })

  it.each([
    'bytes=-5',
    'bytes=0-',
    'bytes=0-0',
    'bytes=0-499',
    'bytes=5-,-1',
    'bytes=0-0,-1',
    'bytes=-5,-5,-5',
  ])('The range %s of an empty representation is all of it (§14.1.2)', (value) => {
    expect(select(value, 0)).toEqual(whole)
  })

  it('A malformed range of an empty representation is ignored like any other', () => {
    expect(select('bytes=5-4', 0)).toEqual(whole)
  })
})

describe('laws of range selection', () => {
  const position = fc.integer({ min: 0, max: 24 })
  const spec = fc.oneof(
    fc.tuple(position, position).map(([first, last]) => ({ first, last })),
    position.map((first) => ({ first, last: undefined })),
    position.map((suffix) => ({ suffix })),
  )
  type Spec = { first: number; last: number | undefined } | { suffix: number }

  const write = (each: Spec) => ('suffix' in each ? `-${each.suffix}` : `${each.first}-${each.last ?? ''}`)

  /** The positions that a spec selects, by asking for each position whether it does. */
  function positions(each: Spec, size: number): number[] {
    return Array.from({ length: size }, (_, at) => at).filter((at) =>
      'suffix' in each ? at >= size - each.suffix : at >= each.first && at <= (each.last ?? at),
    )
  }

  it('A selection equals that of a naive model on small sizes', () => {
    fc.assert(
      fc.property(fc.array(spec, { minLength: 1, maxLength: 6 }), fc.nat(20), (specs: Spec[], size) => {
        const selection = select(`bytes=${specs.map(write).join(', ')}`, size)
        const sets = specs.map((each) => positions(each, size)).filter((set) => set.length > 0)
        const overlapping = sets.filter((set) =>
          sets.some((other) => other !== set && other.some((at) => set.includes(at))),
        )
        const isReversed = specs.some(
          (each) => !('suffix' in each) && each.last !== undefined && each.last < each.first,
        )

        const startsNothing = (each: Spec) => ('suffix' in each ? each.suffix > 0 : each.first === 0)
        const isAllOfNothing = size === 0 && specs.some(startsNothing)

        if (isReversed || isAllOfNothing || overlapping.length > 2) expect(selection).toEqual(whole)
        else if (sets.length === 0) expect(selection).toEqual(unsatisfiable)
        else {
          const selected = selection.kind === 'ranges' ? selection.ranges : []
          const bytes = selected.flatMap(({ start, end }) =>
            Array.from({ length: end - start }, (_, i) => start + i),
          )
          // Equal as sorted lists, so no byte is missing and none is there twice.
          expect(bytes.toSorted((a, b) => a - b)).toEqual([...new Set(sets.flat())].toSorted((a, b) => a - b))
        }
      }),
      { numRuns: 5000 },
    )
  })

  it('Selected ranges are within the representation, are not empty, and neither overlap nor touch', () => {
    fc.assert(
      fc.property(fc.array(spec, { minLength: 1, maxLength: 16 }), fc.nat(20), (specs: Spec[], size) => {
        const selection = select(`bytes=${specs.map(write).join()}`, size)
        if (selection.kind !== 'ranges') return
        let end = -1
        for (const range of selection.ranges.toSorted((a, b) => a.start - b.start)) {
          expect(range.start).toBeGreaterThan(end)
          expect(range.end).toBeGreaterThan(range.start)
          end = range.end
        }
        expect(end).toBeLessThanOrEqual(size)
      }),
      { numRuns: 2000 },
    )
  })

  it('Any text gets a selection, never an exception', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('09-,= x')) }),
        fc.maxSafeNat(),
        (text, size) => {
          expect(['whole', 'unsatisfiable', 'ranges']).toContain(select(`bytes=${text}`, size).kind)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
