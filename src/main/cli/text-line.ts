/** A log entry for people, in a terminal: one line, the important things first. */
import type { LogEntry } from '../../shared/log/log-entry.ts'
import { requestedText } from '../../shared/text/requested.ts'
import { visibleTarget } from '../../shared/text/visible-target.ts'
import { formatBytes, unitBaseOf } from '../../shared/text/format-bytes.ts'
import { shortened } from './shortened.ts'
import type { TextStyle } from './text-style.ts'

/** Columns for a client's address: room for IPv4. An IPv6 address pushes the rest to the right. */
const clientColumns = 15

/**
 * Characters shown of a method and of a target. A target may have 16,384, each of which may take eight to show; a method is
 * one word, unless the client doesn't speak HTTP.
 */
const maxMethodCharacters = 20
const maxTargetCharacters = 120

const unitBase = unitBaseOf(process.platform)

/**
 * Returns the line with its end. Nothing in it that came from the client can control the terminal.
 * @param dated whether the date goes before the time
 */
export function textLine(entry: LogEntry, style: TextStyle, dated = false): string {
  const time = localTime(new Date(entry.timeMs), dated)
  const { status } = entry
  const paint =
    status >= 500 ? style.bad : status >= 400 ? style.warning : status >= 300 ? style.info : style.good
  const parts = [
    style.dim(time),
    entry.client.padEnd(clientColumns),
    paint(String(status)),
    requestText(entry),
    style.dim(`${formatBytes(entry.contentBytes, unitBase)}, ${formatDuration(entry.durationMs)}`),
  ]
  if (entry.aborted) parts.push(style.warning('interrupted'))
  return `${parts.join('  ')}\n`
}

function localTime(date: Date, dated: boolean): string {
  const time = date.toTimeString().slice(0, 8)
  if (!dated) return time
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${time}`
}

function requestText({ method, target }: LogEntry): string {
  const words = [
    shortened(visibleTarget(method), maxMethodCharacters),
    shortened(requestedText(target, 'selection'), maxTargetCharacters),
  ]
  return words.filter((word) => word !== '').join(' ') || '-'
}

function formatDuration(ms: number): string {
  if (ms < 9.95) return `${ms.toFixed(1)} ms`
  if (ms < 999.5) return `${Math.round(ms)} ms`
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
