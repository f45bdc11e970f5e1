/** What the command reports beside the log: about the share as it starts, and about what goes wrong. */
import { visibleJson, visibleText } from '../../shared/text/printable.ts'
import type { LogFormat } from './log-output.ts'

/** Programs know a notice by its code, which is stable. */
export type NoticeCode =
  | 'home-folder-shared'
  | 'whole-disk-shared'
  | 'hidden-files-shared'
  | 'port-moved'
  | 'no-network'
  | 'name-found'
  | 'log-file-shared'
  | 'log-file-failed'
  | 'log-reader-slow'
  | 'lines-lost'
  | 'output-closed'
  | 'output-failed'
  | 'pin-used-up'
  | 'thread-died'
  | 'share-ended'
  | 'waiting-for-downloads'
  | 'threads-left-behind'
  | 'server-died'

export type Notice = {
  readonly code: NoticeCode
  /** A sentence or two for people. */
  readonly message: string
}

/** Reports something while the share runs, or as it ends. */
export type Notify = (code: NoticeCode, message: string) => void

/** Returns the notice as a line: an event if the log is for programs, words otherwise. */
export function noticeLine(notice: Notice, format: LogFormat): string {
  return format === 'json' ? noticeEvent(notice) : `spool: ${notice.message}\n`
}

/** Returns the notice as a line of a JSON log. */
export function noticeEvent({ code, message }: Notice): string {
  return `${visibleJson({ event: 'notice', time: new Date().toISOString(), code, message })}\n`
}

/** Returns what the user or the system wrote, for a message: in double quotes, on one line, safe for the terminal. */
export function quoted(text: string): string {
  return visibleText(`"${text}"`)
}
