/** The terminal command from its arguments to its exit code. */
import { reachableAddresses } from '../host/addresses.ts'
import { nextFreePort } from '../host/free-port.ts'
import {
  defaultGraceMs,
  type RunningServer,
  type ServerObserver,
  type StopReport,
} from '../host/server-host.ts'
import type { ThreadScripts } from '../host/thread-scripts.ts'
import { announce } from './announce.ts'
import { parseArguments, type CliOptions } from './arguments.ts'
import { failureMessage } from './failure-message.ts'
import { logFile } from './log-file.ts'
import { isServed } from './is-served.ts'
import { logOutput, type LogOutput } from './log-output.ts'
import { logStream } from './log-stream.ts'
import { quoted } from './quoted.ts'
import { forgiveErrors, say } from './say.ts'
import { startOnFreePort } from './start-on-free-port.ts'
import { stopSignal } from './stop-signal.ts'
import { shownThread } from '../../shared/log-format.ts'
import type { ServerTotals } from '../../shared/server-events.ts'
import { systemReason } from '../../shared/system-reason.ts'
import { showsColours, textStyle } from './text-style.ts'
import { usage } from './usage.ts'

/** What the command is run with. */
export type CliEnvironment = {
  readonly args: readonly string[]
  readonly version: string
  readonly scripts: ThreadScripts
}

/** Runs until the server is stopped; resolves to the exit code. */
export async function runCli({ args, version, scripts }: CliEnvironment): Promise<number> {
  forgiveErrors()
  const parsed = parseArguments(args)
  switch (parsed.kind) {
    case 'help':
      say(process.stdout, usage)
      return 0
    case 'version':
      say(process.stdout, `${version}\n`)
      return 0
    case 'mistake':
      return fail(parsed.message)
    case 'run':
      return share(parsed.options, version, scripts)
  }
}

function warn(message: string): void {
  say(process.stderr, `spool: ${message}\n`)
}

function fail(message: string): number {
  warn(message)
  return 1
}

/** Without one the system starts no thread, wherever the shared folder lies. */
function hasCurrentFolder(): boolean {
  try {
    process.cwd()
    return true
  } catch {
    return false
  }
}

async function share(options: CliOptions, version: string, scripts: ThreadScripts): Promise<number> {
  if (!hasCurrentFolder()) {
    return fail('The current folder has been deleted. Change to another one and try again, for example: cd ~')
  }
  let write: WriteLines | undefined
  try {
    write = openLogFile(options)
  } catch (error) {
    return fail(`The log file ${quoted(options.logFile ?? '')} can't be written: ${systemReason(error)}.`)
  }
  let crashed: (reason: string) => void = () => undefined
  const crash = new Promise<string>((resolve) => (crashed = resolve))
  // Without a log nobody looks, and there may be some.
  let connections = 1
  const observer = makeObserver(
    options.logFormat !== 'none',
    (log) => output?.(log),
    (totals) => (connections = totals.connectionsOpen),
    crashed,
  )
  const start = new AbortController()
  const starting = startOnFreePort(options, observer, scripts, start.signal)
  // The rest is made ready while the listener thread starts, which takes it some 30 ms.
  const stopRequested = stopSignal((error) => {
    if (error === undefined) warn('Nobody reads the output any longer, so the share ends.')
    else warn(`The output can't be written: ${systemReason(error)}.`)
  })
  void stopRequested.then(() => start.abort())
  const output = makeOutput(options, write)
  const [result, addresses] = await Promise.all([starting, reachableAddresses()])
  if (!result.ok) {
    if (start.signal.aborted) return ended(result, options)
    const inUse = result.failure.code === 'port-in-use'
    const freePort = inUse ? await nextFreePort(options.port, options.host) : undefined
    return fail(failureMessage(result.failure, options, freePort))
  }
  announce(result.server, options, version, addresses)
  if (options.logFile !== undefined && isServed(options.logFile, result.server.folder, options.hidden)) {
    warn('The log file lies in the shared folder, where everyone can read it. Put it elsewhere.')
  }
  const reason = await Promise.race([stopRequested, crash])
  if (reason !== undefined) return fail(`The server ended unexpectedly: ${systemReason(reason)}`)
  return stop(result.server, options, () => connections > 0)
}

type WriteLines = (lines: string) => void

/** Throws if the file can't be opened. Undefined if there is to be none. */
function openLogFile({ logFormat, logFile: path }: CliOptions): WriteLines | undefined {
  if (logFormat === 'none' || path === undefined) return undefined
  return logFile(path, (error) => warn(`Log lines are being lost: ${systemReason(error)}.`))
}

function makeOutput({ logFormat }: CliOptions, toFile: WriteLines | undefined): LogOutput | undefined {
  if (logFormat === 'none') return undefined
  if (toFile !== undefined) return logOutput(logFormat, textStyle(false), toFile, { dated: true })
  const toStream = logStream(process.stdout, warnOfSlowReader)
  return logOutput(logFormat, textStyle(showsColours(process.stdout)), toStream)
}

function warnOfSlowReader(): void {
  warn('Log lines are being left out: whoever reads them is too slow.')
}

function makeObserver(
  wantsLog: boolean,
  output: LogOutput,
  onTotals: (totals: Readonly<ServerTotals>) => void,
  onCrashed: (reason: string) => void,
): ServerObserver {
  let dropped = 0
  return {
    ...(wantsLog && {
      onBatch: (log, { totals }) => {
        onTotals(totals)
        if (log !== undefined) output(log)
        if (totals.logEntriesDropped > 0 && dropped === 0) warnOfSlowReader()
        dropped = totals.logEntriesDropped
      },
    }),
    onThreadDied: (thread, reason, lostConnection) => {
      const loss = lostConnection ? '; one connection was closed' : ''
      warn(`Thread ${shownThread(thread)} ended (${systemReason(reason)}) and is replaced${loss}.`)
    },
    onCrashed,
  }
}

/** How long a stop may take before the person is told what it waits for, ms. */
const silentStopMs = 300

async function stop(
  server: RunningServer,
  options: CliOptions,
  hasDownloads: () => boolean,
): Promise<number> {
  // The terminal has just shown ^C, and the cursor stands behind it.
  if (process.stdout.isTTY) say(process.stdout, '\n')
  const explain = setTimeout(() => {
    if (!hasDownloads()) return
    warn(
      `Waiting up to ${defaultGraceMs / 1000} seconds for running downloads. Press Ctrl+C again to stop at once.`,
    )
  }, silentStopMs)
  const report = await server.stop()
  clearTimeout(explain)
  return ended(report, options)
}

function ended({ stuckThreads }: StopReport, { logFormat }: CliOptions): number {
  if (logFormat === 'json')
    say(
      process.stdout,
      `${JSON.stringify({ event: 'stopped', time: new Date().toISOString(), stuckThreads })}\n`,
    )
  if (stuckThreads === 0) return 0
  warn(`Threads that wait for a disk that doesn't answer are left behind: ${stuckThreads}.`)
  // Leaving in an orderly way would wait for those threads for ever.
  process.kill(process.pid, 'SIGKILL')
  return 1
}
