/** A real server in the test's process: real threads, a real folder, a real port on 127.0.0.1. */
import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { afterAll, beforeAll } from 'vitest'
import type { RunningServer } from '../../src/main/host/running-server.ts'
import { startServer } from '../../src/main/host/server-host.ts'
import { readLogBatch } from '../../src/main/log/log-batch.ts'
import type { LogEntry } from '../../src/shared/log/log-entry.ts'
import type { AccessState, EndedDownload, ServerSnapshot } from '../../src/shared/server-events.ts'
import { ServerSettings, type ServerSettingsInput } from '../../src/shared/settings.ts'
import './compile-cache.ts'

/** Returns the path of a thread's script in the source tree. */
export const script = (name: string) =>
  fileURLToPath(new URL(`../../src/main/${name}/main.ts`, import.meta.url))

/** Creates a folder that is removed at the end of the test: `using folder = temporaryFolder()`. */
export function temporaryFolder(parent = tmpdir()): { readonly path: string } & Disposable {
  const path = realpathSync(mkdtempSync(join(parent, 'spool-test-')))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

/** For what happens at once, except on a busy machine: `expect.poll(look, soon)`. */
export const soon = { timeout: 60_000 }

/** Returns how many descriptors this process has open, sockets included; 0 on systems other than Linux. */
export function openDescriptors(): number {
  return process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0
}

export type TestServer = AsyncDisposable & {
  readonly server: RunningServer
  readonly port: number
  /** All log entries so far. */
  readonly entries: readonly LogEntry[]
  /** Downloads reported as ended so far. */
  readonly ended: readonly EndedDownload[]
  /** What was reported of who may open it, one after each change. */
  readonly accesses: readonly AccessState[]
  /** Why threads have died. */
  readonly deaths: readonly string[]
  /** The last snapshot. */
  readonly snapshot: () => ServerSnapshot | undefined
  /** Resolves to the first log entry, past or future, that fits. */
  readonly logged: (fits: (entry: LogEntry) => boolean) => Promise<LogEntry>
}

/**
 * Starts a server; it is stopped at the end of the block: `await using server = await serve({ folder })`.
 * @param worker path of another worker entry, for a disk that misbehaves
 * @param listener path of another listener entry, for limits that are reached sooner
 */
export async function serve(
  settings: Pick<ServerSettingsInput, 'folder'> & Partial<ServerSettingsInput>,
  worker = script('worker'),
  listener = script('listener'),
): Promise<TestServer> {
  const entries: LogEntry[] = []
  const ended: EndedDownload[] = []
  const accesses: AccessState[] = []
  const deaths: string[] = []
  const waiting = new Set<() => void>()
  let last: ServerSnapshot | undefined
  const parsed = v.parse(ServerSettings, { port: 0, host: '127.0.0.1', threads: 2, ...settings })
  const result = await startServer(
    parsed,
    {
      onBatch: (log, snapshot, newlyEnded) => {
        last = snapshot
        ended.push(...newlyEnded)
        if (log !== undefined) entries.push(...readLogBatch(log))
        for (const look of waiting) look()
      },
      onAccess: (access) => accesses.push(access),
      onThreadDied: (_thread, reason) => deaths.push(reason),
    },
    { listener, worker },
  )
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.detail}`)
  const { server } = result
  return {
    server,
    port: server.port,
    entries,
    ended,
    accesses,
    deaths,
    snapshot: () => last,
    logged: (fits) =>
      new Promise((resolve) => {
        const look = () => {
          const found = entries.find(fits)
          if (found === undefined) return
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        look()
      }),
    [Symbol.asyncDispose]: async () => {
      await server.stop(0)
    },
  }
}

/**
 * Starts one server for all tests of a describe or file, which must not change it: `const share = sharedServer(fill)`.
 * `fill` fills the temporary folder that is shared.
 */
export function sharedServer(
  fill: (path: string) => void,
  settings: Partial<ServerSettingsInput> = {},
  worker?: string,
): { readonly path: string; readonly port: number; readonly server: TestServer } {
  let folder: ReturnType<typeof temporaryFolder> | undefined
  let server: TestServer | undefined
  beforeAll(async () => {
    folder = temporaryFolder()
    fill(folder.path)
    server = await serve({ folder: folder.path, ...settings }, worker)
  })
  afterAll(async () => {
    await server?.[Symbol.asyncDispose]()
    folder?.[Symbol.dispose]()
  })
  return {
    get path() {
      return folder!.path
    },
    get port() {
      return server!.port
    },
    get server() {
      return server!
    },
  }
}
