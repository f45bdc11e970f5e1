/** Shares of the built terminal command that end on their own. */
import { truncateSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { InstalledCli } from './support/cli-process.ts'
import { Download } from './support/download.ts'
import type { RunningProcess } from './support/running-process.ts'

const clean = { code: 0, signal: null }
const here = ['.', '0', '--host', '127.0.0.1']
/** More than the system takes off the server's hands before the client reads anything. */
const largeBytes = 64 << 20
/** Of what a client has to take, when its download is under way. */
const begun = { pauseAfterBytes: 100_000 }

let spool: InstalledCli

beforeAll(() => {
  spool = new InstalledCli()
  writeFileSync(`${spool.share}/large.bin`, '')
  truncateSync(`${spool.share}/large.bin`, largeBytes)
})
afterAll(() => spool[Symbol.dispose]())

async function take(run: RunningProcess, target: string, ...fields: readonly string[]): Promise<void> {
  using download = await Download.start(await run.port(), target, { fields })
  await download.ended
}

describe('a share that ends on its own', () => {
  it('With --for it says when it ends, and ends then with exit code 0', async () => {
    await using run = spool.run([...here, '--for', '1s'])
    await run.wrote(/ {2}Ends {5}at \d\d:\d\d:\d\d\n/)
    expect(await run.exited).toEqual(clean)
    expect(run.stderr).toBe('spool: The time is up, so sharing ends.\n')
  })

  it('With --deliveries it ends after the last one, which may come in pieces, and finishes what runs', async () => {
    await using run = spool.run([...here, '--deliveries', '2', '--idle', '1h', '--log-format', 'json'])
    const port = await run.port()
    expect(run.stdout).toContain('"ends":{"deliveries":2,"idleMs":3600000}')
    await take(run, '/hello.txt')
    using running = await Download.start(port, '/large.bin', begun)
    await running.paused
    await take(run, '/hello.txt', 'Range: bytes=0-1')
    await take(run, '/hello.txt', 'Range: bytes=2-')
    await run.wrote(/"code":"share-ended".*2 downloads have been delivered/, 'stderr')
    await run.wrote(/"code":"waiting-for-downloads"/, 'stderr')
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
    running.resume()
    expect(await running.ended).toMatchObject({ receivedBytes: largeBytes })
    expect(await run.exited).toEqual(clean)
    expect(run.stdout).toContain('"event":"stopped"')
  })

  it('Ctrl+C cuts the downloads that its end is waiting for', async () => {
    await using run = spool.run([...here, '--deliveries', '1'])
    const port = await run.port()
    using running = await Download.start(port, '/large.bin', begun)
    await running.paused
    await take(run, '/hello.txt')
    await run.wrote(/Waiting for downloads to finish\. Press Ctrl\+C to stop now\./, 'stderr')
    run.signal('SIGINT')
    expect(await run.exited).toEqual(clean)
    running.resume()
    expect((await running.ended).receivedBytes).toBeLessThan(largeBytes)
  })

  it('With --idle it goes on while someone downloads, and ends when nobody has come for that time', async () => {
    await using run = spool.run([...here, '--idle', '1s'])
    {
      using running = await Download.start(await run.port(), '/large.bin', begun)
      await running.paused
      const startedMs = Date.now()
      await expect.poll(() => Date.now() - startedMs, { timeout: 10_000 }).toBeGreaterThan(2500)
      expect(run.child.exitCode).toBeNull()
    }
    expect(await run.exited).toEqual(clean)
    expect(run.stderr).toBe('spool: Nobody has come for 1 second, so sharing ends.\n')
  })
})
