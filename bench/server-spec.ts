/** What the benchmark needs to know about a server. */
import type { Command } from './owned-process.ts'

/** One start of a server. */
export type Launch = {
  port: number
  /** The shared folder. */
  root: string
  /** An empty folder for the server's own files. */
  folder: string
  /** Where its access log goes. */
  logFile: string
  /** Spool's worker threads; other servers ignore it. */
  threads: number
  /** Whether only the link that it prints opens the folder: Spool. */
  keyed: boolean
  /** Paths of files that are shared beside the folder: Spool. */
  items: readonly string[]
}

export type ServerSpec = {
  name: string
  version: string
  /** Its processes or threads and its log, for the report. */
  setup: string
  /** Whether it logs to standard output, which then becomes the log file. */
  logsToOutput: boolean
  /** Whether it lists folders. */
  lists: boolean
  /** Whether it takes part in the comparison beside 2,000 slow readers. */
  facesSlowReaders: boolean
  /** Writes its configuration into `folder` and returns the command that runs it in the foreground. */
  command(launch: Launch): Command
  /** The same, with events as lines of JSON on standard output. */
  eventCommand?(launch: Launch): Command
}

export type MissingServer = { name: string; missing: string }
