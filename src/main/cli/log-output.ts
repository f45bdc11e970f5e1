/** Turns packed log entries into lines of the chosen format. */
import { readLogBatch } from '../log/log-batch.ts'
import type { LogEntry } from '../../shared/log/log-entry.ts'
import { combinedLine, jsonLine } from '../../shared/log/log-format.ts'
import { textLine } from './text-line.ts'
import type { TextStyle } from './text-style.ts'

export const logFormats = ['text', 'json', 'combined', 'none'] as const
export type LogFormat = (typeof logFormats)[number]

/** Takes packed log entries and writes them. */
export type LogOutput = (log: Uint8Array) => void

/**
 * Returns what writes the entries of a batch.
 * @param write takes whole lines
 * @param dated whether lines for people carry the date, as kept ones should
 */
export function logOutput(
  format: Exclude<LogFormat, 'none'>,
  style: TextStyle,
  write: (lines: string) => void,
  { dated = false } = {},
): LogOutput {
  const line = lineFormat(format, style, dated)
  return (log) => {
    let lines = ''
    for (const entry of readLogBatch(log)) lines += line(entry)
    write(lines)
  }
}

function lineFormat(
  format: Exclude<LogFormat, 'none'>,
  style: TextStyle,
  dated: boolean,
): (entry: LogEntry) => string {
  switch (format) {
    case 'text':
      return (entry) => textLine(entry, style, dated)
    case 'json':
      return (entry) => `${jsonLine(entry)}\n`
    case 'combined':
      return (entry) => `${combinedLine(entry)}\n`
  }
}
