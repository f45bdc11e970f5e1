/** Log entries as programs read them: JSON lines, and the combined format of Apache and nginx. */
import { decodeUtf8 } from '../text/decode-utf8.ts'
import { visibleJson } from '../text/visible-json.ts'
import type { LogEntry } from './log-entry.ts'

/** A thread's number as people count them, from 1; 0 is the listener, which answered by itself. */
export function shownThread(thread: number): number {
  return thread + 1
}

/** One JSON object, without line end, and safe to look at in a terminal. */
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

/** One line of the combined log format, without line end. */
export function combinedLine(entry: LogEntry): string {
  const request =
    entry.method === '' ? '-' : escapeQuoted(`${entry.method} ${entry.target}${protocol(entry.version)}`)
  const referer = entry.referer === '' ? '-' : escapeQuoted(entry.referer)
  const agent = entry.userAgent === '' ? '-' : escapeQuoted(entry.userAgent)
  return `${entry.client} - - [${combinedTime(entry.timeMs)}] "${request}" ${entry.status} ${entry.contentBytes} "${referer}" "${agent}"`
}

function protocol(version: string): string {
  return version === '' ? '' : ` HTTP/${version}`
}

let timeSecond = -1
let time = ''

/** `23/Nov/2026:05:21:28 +0000` in local time; made once a second. */
function combinedTime(timeMs: number): string {
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

const unsafe = /["\\\u0000-\u001f\u007f-\uffff]/

/** Escapes what could end the quotation or the line, as nginx does. */
function escapeQuoted(text: string): string {
  if (!unsafe.test(text)) return text
  return text.replace(
    new RegExp(unsafe, 'g'),
    (character) => `\\x${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}
