/** The table of what a request costs. */
import { parts, totalOf, type Cost } from '../measure-cost.ts'
import { renderTable, type Table } from './render-table.ts'

export function costTable(costs: Cost[]): Table {
  return {
    title: 'What a request costs: processor time, µs',
    text: renderTable(
      ['', ...parts, 'all', 'in the system'],
      costs.map(({ load, server, each }) => [
        `${load}: ${server}`,
        ...parts.map((part) => (each[part].userUs + each[part].systemUs).toFixed(1)),
        totalOf(each).toFixed(1),
        parts.reduce((sum, part) => sum + each[part].systemUs, 0).toFixed(1),
      ]),
    ),
    note:
      'Medians of the rounds. The system’s part is its calls: accepting, reading, writing and closing, and for Spool waking ' +
      'threads and asking whether a file is still the same. What nobody can do without is the last line of each load: one thread ' +
      'of Node that does nothing but answer.',
  }
}
