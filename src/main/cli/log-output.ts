/** Turns packed log entries into lines of the chosen format. */
import { combinedLines } from '../log/combined-lines.ts'
import { jsonLines } from '../log/json-lines.ts'
import { readLogBatch } from '../log/log-batch.ts'
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
  write: (lines: string | Buffer) => void,
  { dated = false } = {},
): LogOutput {
  switch (format) {
    case 'combined':
      return (log) => write(combinedLines(log))
    case 'json':
      return (log) => write(jsonLines(log))
    case 'text':
      return (log) => {
        let lines = ''
        for (const entry of readLogBatch(log)) lines += textLine(entry, style, dated)
        write(lines)
      }
  }
}
