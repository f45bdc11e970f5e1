/** Log entries as programs read them: JSON lines, and the combined format of Apache and nginx. */
import { decodeUtf8 } from '../text/decode-utf8.ts'
import { visibleJson, visibleQuoted } from '../text/printable.ts'
import type { LogEntry } from './log-entry.ts'

/** Returns a thread's number as people count, from 1; 0 is the listener, which answered on its own. */
export function shownThread(thread: number): number {
  return thread + 1
}

/** Formats the entry as one JSON object, without line end, safe to show in a terminal. */
export function jsonLine(entry: LogEntry): string {
  return visibleJson({
    event: 'request',
    time: new Date(entry.timeMs).toISOString(),
    client: entry.client,
    connection: entry.connection,
    method: decodeUtf8(entry.method),
    target: decodeUtf8(entry.target),
    httpVersion: entry.version,
    status: entry.status,
    bytes: entry.contentBytes,
    durationMs: Math.round(entry.durationMs * 1000) / 1000,
    thread: shownThread(entry.thread),
    aborted: entry.aborted,
    referer: decodeUtf8(entry.referer),
    userAgent: decodeUtf8(entry.userAgent),
  })
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Formats the entry as one line of the combined log format, without line end. */
export function combinedLine(entry: LogEntry): string {
  const request =
    entry.method === '' ? '-' : visibleQuoted(`${entry.method} ${entry.target}${protocol(entry.version)}`)
  const referer = entry.referer === '' ? '-' : visibleQuoted(entry.referer)
  const agent = entry.userAgent === '' ? '-' : visibleQuoted(entry.userAgent)
  return `${entry.client} - - [${combinedTime(entry.timeMs)}] "${request}" ${entry.status} ${entry.contentBytes} "${referer}" "${agent}"`
}

function protocol(version: string): string {
  return version === '' ? '' : ` HTTP/${version}`
}

let timeSecond = -1
let time = ''

/** `23/Nov/2026:05:21:28 +0000` in local time; formatted once per second. */
export function combinedTime(timeMs: number): string {
  const second = Math.floor(timeMs / 1000)
  if (second !== timeSecond) {
    timeSecond = second
    time = makeCombinedTime(new Date(timeMs))
  }
  return time
}

function makeCombinedTime(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const offset = -date.getTimezoneOffset()
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}${two(Math.abs(offset) % 60)}`
  const day = `${two(date.getDate())}/${months[date.getMonth()]!}/${date.getFullYear()}`
  return `${day}:${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())} ${zone}`
}
