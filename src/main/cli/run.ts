/** The terminal command from its arguments to its exit code. */
import { reachableAddresses } from '../host/addresses.ts'
import { nextFreePort } from '../host/free-port.ts'
import { defaultGraceMs, type RunningServer, type StopReport } from '../host/server-host.ts'
import type { ThreadScripts } from '../host/thread-scripts.ts'
import { announce } from './announce.ts'
import { parseArguments, type CliOptions } from './arguments.ts'
import { failureMessage } from './failure-message.ts'
import { finishWriting } from './finish-writing.ts'
import { isServed } from './is-served.ts'
import type { LogFile } from '../log/log-file.ts'
import { makeLogFile, makeLogOutput } from './log-target.ts'
import { noticeLine, type Notify } from './notice.ts'
import { standardOutputs, type Output, type Outputs } from './output.ts'
import { quoted } from './quoted.ts'
import { ShareObserver } from './share-observer.ts'
import { startOnFreePort } from './start-on-free-port.ts'
import { stopSignal } from './stop-signal.ts'
import { osErrorText } from '../base/os-error-text.ts'
import { usage } from './usage.ts'

/** What the command is run with. */
export type CliEnvironment = {
  readonly args: readonly string[]
  readonly version: string
  readonly scripts: ThreadScripts
}

/** How it ended. */
export type CliEnding = {
  readonly exitCode: number
  /** Threads that an orderly end of the process would wait for in vain. */
  readonly stuckThreads: number
}

/** Runs until the server is stopped. */
export async function runCli({ args, version, scripts }: CliEnvironment): Promise<CliEnding> {
  const outputs = standardOutputs()
  const parsed = parseArguments(args)
  if (parsed.kind === 'run') return share(parsed.options, version, scripts, outputs)
  if (parsed.kind === 'mistake') outputs.errors.say(`spool: ${parsed.message}\n`)
  else outputs.output.say(parsed.kind === 'help' ? usage : `${version}\n`)
  await finishWriting(outputs)
  return { exitCode: parsed.kind === 'mistake' ? 1 : 0, stuckThreads: 0 }
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

async function share(
  options: CliOptions,
  version: string,
  scripts: ThreadScripts,
  outputs: Outputs,
): Promise<CliEnding> {
  const { output, errors } = outputs
  const notify: Notify = (code, message) => errors.say(noticeLine({ code, message }, options.logFormat))
  const onLeftOut = () => notify('log-reader-slow', 'Log lines are being left out: their reader is too slow.')
  output.onLeftOut = onLeftOut
  const file = makeLogFile(options, notify)
  const observer = new ShareObserver(makeLogOutput(options, file, output), notify, onLeftOut)
  const ending = await serve(options, version, scripts, { outputs, file, observer, notify })
  const { droppedEntries } = observer
  const stuckWrites = await finishWriting(outputs, { file, droppedEntries, notify })
  return { ...ending, stuckThreads: ending.stuckThreads + stuckWrites }
}

/** What a share writes to, and who watches it. */
type AppEnvironment = {
  readonly outputs: Outputs
  readonly file: LogFile | undefined
  readonly observer: ShareObserver
  readonly notify: Notify
}

async function serve(
  options: CliOptions,
  version: string,
  scripts: ThreadScripts,
  { outputs, file, observer, notify }: AppEnvironment,
): Promise<CliEnding> {
  const fail = (message: string): CliEnding => {
    outputs.errors.say(`spool: ${message}\n`)
    return { exitCode: 1, stuckThreads: 0 }
  }
  const ended = (report: Pick<StopReport, 'stuckThreads'>) => endOf(report, options, outputs.output, notify)
  if (!hasCurrentFolder()) {
    return fail('The current folder has been deleted. Change to another one and try again, for example: cd ~')
  }
  const start = new AbortController()
  const stopRequested = stopSignal(
    () => file?.reopen(),
    (error) => {
      if (error !== undefined) notify('output-failed', `The output can't be written: ${osErrorText(error)}.`)
      else notify('output-closed', 'Nobody reads the output any longer, so the share ends.')
    },
  )
  void stopRequested.then(() => start.abort())
  try {
    const opened = file?.open().then(() => true) ?? true
    const isOpen = await Promise.race([opened, stopRequested.then(() => false)])
    if (!isOpen) return ended({ stuckThreads: 0 })
  } catch (error) {
    return fail(`The log file ${quoted(options.logFile ?? '')} can't be written: ${osErrorText(error)}.`)
  }
  const starting = startOnFreePort(options, observer.observer, scripts, start.signal)
  // The rest is made ready while the listener thread starts.
  const [result, addresses] = await Promise.all([starting, reachableAddresses()])
  if (!result.ok) {
    if (start.signal.aborted) return ended(result)
    const inUse = result.failure.code === 'port-in-use'
    const freePort = inUse ? await nextFreePort(options.port, options.host) : undefined
    return fail(failureMessage(result.failure, options, freePort))
  }
  announce(result.server, addresses, { options, version, outputs })
  if (file !== undefined) void warnOfServedLog(options, result.server.folder, outputs)
  const reason = await Promise.race([stopRequested, observer.crashed])
  if (reason !== undefined) {
    notify('server-died', `The server ended unexpectedly: ${osErrorText(reason)}`)
    return { exitCode: 1, stuckThreads: 0 }
  }
  return ended(await stop(result.server, observer, outputs.output, notify))
}

async function warnOfServedLog(
  { logFile = '', logFormat, hidden }: CliOptions,
  folder: string,
  { output, errors }: Outputs,
): Promise<void> {
  if (!(await isServed(logFile, folder, hidden))) return
  const message = 'The log file lies in the shared folder, where everyone can read it. Put it elsewhere.'
  // Programs read of the share in one place.
  const place = logFormat === 'json' ? output : errors
  place.say(noticeLine({ code: 'log-file-shared', message }, logFormat))
}

/** How long a stop may take before the person is told what it waits for, ms. */
const silentStopMs = 300

async function stop(
  server: RunningServer,
  observer: ShareObserver,
  output: Output,
  notify: Notify,
): Promise<StopReport> {
  // The terminal has just shown ^C, and the cursor stands behind it.
  if (output.stream.isTTY) output.say('\n')
  const explain = setTimeout(() => {
    if (observer.connections === 0) return
    notify(
      'waiting-for-downloads',
      `Waiting up to ${defaultGraceMs / 1000} seconds for running downloads. Press Ctrl+C again to stop at once.`,
    )
  }, silentStopMs)
  const report = await server.stop()
  clearTimeout(explain)
  return report
}

function endOf(
  { stuckThreads }: Pick<StopReport, 'stuckThreads'>,
  { logFormat }: CliOptions,
  output: Output,
  notify: Notify,
): CliEnding {
  if (logFormat === 'json') {
    const event = { event: 'stopped', time: new Date().toISOString(), stuckThreads }
    output.say(`${JSON.stringify(event)}\n`)
  }
  if (stuckThreads === 0) return { exitCode: 0, stuckThreads }
  notify(
    'threads-left-behind',
    `Threads that wait for a disk that doesn't answer are left behind: ${stuckThreads}.`,
  )
  return { exitCode: 1, stuckThreads }
}
