/** What there is to say beside the log: of the share as it starts, and of what goes wrong. */

/** Which notice it is. */
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

/** A line of its own. */
export function noticeLine({ message }: Notice): string {
  return `spool: ${message}\n`
}
