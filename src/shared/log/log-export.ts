/** Writes the log as files that other programs read. */
import { combinedLine, jsonLine, shownThread } from './log-format.ts'
import { decodeUtf8 } from '../text/decode-utf8.ts'
import { unprintableClass, visibleText } from '../text/printable.ts'
import type { LogEntry } from './log-entry.ts'

export const logExportFormats = ['csv', 'jsonl', 'combined'] as const
export type LogExportFormat = (typeof logExportFormats)[number]

const columns = [
  'time',
  'client',
  'method',
  'target',
  'status',
  'bytes',
  'durationMs',
  'thread',
  'aborted',
  'referer',
  'userAgent',
] as const

/** Length of a piece, in characters; its last line may exceed it. */
const pieceLength = 65_536

/**
 * Writes all entries, each in a line with its end; CSV (RFC 4180) begins with a line of column names. Yields pieces of
 * whole lines: escaped, a long log can be more than a string may hold.
 */
export function* exportLog(entries: Iterable<LogEntry>, format: LogExportFormat): Generator<string> {
  let piece = format === 'csv' ? csvLine(columns) : ''
  for (const entry of entries) {
    piece += line(entry, format)
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  yield piece
}

function line(entry: LogEntry, format: LogExportFormat): string {
  if (format === 'jsonl') return `${jsonLine(entry)}\n`
  if (format === 'combined') return `${combinedLine(entry)}\n`
  return csvLine([
    new Date(entry.timeMs).toISOString(),
    entry.client,
    cellText(entry.method),
    cellText(entry.target),
    entry.status,
    entry.contentBytes,
    Math.round(entry.durationMs * 1000) / 1000,
    shownThread(entry.thread),
    entry.aborted,
    cellText(entry.referer),
    cellText(entry.userAgent),
  ])
}

function csvLine(values: readonly (string | number | boolean)[]): string {
  return `${values.map(csvValue).join(',')}\r\n`
}

/**
 * Matches the start of a cell that a spreadsheet would take for a formula: at a sign, also full-width, also behind
 * unprintable characters, which spreadsheets leave out; a tab or a carriage return alone counts, too. Where the comma is
 * the decimal sign, semicolons and tabs separate cells, and quotation marks don't protect line ends.
 */
const formulaStart = new RegExp(
  `(?<=^|[;\\t\\r\\n])(?=[\\t\\r]|(?:(?![\\t\\r\\n])[${unprintableClass}])*[=+\\-@＝＋－＠﹦﹢﹣﹫\\u2212])`,
  'gu',
)

/** Text from a client. Spreadsheets run cells that begin like formulas, so an apostrophe is put before those, first of all. */
function cellText(bytes: string): string {
  return visibleText(decodeUtf8(bytes).replace(formulaStart, "'"))
}

function csvValue(value: string | number | boolean): string {
  const text = String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
