/** What holds for the layout of every format. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ArchiveEntries, ArchiveLayout, ArchivePart } from '../../src/archive/archive-layout.ts'
import { cut, entriesOf, someEntries, withSizes } from './archive-bytes.ts'

/** Declares the rules for the layouts that `layoutOf` returns. */
export function layoutRules(layoutOf: (entries: ArchiveEntries) => ArchiveLayout): void {
  it('The parts follow each other without gaps from the first byte to the last, and each names its bounds', () => {
    fc.assert(
      fc.property(someEntries, (list) => {
        const layout = layoutOf(withSizes(list))
        let position = 0
        while (position < layout.lengthBytes) {
          const part = layout.partAt(position)
          expect(part.start).toBe(position)
          expect(part.end).toBeGreaterThan(position)
          expect(layout.partAt(part.end - 1)).toEqual(part)
          position = part.end
        }
        expect(position).toBe(layout.lengthBytes)
      }),
    )
  })

  it('The length is that of the bytes, and a cut made on its own equals that of the whole', () => {
    const places = fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    fc.assert(
      fc.property(someEntries, fc.array(places, { maxLength: 10 }), (list, cuts) => {
        const layout = layoutOf(withSizes(list))
        const whole = cut(layout, list)
        expect(whole).toHaveLength(layout.lengthBytes)
        for (const ends of cuts) {
          const [start, end] = ends.map((place) => Math.floor(place * whole.length)).sort((a, b) => a - b)
          expect(cut(layout, list, start, end)).toEqual(whole.subarray(start, end))
        }
      }),
    )
  })

  it('The records of files of any size have the length that the layout predicts', () => {
    const sizes = fc.constantFrom(
      0,
      1,
      511,
      512,
      2 ** 28,
      2 ** 28 + 1,
      2 ** 32 - 2,
      2 ** 32 - 1,
      2 ** 33,
      2 ** 40,
    )
    fc.assert(
      fc.property(fc.array(sizes, { maxLength: 12 }), (list) => {
        const entries = entriesOf(
          list.map((sizeBytes, index) => ({ name: `${index}é.bin`, sizeBytes, modifiedMs: 1e12 })),
        )
        const layout = layoutOf(entries)
        for (let part: ArchivePart, position = 0; position < layout.lengthBytes; position = part.end) {
          part = layout.partAt(position)
          if (part.kind === 'content') expect(part.end - part.start).toBe(list[part.entry])
          else expect(layout.record(part, () => 0xffffffff)).toHaveLength(part.end - part.start)
        }
      }),
    )
  })

  it('A CRC-32 is asked for only where it is announced', () => {
    fc.assert(
      fc.property(someEntries, (list) => {
        const layout = layoutOf(withSizes(list))
        for (let part: ArchivePart, position = 0; position < layout.lengthBytes; position = part.end) {
          part = layout.partAt(position)
          if (part.kind === 'content') continue
          const asked = new Set<number>()
          layout.record(part, (entry) => {
            asked.add(entry)
            return 0
          })
          expect([...asked]).toEqual([layout.crcNeeded(part)].filter((entry) => entry !== undefined))
        }
      }),
    )
  })

  it('A position outside the archive is a mistake of the caller', () => {
    const layout = layoutOf(withSizes([]))
    for (const position of [-1, layout.lengthBytes, Number.NaN]) {
      expect(() => layout.partAt(position)).toThrow(RangeError)
    }
  })
}
