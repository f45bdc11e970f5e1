/** The benchmark: Spool and its peers, side by side, on this machine. `--help` lists the options. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { forgetConnections } from './forget-connections.ts'
import { loads } from './loads.ts'
import { describeMachine } from './machine.ts'
import { measureArchives } from './measure-archives.ts'
import { measureCost } from './measure-cost.ts'
import { measureKeys } from './measure-keys.ts'
import { measureLoad } from './measure-loads.ts'
import { measureIdleMemory } from './measure-memory.ts'
import { measureScale } from './measure-scale.ts'
import { measureSearch } from './measure-search.ts'
import { measureSlowReaders } from './measure-slow-readers.ts'
import { measureStartUp } from './measure-start-up.ts'
import { parseOptions, usage, wants } from './options.ts'
import { stopAllProcesses, stopProcess } from './owned-process.ts'
import { memoryOf } from './process-memory.ts'
import { progress } from './progress.ts'
import { markdown } from './report/markdown.ts'
import { tables } from './report/tables.ts'
import { floor, idleThreads, type Results } from './results.ts'
import { startServer, type RunningServer } from './running-server.ts'
import { findServers } from './servers/find-servers.ts'
import { makeSite, type Site } from './site.ts'
import { findWrk, type Wrk } from './wrk.ts'

const folder = mkdtempSync(join(tmpdir(), 'spool-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    progress(`${signal}: stopping the servers`)
    void stopAllProcesses().finally(() => process.exit(130))
  })
}

process.exitCode = await main().finally(stopAllProcesses)

async function main(): Promise<number> {
  if (process.argv.includes('--help')) return say(usage, 0)
  const options = parseOptions(process.argv.slice(2))
  if (typeof options === 'string') return say(options, 2)
  const wrk = findWrk()
  const loadNames = ['cost', 'archives', 'keys', 'scale', ...loads.map(({ name }) => name)]
  const makesLoad = loadNames.some((name) => wants(options, name))
  if (makesLoad && wrk === undefined) return say('wrk makes the load: apt-get install wrk', 1)
  const { found, missing } = findServers(options.only)
  const names = [...found, ...missing].map((server) => server.name)
  const unknown = options.only?.find((name) => !names.includes(name))
  if (unknown !== undefined) return say(`Unknown server: ${unknown}.\n${usage}`, 2)
  for (const server of missing) progress(`without ${server.name}: ${server.missing}`)
  if (found.length === 0) return say('There is no server to measure.', 1)

  const results: Results = {
    options,
    commandLine: ['node bench/run.ts', ...process.argv.slice(2)].join(' '),
    machine: describeMachine(),
    wrkVersion: wrk?.version,
    servers: found,
    missing,
    commands: new Map(),
    startUp: new Map(),
    idleMemory: new Map(),
    loads: [],
    memoryAfterLoads: new Map(),
    slowReaders: new Map(),
  }
  forgetConnections()
  progress(`making test data in ${folder}`)
  await measure(results, makeSite(folder), wrk)

  for (const { title, text } of tables(results)) console.log(`\n${title}\n\n${text}`)
  mkdirSync(dirname(options.out), { recursive: true })
  writeFileSync(options.out, markdown(results))
  progress(`wrote ${options.out}`)
  return 0
}

async function measure(results: Results, site: Site, wrk: Wrk | undefined): Promise<void> {
  const { options, servers } = results
  if (wants(options, 'startup')) {
    results.startUp = await measureStartUp(servers, site, options.quick ? 1 : 5)
  }
  if (wants(options, 'memory')) results.idleMemory = await measureIdleMemory(servers, site, idleThreads)
  if (wrk !== undefined) await measureLoads(results, site, wrk)
  await measureFolderTools(results, site, wrk)
  if (wants(options, 'slow')) {
    const facing = servers.filter((server) => server.facesSlowReaders)
    // Each run starts a fresh server and 2,000 readers; three rounds are enough for a median.
    const plan = { rounds: Math.min(options.rounds, 3), seconds: options.quick ? 2 : 5 }
    results.slowReaders = await measureSlowReaders(facing, site, plan)
  }
}

/** What only Spool has, and what its requests cost. */
async function measureFolderTools(results: Results, site: Site, wrk: Wrk | undefined): Promise<void> {
  const { options, servers } = results
  const spool = servers.find(({ name }) => name === 'spool')
  if (spool === undefined) return
  const { rounds, seconds, quick } = options
  if (wrk !== undefined) {
    const plan = { wrk, rounds, seconds, warmUp: !quick }
    if (wants(options, 'archives')) results.archives = await measureArchives(spool, site, plan)
    if (wants(options, 'cost')) {
      const measured = servers.filter(({ name }) => name === 'spool' || name === floor)
      results.cost = await measureCost(measured, site, plan)
    }
    if (wants(options, 'keys')) results.keys = await measureKeys(spool, site, plan)
    if (wants(options, 'scale')) results.scale = await measureScale(spool, site, plan)
  }
  if (wants(options, 'search')) results.search = await measureSearch(spool, site, rounds)
}

/** All servers run side by side during all loads; idle ones cost next to nothing. */
async function measureLoads(results: Results, site: Site, wrk: Wrk): Promise<void> {
  const { options } = results
  const wanted = loads.filter((load) => wants(options, load.name))
  if (wanted.length === 0) return
  const running = await startAll(results, site)
  const { rounds, seconds } = options
  const plan = { wrk, servers: running, site, rounds, seconds, warmUp: !options.quick }
  for (const load of wanted) results.loads.push(await measureLoad(load, plan))
  for (const server of running) results.memoryAfterLoads.set(server.spec.name, memoryOf(server.process.pid))
  await Promise.all(running.map((server) => stopProcess(server.process)))
}

async function startAll(results: Results, site: Site): Promise<RunningServer[]> {
  const running: RunningServer[] = []
  for (const spec of results.servers) {
    try {
      const server = await startServer(spec, site)
      running.push(server)
      results.commands.set(spec.name, server.commandLine.replaceAll(folder, '$TMP'))
    } catch (error) {
      progress((error as Error).message)
    }
  }
  return running
}

function say(message: string, exitCode: number): number {
  console.error(message)
  return exitCode
}
