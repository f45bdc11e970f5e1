/** The terminal command from its arguments to its exit code. */
import * as v from 'valibot'
import { reachableAddresses } from '../host/addresses.ts'
import { nextFreePort } from '../host/free-port.ts'
import { answeringName } from '../host/local-name.ts'
import type { RunningServer, ServerObserver, StartResult } from '../host/running-server.ts'
import { startServer } from '../host/server-host.ts'
import { startOnFreePort } from '../host/start-on-free-port.ts'
import type { ThreadScripts } from '../host/thread-scripts.ts'
import type { ServerFailure } from '../../shared/server-failure.ts'
import { ServerSettings } from '../../shared/settings.ts'
import { isOnAllAddresses } from '../host/share-links.ts'
import { announce, type OwnPlace } from './announce.ts'
import { parseArguments, type CliOptions } from './arguments.ts'
import { ended, failed, type CliEnding } from './cli-ending.ts'
import { DownloadStatus } from './download-status.ts'
import { endReasonWords } from './end-words.ts'
import { failureMessage } from './failure-message.ts'
import { finishDownloads } from './finish-downloads.ts'
import { finishWriting } from './finish-writing.ts'
import type { LogFile } from '../log/log-file.ts'
import { isServed, makeLogFile, makeLogOutput } from './log-target.ts'
import { noticeLine, quoted, type Notify } from './notice.ts'
import { standardOutputs, type Outputs } from './output.ts'
import { ShareObserver } from './share-observer.ts'
import { mayShare } from './share-question.ts'
import { ThingsToShare, type SharedThings } from './shared-things.ts'
import { canErase, StatusLine } from './status-line.ts'
import { stopShare } from './stop-share.ts'
import { stopSignal } from './stop-signal.ts'
import { timedEnd } from './timed-end.ts'
import { osErrorText } from '../base/os-error-text.ts'
import { usage } from './usage.ts'

/** What the command runs with. */
export type CliEnvironment = {
  readonly args: readonly string[]
  readonly version: string
  readonly scripts: ThreadScripts
}

/** Runs until the server has stopped. */
export async function runCli(environment: CliEnvironment): Promise<CliEnding> {
  const outputs = standardOutputs()
  const parsed = parseArguments(environment.args)
  if (parsed.kind === 'run') return run(parsed.options, environment, outputs)
  if (parsed.kind === 'mistake') outputs.errors.say(`spool: ${parsed.message}\n`)
  else outputs.output.say(parsed.kind === 'help' ? usage : `${environment.version}\n`)
  await finishWriting(outputs)
  return { exitCode: parsed.kind === 'mistake' ? 1 : 0, stuckThreads: 0 }
}

async function run(
  options: CliOptions,
  { version, scripts }: CliEnvironment,
  outputs: Outputs,
): Promise<CliEnding> {
  const { output, errors } = outputs
  const notify: Notify = (code, message) => errors.say(noticeLine({ code, message }, options.logFormat))
  const onDropped = () =>
    notify('log-reader-slow', 'Log lines are being dropped because their reader is too slow.')
  output.onDropped = onDropped
  const file = makeLogFile(options, notify)
  const hasStatus = options.logFormat !== 'json' && canErase(output.stream)
  const status = hasStatus ? new DownloadStatus(new StatusLine(outputs)) : undefined
  const observer = new ShareObserver(makeLogOutput(options, file, output), status, notify, onDropped)
  const things = new ThingsToShare(options)
  const ending = await share({ options, version, scripts, outputs, notify, file, status, observer, things })
  await things.removeTexts()
  status?.end()
  const { droppedEntries } = observer
  const stuckWrites = await finishWriting(outputs, { file, droppedEntries, notify })
  return { ...ending, stuckThreads: ending.stuckThreads + stuckWrites }
}

/** One share, with what its steps need. */
type Share = Pick<CliEnvironment, 'version' | 'scripts'> & {
  readonly options: CliOptions
  readonly outputs: Outputs
  readonly notify: Notify
  readonly file: LogFile | undefined
  /** Undefined where the output is no place for it. */
  readonly status: DownloadStatus | undefined
  readonly observer: ShareObserver
  readonly things: ThingsToShare
}

