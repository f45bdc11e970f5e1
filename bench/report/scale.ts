/** The tables of how Spool's cost grows. */
import { threadCounts, threadsName, type Growth, type ScaleResults } from '../measure-scale.ts'
import { compare } from './comparison.ts'
import { formatMs, formatRate } from './format.ts'
import { renderTable, type Table } from './render-table.ts'

export function scaleTables({ crowds, listings, lastBytes, items, itemListings }: ScaleResults): Table[] {
  return [
    {
      title: 'Threads and connections: 1 KiB',
      text: renderTable(
        ['', ...threadCounts.map(threadsName)],
        crowds.map((result) => [
          result.load.name,
          ...threadCounts.map((threads) => {
            const comparison = compare(result, threadsName(threads))
            if (comparison === undefined) return 'failed'
            const { median, errors, failedRounds } = comparison
            return `${formatRate(median, result.load.unit)}${errors + failedRounds > 0 ? ' !' : ''}`
          }),
        ]),
      ),
      note: 'Median of the rounds. With two processors, more threads than two help only where a disk is waited for.',
    },
    {
      title: 'Sizes',
      text: renderTable(
        ['', 'time', 'for each entry'],
        [
          ...listings.map((growth) => [...row('listing, entries', growth), timeOfEach(growth)]),
          ...itemListings.map((growth) => [...row('listing of items', growth), timeOfEach(growth)]),
          ...items.map((growth) => [...row('one of the items', growth), '–']),
          ...lastBytes.map((growth) => [...row('last byte of a file, bytes', growth), '–']),
        ],
      ),
      note: 'Median of seven requests, one after the other. A listing shows 1,000 entries on a page, of all names in order.',
    },
  ]
}

function row(what: string, { size, ms }: Growth): string[] {
  return [`${what}: ${size.toLocaleString('en')}`, formatMs(ms)]
}

function timeOfEach({ size, ms }: Growth): string {
  return ms === undefined ? '–' : `${Math.round((1000 * ms) / size)} µs`
}
