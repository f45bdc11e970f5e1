/** The table of what only Spool does with a folder: archives and search. */
import { archiveYardsticks, type ArchiveResults } from '../measure-archives.ts'
import type { Results } from '../results.ts'
import { median } from '../statistics.ts'
import type { AnswerTimes } from '../time-answer.ts'
import { cellColumns, cellRows } from './cell-rows.ts'
import { formatMs } from './format.ts'
import { renderTable, type Table } from './render-table.ts'

export function folderTools({ archives, search }: Results): Table {
  return {
    title: 'Folders as archives, and search',
    text: renderTable(cellColumns, [
      ...(archives === undefined ? [] : archiveRows(archives)),
      ...(search === undefined ? [] : searchRows(search)),
    ]),
    note:
      'Over 2 connections. Each ratio is to the first line with the same content. The thread that archives are compared ' +
      'with is bench/zip-streamer.ts: it walks the folder and streams the files with their checksums behind them, without ' +
      'a length.',
  }
}

function archiveRows({ large, small, firstByteMs }: ArchiveResults): string[][] {
  return [
    ...cellRows(large, archiveYardsticks.large),
    ...cellRows(small, archiveYardsticks.small),
    times('10,000 files of 2 KiB: first byte of the ZIP', firstByteMs),
  ]
}

function searchRows(search: AnswerTimes[]): string[][] {
  const first = search.map(({ firstMs }) => firstMs)
  const whole = search.map(({ wholeMs }) => wholeMs)
  return [times('search in 100,000 names: first hit', first), times('search in 100,000 names: whole', whole)]
}

function times(label: string, ms: (number | undefined)[]): string[] {
  const good = ms.filter((value) => value !== undefined)
  return [
    label,
    formatMs(median(good)),
    ms.map((value) => (value === undefined ? 'failed' : formatMs(value))).join(', '),
    '–',
    '–',
  ]
}
