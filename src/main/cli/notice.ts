/** What there is to say beside the log: of the share as it starts, and of what goes wrong. */
import { visibleJson } from '../../shared/text/printable.ts'
import type { LogFormat } from './arguments.ts'

/** Programs know a notice by its code, which stays as it is. */
export type NoticeCode =
  | 'home-folder-shared'
  | 'whole-disk-shared'
  | 'hidden-files-shared'
  | 'port-moved'
  | 'no-network'
  | 'log-file-shared'
  | 'log-file-failed'
  | 'log-reader-slow'
  | 'lines-lost'
  | 'output-closed'
  | 'output-failed'
  | 'thread-died'
  | 'waiting-for-downloads'
  | 'threads-left-behind'
  | 'server-died'

export type Notice = {
  readonly code: NoticeCode
  /** A sentence or two for people. */
  readonly message: string
}

/** Says something while the share runs, or as it ends. */
export type Notify = (code: NoticeCode, message: string) => void

/** A line of its own: an event where the log is made for programs. */
export function noticeLine(notice: Notice, format: LogFormat): string {
  return format === 'json' ? noticeEvent(notice) : `spool: ${notice.message}\n`
}

/** The line of a program's log. */
export function noticeEvent({ code, message }: Notice): string {
  return `${visibleJson({ event: 'notice', time: new Date().toISOString(), code, message })}\n`
}
