/** Measures how Spool's cost grows: with threads and connections, with the size of a folder, and with that of a file. */
import { closeSync, ftruncateSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loads, type Load } from './loads.ts'
import { measureLoad, type LoadResult } from './measure-loads.ts'
import { stopProcess } from './owned-process.ts'
import { progress } from './progress.ts'
import { startServer, type RunningServer } from './running-server.ts'
import type { ServerSpec } from './server-spec.ts'
import type { Site } from './site.ts'
import { median } from './statistics.ts'
import { timeAnswer } from './time-answer.ts'
import type { Wrk } from './wrk.ts'

/** How long something takes at one size. */
export type Growth = { size: number; ms: number | undefined }

export type ScaleResults = {
  /** For each number of connections; the cells are named after the number of threads. */
  crowds: LoadResult[]
  /** The first page of a folder's listing, by the folder's entries. */
  listings: Growth[]
  /** The last byte of a file, by the file's length: what finding it takes, however long it is. */
  lastBytes: Growth[]
  /** One of the files that are shared beside the folder, by their number. */
  items: Growth[]
  /** The first page that lists them. */
  itemListings: Growth[]
}

export const threadCounts = [1, 2, 4, 8]
/** A client may have 5,000, and a sixth of the descriptors that the process may have open. */
const connectionCounts = [16, 256, 1024, 3000]
const entryCounts = [10, 100, 1000, 10_000, 100_000, 250_000]
const itemCounts = [1, 10, 100, 1000, 9999]
const fileSizes = [1, 2 ** 10, 2 ** 20, 2 ** 30, 100 * 2 ** 30]

/** Times that each answer is timed; the median counts. */
const tries = 7

type Plan = { wrk: Wrk; rounds: number; seconds: number; warmUp: boolean }

/** Measures `spec`, Spool. */
export async function measureScale(spec: ServerSpec, site: Site, plan: Plan): Promise<ScaleResults> {
  const servers: RunningServer[] = []
  try {
    for (const threads of threadCounts)
      servers.push(await startServer({ ...spec, name: threadsName(threads) }, site, { threads }))
    const crowds: LoadResult[] = []
    for (const load of crowdLoads()) crowds.push(await measureLoad(load, { ...plan, site, servers }))
    return { crowds, ...(await measureGrowth(servers[1]!.port, site)), ...(await measureItems(spec, site)) }
  } finally {
    await Promise.all(servers.map(({ process }) => stopProcess(process)))
  }
}

async function measureItems(
  spec: ServerSpec,
  site: Site,
): Promise<Pick<ScaleResults, 'items' | 'itemListings'>> {
  const folder = join(site.root, '..', 'items')
  mkdirSync(folder)
  const paths = Array.from({ length: Math.max(...itemCounts) }, (_, item) => join(folder, `${item}.txt`))
  for (const path of paths) writeFileSync(path, 'content')
  const items: Growth[] = []
  const itemListings: Growth[] = []
  for (const size of itemCounts) {
    const { port, process } = await startServer(spec, site, { items: paths.slice(0, size) })
    const one = { path: `/${size - 1}.txt`, sought: 'content' }
    items.push({ size, ms: await timed(`one of ${size} items`, port, one) })
    const all = { path: '/', sought: '0.txt' }
    itemListings.push({ size, ms: await timed(`listing of ${size} items`, port, all) })
    await stopProcess(process)
  }
  return { items, itemListings }
}

export function threadsName(threads: number): string {
  return threads === 1 ? '1 thread' : `${threads} threads`
}

function crowdLoads(): Load[] {
  const small = loads.find(({ name }) => name === 'small')!
  return connectionCounts.map((connections) => ({
    ...small,
    name: `${connections} connections`,
    title: `1 KiB, ${connections.toLocaleString('en')} connections`,
    connections,
  }))
}

async function measureGrowth(
  port: number,
  { root }: Site,
): Promise<Pick<ScaleResults, 'listings' | 'lastBytes'>> {
  const listings: Growth[] = []
  for (const size of entryCounts) {
    const folder = `entries-${size}`
    mkdirSync(join(root, folder))
    for (let entry = 0; entry < size; entry++) writeFileSync(join(root, folder, `${entry}.txt`), '')
    listings.push({
      size,
      ms: await timed(`listing of ${size}`, port, { path: `/${folder}/`, sought: '0.txt' }),
    })
  }
  const lastBytes: Growth[] = []
  for (const size of fileSizes) {
    const name = `sparse-${size}.txt`
    const file = openSync(join(root, name), 'w')
    ftruncateSync(file, size)
    closeSync(file)
    const headers = { Range: 'bytes=-1' }
    lastBytes.push({
      size,
      ms: await timed(`last byte of ${size}`, port, { path: `/${name}`, sought: '\0', headers }),
    })
  }
  return { listings, lastBytes }
}

/** What is asked for, and what its answer has. */
type Question = { path: string; sought: string; headers?: Record<string, string> }

/** Returns the median of how long an answer takes until its end, ms. */
async function timed(
  what: string,
  port: number,
  { path, sought, headers }: Question,
): Promise<number | undefined> {
  const times: number[] = []
  for (let round = 0; round < tries; round++) {
    // Each in another order or language, so that none is sent again from memory.
    const varied = { ...headers, 'Accept-Language': languages[round % languages.length]! }
    const answer = await timeAnswer(port, path, sought, varied)
    if (answer !== undefined) times.push(answer.wholeMs)
  }
  const ms = median(times)
  progress(`${what}: ${ms?.toFixed(2) ?? 'failed'} ms`)
  return ms
}

const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl']
