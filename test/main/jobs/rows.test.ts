import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RowTable } from '../../../src/main/jobs/rows.ts'

const table = new RowTable({
  state: ['new', 'open', 'shut'],
  count: 'int32',
  isLate: 'flag',
  bytes: 'float64',
})
const values = fc.record({
  state: fc.constantFrom('new', 'open', 'shut'),
  count: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  isLate: fc.boolean(),
  bytes: fc.double({ noNaN: true }),
})

describe('a table of rows', () => {
  it('Rows of zeroed memory hold the first word, zeros and no flag.', () => {
    const rows = table.view(table.allocate(3))
    expect(rows).toHaveLength(3)
    for (const { state, count, isLate, bytes } of rows)
      expect([state, count, isLate, bytes]).toEqual(['new', 0, false, 0])
  })

  it('Every view of the memory reads what was last written to each field of each row.', () => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 9 }), (written) => {
        const memory = table.allocate(written.length)
        for (const [index, row] of table.view(memory).entries()) Object.assign(row, written[index])
        for (const [index, row] of table.view(memory).entries()) {
          const { state, count, isLate, bytes } = row
          expect({ state, count, isLate, bytes }).toEqual(written[index])
        }
      }),
    )
  })

  it('A field of words changes only from the word that it is expected to hold.', () => {
    const [row] = table.view(table.allocate(1))
    expect(table.change(row!, 'state', 'open', 'shut')).toBe(false)
    expect(row!.state).toBe('new')
    expect(table.change(row!, 'state', 'new', 'open')).toBe(true)
    expect(row!.state).toBe('open')
  })
})
