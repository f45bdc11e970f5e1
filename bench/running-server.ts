/** Starts a server and waits until it answers. */
import { closeSync, mkdirSync, openSync, readFileSync, truncateSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { tryRequest } from './http-request.ts'
import { isRunning, startProcess, stopProcess, type OwnedProcess } from './owned-process.ts'
import type { Launch, ServerSpec } from './server-spec.ts'
import { repositoryPath } from './servers/repository.ts'
import type { Site } from './site.ts'

export type RunningServer = {
  spec: ServerSpec
  port: number
  process: OwnedProcess
  /** From the spawn to the first whole answer. */
  answeredAfterMs: number
  logFile: string
  /** What the paths of requests begin with: the key of a keyed server, the folder's name where there are other items. */
  prefix: string
  /** As typed in a terminal, with paths relative to this repository where possible. */
  commandLine: string
}

const startTimeoutMs = 20_000

/** The key in a link that Spool prints. */
const keyInLink = /\/~[a-z2-7]{26}(?=\/)/

/** How a server is started. */
type StartOptions = { threads?: number; keyed?: boolean; items?: readonly string[] }

let starts = 0

/** Prepares a start: a free port and an empty folder. */
export async function prepareLaunch(
  spec: ServerSpec,
  site: Site,
  { threads = 2, keyed = false, items = [] }: StartOptions = {},
): Promise<Launch> {
  starts += 1
  const folder = join(site.root, '..', `${starts}-${spec.name}`)
  mkdirSync(folder)
  const logFile = join(folder, 'access.log')
  return { port: await freePort(), root: site.root, folder, logFile, threads, keyed, items }
}

/** Starts a server and returns once it has answered a request for the small file. */
export async function startServer(
  spec: ServerSpec,
  site: Site,
  options: StartOptions = {},
): Promise<RunningServer> {
  const launch = await prepareLaunch(spec, site, options)
  const outputFile = spec.logsToOutput ? launch.logFile : join(launch.folder, 'output.txt')
  const command = spec.command(launch)
  // Appending, so that the file can be emptied while the server writes to it.
  const output = openSync(outputFile, 'a')
  const before = performance.now()
  const owned = await startProcess(command, ['ignore', output, output]).finally(() => closeSync(output))
  try {
    const key = launch.keyed ? await keyFrom(owned, outputFile, before) : ''
    // Among several items the folder goes by its name.
    const prefix = launch.items.length === 0 ? key : `${key}/${basename(launch.root)}`
    const answeredAfterMs = await untilAnswering(owned, launch.port, prefix + site.small.path, before)
    const isOurs = command.file.startsWith(repositoryPath(''))
    const program = isOurs ? command.file : basename(command.file)
    const commandLine = [program, ...command.args].join(' ').replaceAll(repositoryPath(''), '')
    const { port, logFile } = launch
    return { spec, port, process: owned, answeredAfterMs, logFile, prefix, commandLine }
  } catch (error) {
    await stopProcess(owned)
    const said = readFileSync(outputFile, 'utf8').trim().split('\n').slice(-5).join('\n')
    throw new Error(`${spec.name}: ${(error as Error).message}\n${said}`, { cause: error })
  }
}

/** Returns what the paths of a keyed server begin with, from what it prints. */
async function keyFrom(owned: OwnedProcess, outputFile: string, before: number): Promise<string> {
  while (performance.now() - before < startTimeoutMs) {
    if (!isRunning(owned)) throw new Error('it ended instead of listening')
    const key = keyInLink.exec(readFileSync(outputFile, 'utf8'))?.[0]
    if (key !== undefined) return key
    await sleep(2)
  }
  throw new Error(`it printed no link within ${startTimeoutMs / 1000} s`)
}

/** Requests the path every two milliseconds until there is a 200; returns the milliseconds since `before`. */
async function untilAnswering(
  owned: OwnedProcess,
  port: number,
  path: string,
  before: number,
): Promise<number> {
  while (performance.now() - before < startTimeoutMs) {
    if (!isRunning(owned)) throw new Error('it ended instead of listening')
    if ((await tryRequest(port, path))?.status === 200) return performance.now() - before
    await sleep(2)
  }
  throw new Error(`it did not answer within ${startTimeoutMs / 1000} s`)
}

/** Empties the access log: hundreds of megabytes waiting to be written would slow the next measurement. */
export function emptyLog(server: RunningServer): void {
  try {
    truncateSync(server.logFile)
  } catch {
    // Nothing has been logged yet.
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
