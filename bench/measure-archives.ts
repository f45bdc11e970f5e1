/**
 * Measures folders as one archive. Other servers have none, so they are compared with the same bytes as a plain file, and with
 * how sharing programs commonly make them (zip-streamer.ts).
 */
import { linkSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Load, Target } from './loads.ts'
import { measureLoad, type LoadResult } from './measure-loads.ts'
import { stopProcess } from './owned-process.ts'
import { progress } from './progress.ts'
import { startServer, type RunningServer } from './running-server.ts'
import type { ServerSpec } from './server-spec.ts'
import { zipStreamer } from './servers/zip-streamer.ts'
import type { Site } from './site.ts'
import { timeAnswer } from './time-answer.ts'
import type { Wrk } from './wrk.ts'

export type ArchiveResults = {
  /** One large file and many small ones. The cells are named after what was asked for. */
  large: LoadResult
  small: LoadResult
  /** From the request for the ZIP of small files to its first byte, for each round; undefined where it failed. */
  firstByteMs: (number | undefined)[]
}

/** What the others of a load are compared with. */
export const archiveYardsticks = { large: 'plain file', small: 'streamed by one thread' } as const

const smallFiles = 10_000
const smallFileBytes = 2048

/** A request for a whole archive gets a plan that is younger than this, ms. */
const planAgeMs = 2000

const loads = {
  large: {
    name: 'archive of a large file',
    title: 'file of 256 MiB',
    connections: 2,
    unit: 'bytes',
    target: ({ huge }, name): Target =>
      name === archiveYardsticks.large
        ? { kind: 'file', file: huge }
        : { kind: 'archive', path: `/large-file/?${name}`, contentBytes: huge.sizeBytes },
  },
  small: {
    name: 'archive of small files',
    title: '10,000 files of 2 KiB',
    connections: 2,
    unit: 'bytes',
    target: () => ({
      kind: 'archive',
      path: '/small-files/?zip',
      contentBytes: smallFiles * smallFileBytes,
    }),
  },
} as const satisfies Record<string, Load>

type Plan = { wrk: Wrk; rounds: number; seconds: number; warmUp: boolean }

/** Measures the archives of `spec`, Spool. */
export async function measureArchives(spec: ServerSpec, site: Site, plan: Plan): Promise<ArchiveResults> {
  makeFolders(site)
  const server = await startServer(spec, site)
  const streamer = await startServer(zipStreamer, site)
  try {
    const firstByteMs = await timeFirstBytes(server, plan.rounds)
    const large = [archiveYardsticks.large, 'zip', 'tar'].map((name) => called(name, server))
    const small = [called(archiveYardsticks.small, streamer), called('zip', server)]
    return {
      large: await measureLoad(loads.large, { ...plan, site, servers: large }),
      small: await measureLoad(loads.small, { ...plan, site, servers: small }),
      firstByteMs,
    }
  } finally {
    await Promise.all([server, streamer].map(({ process }) => stopProcess(process)))
  }
}

/** The server under the name of what it is asked for. */
function called(name: string, server: RunningServer): RunningServer {
  return { ...server, spec: { ...server.spec, name } }
}

/** Each time after a pause, so that the folder is walked again. */
async function timeFirstBytes({ port }: RunningServer, rounds: number): Promise<(number | undefined)[]> {
  const times: (number | undefined)[] = []
  for (let round = 0; round < rounds; round++) {
    if (round > 0) await sleep(planAgeMs + 100)
    const answer = await timeAnswer(port, loads.small.target().path, 'PK')
    times.push(answer?.firstMs)
    progress(`first byte of an archive ${round + 1}/${rounds}: ${answer?.firstMs.toFixed(1) ?? 'failed'} ms`)
  }
  return times
}

function makeFolders({ root, huge }: Site): void {
  mkdirSync(join(root, 'large-file'))
  linkSync(join(root, huge.path), join(root, 'large-file', 'file.bin'))
  mkdirSync(join(root, 'small-files'))
  const content = Buffer.alloc(smallFileBytes, 'small ')
  for (let file = 0; file < smallFiles; file++) {
    writeFileSync(join(root, 'small-files', `${String(file).padStart(5, '0')}.txt`), content)
  }
}
