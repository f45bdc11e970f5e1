/**
 * Starts a server, requests a file and stops it, over and over, and prints at intervals what the process holds. A process of
 * its own, so that nothing else changes what is measured.
 */
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { startServer } from '../../../src/main/host/server-host.ts'
import { ServerSettings } from '../../../src/shared/settings.ts'
import '../compile-cache.ts'
import { descriptors, residentBytes, threadCount } from '../process-state.ts'
import { get } from '../raw-client.ts'

/** What the process holds after `rounds` rounds. */
export type Holdings = {
  readonly rounds: number
  readonly descriptors: number
  readonly threads: number
  readonly residentBytes: number
}

const [folder = '', rounds = '', every = ''] = process.argv.slice(2)
/** Servers at the same time: most of a start is waiting for threads. */
const lanes = 4

const script = (name: string) => fileURLToPath(new URL(`../../../src/main/${name}/main.ts`, import.meta.url))
const scripts = { listener: script('listener'), worker: script('worker') }
const settings = v.parse(ServerSettings, { folder, port: 0, host: '127.0.0.1', threads: 1 })

async function startAskStop(): Promise<void> {
  const result = await startServer(settings, { onBatch: () => undefined }, scripts)
  if (!result.ok) throw new Error(result.failure.detail)
  const { status } = await get(result.server.port, '/file.txt')
  if (status !== 200) throw new Error(`status ${status}`)
  const { stuckThreads } = await result.server.stop(0)
  if (stuckThreads !== 0) throw new Error('a thread is stuck')
}

for (let done = lanes; done <= Number(rounds); done += lanes) {
  await Promise.all(Array.from({ length: lanes }, startAskStop))
  if (done % Number(every) !== 0) continue
  gc!()
  const holdings: Holdings = {
    rounds: done,
    descriptors: descriptors().length,
    threads: threadCount(),
    residentBytes: residentBytes(),
  }
  console.log(JSON.stringify(holdings))
}