async function share(share: Share): Promise<CliEnding> {
  const { options, outputs, file, observer, scripts, notify } = share
  if (!hasCurrentFolder()) return failed(noCurrentFolder, share)
  const start = new AbortController()
  const stopRequested = stopSignal(
    () => file?.reopen(),
    (error) => {
      if (error !== undefined) notify('output-failed', `Output can't be written: ${osErrorText(error)}.`)
      else notify('output-closed', 'Nothing reads the output any more, so sharing stops.')
    },
  )
  void stopRequested.then(() => start.abort())
  if (!(await mayShare(options, outputs, stopRequested)))
    return failed('Nothing is shared. Name the folder to share, or add --yes to share all of it.', share)
  const isOpen = await openLog(share, stopRequested)
  if (isOpen !== true) return isOpen === false ? ended(0, share) : failed(isOpen, share)
  const shared = await Promise.race([share.things.lookUp(), stopRequested.then(() => undefined)])
  if (shared === undefined) return ended(0, share)
  if ('mistake' in shared) return failed(shared.mistake, share)
  const starting = begin({ ...options, ...shared }, observer.observer, scripts, start.signal)
  // The addresses are looked up while the listener thread starts.
  const [result, place] = await Promise.all([starting, ownPlace(options, stopRequested)])
  if (!result.ok) {
    return start.signal.aborted
      ? ended(result.stuckThreads, share)
      : failed(await startFailureMessage(result.failure, { ...options, ...shared }), share)
  }
  return serve(result.server, { shared, place, stopRequested }, share)
}

/** What is known once the server runs. */
type Served = {
  readonly shared: SharedThings
  readonly place: OwnPlace
  readonly stopRequested: Promise<void>
}

/** Announces the share, and waits for its end. */
async function serve(
  server: RunningServer,
  { shared, place, stopRequested }: Served,
  share: Share,
): Promise<CliEnding> {
  const { options, notify, file, observer } = share
  const places = placesOf(shared, server.folder)
  const end = timedEnd(options.ends, observer)
  await announce(server, place, { ...share, places, ends: end.ends })
  if (file !== undefined) void warnOfServedLog(places, share)
  const reason = await Promise.race([end.reached, stopRequested, observer.crashed])
  end.cancel()
  if (reason === undefined) return ended((await stopShare(server, share)).stuckThreads, share)
  if (typeof reason !== 'string') {
    notify('share-ended', endReasonWords(reason.end, options.ends))
    return ended((await finishDownloads(server, share, stopRequested)).stuckThreads, share)
  }
  notify('server-died', `Sharing stopped unexpectedly: ${osErrorText(reason)}`)
  return { exitCode: 1, stuckThreads: 0 }
}

/** Opens the log file, if there is to be one. Resolves to false if the command is to end before, or to what is wrong. */
async function openLog({ file, options }: Share, stopRequested: Promise<void>): Promise<boolean | string> {
  try {
    const opened = file?.open().then(() => true) ?? true
    return await Promise.race([opened, stopRequested.then(() => false)])
  } catch (error) {
    return `The log file ${quoted(options.logFile ?? '')} can't be written: ${osErrorText(error)}.`
  }
}

/** Starts the server. A default port that can't be had gives way to the next free one; a chosen one never does. */
function begin(
  options: CliOptions & SharedThings,
  observer: ServerObserver,
  scripts: ThreadScripts,
  signal: AbortSignal,
): Promise<StartResult> {
  const start = options.portChosen ? startServer : startOnFreePort
  return start(v.parse(ServerSettings, options), observer, scripts, signal)
}

/** The real paths of what is shared, for people. */
function placesOf({ items }: SharedThings, folder: string): readonly string[] {
  return items?.map(({ place }) => Buffer.from(place, 'latin1').toString()) ?? [folder]
}

/** Resolves as soon as the addresses are known. */
async function ownPlace({ host }: CliOptions, stopRequested: Promise<void>): Promise<OwnPlace> {
  const addresses = await reachableAddresses()
  const isNamed = host === undefined || isOnAllAddresses(host)
  const name = isNamed ? answeringName(addresses) : Promise.resolve(undefined)
  return { addresses, name: Promise.race([name, stopRequested.then(() => undefined)]) }
}

const noCurrentFolder =
  'The current folder has been deleted. Change to another one and try again, for example: cd ~'

/** Without a current folder the system starts no thread, wherever the shared folder is. */
function hasCurrentFolder(): boolean {
  try {
    process.cwd()
    return true
  } catch {
    return false
  }
}

async function startFailureMessage(
  failure: ServerFailure,
  options: CliOptions & SharedThings,
): Promise<string> {
  const freePort = failure.code === 'port-in-use' ? await nextFreePort(options.port, options.host) : undefined
  return failureMessage(failure, options, freePort)
}

async function warnOfServedLog(places: readonly string[], { options, outputs }: Share): Promise<void> {
  const { logFile = '', logFormat, hidden } = options
  const served = await Promise.all(places.map((place) => isServed(logFile, place, hidden)))
  if (!served.includes(true)) return
  const message = 'The log file is in the shared folder, where anyone can read it. Put it somewhere else.'
  // Programs read about the share in one place.
  const place = logFormat === 'json' ? outputs.output : outputs.errors
  place.say(noticeLine({ code: 'log-file-shared', message }, logFormat))
}
