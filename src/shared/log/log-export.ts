/** The log as files that other programs read. */
import { combinedLine, jsonLine, shownThread } from './log-format.ts'
import { decodeUtf8 } from '../text/decode-utf8.ts'
import { visibleText } from '../text/visible-text.ts'
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

/** Length of a piece, in characters, but for its last line. */
const pieceLength = 65_536

/**
 * All entries, each in a line with its end; CSV (RFC 4180) begins with a line of column names. It comes in pieces of whole
 * lines: escaped, a long log can be more than a string may hold.
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
 * The start of a cell that a spreadsheet would take for a formula: with a sign, also full-width, also behind white space or
 * characters that are not seen, which spreadsheets leave out; a tab or a carriage return alone counts, too. Where the comma
 * is the decimal sign, semicolons and tabs separate cells, and quotation marks protect no line end.
 */
const formulaStart =
  /(?<=^|[;\t\r\n])(?=[\t\r]|(?:(?![\t\r\n])[\s\p{C}\p{Default_Ignorable_Code_Point}\u2800])*[=+\-@＝＋－＠﹦﹢﹣﹫\u2212])/gu

/** What a client sent. Spreadsheets run texts that begin like formulas, so those get an apostrophe before them, first of all. */
function cellText(bytes: string): string {
  return visibleText(decodeUtf8(bytes).replace(formulaStart, "'"))
}

/** Quoted where needed. */
function csvValue(value: string | number | boolean): string {
  const text = String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
