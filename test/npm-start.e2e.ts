/** What the README offers as `npm start` and `npm run dev`: the command lines themselves, by npm, from a terminal. */
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectFolder } from '../scripts/ensure-build.ts'
import { InstalledCli } from './support/cli-process.ts'
import { RawClient } from './support/raw-client.ts'
import { RunningProcess } from './support/running-process.ts'
import { freePort, homeWithShare, TemporaryHome } from './support/temporary-home.ts'

const clean = { code: 0, signal: null }
const inTerminal = ['.', '0', '--host', '127.0.0.1', '--log-format', 'json']
const refused = /ECONNREFUSED/
const standIn = fileURLToPath(new URL('support/electron-stand-in/dist', import.meta.url))

let spool: InstalledCli
beforeAll(() => {
  spool = new InstalledCli()
})
afterAll(() => spool[Symbol.dispose]())

/** In a group of its own, as a shell starts it. */
function npm(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = process.env): RunningProcess {
  return new RunningProcess('npm', ['--prefix', projectFolder, ...args], { cwd, env, detached: true })
}

const npmStart = (args: readonly string[]) => npm(['start', '--', ...args], spool.share)

describe('npm start', () => {
  it('With npm start the command runs in the current folder of the user', async () => {
    await using run = npmStart(inTerminal)
    const port = await run.port()
    expect(run.stdout).toContain(`"folder":${JSON.stringify(spool.share)}`)
    expect((await fetch(`http://127.0.0.1:${port}/hello.txt`)).status).toBe(200)
  })

  it.each([
    ['SIGINT', 'the whole process group, as a terminal sends it'],
    ['SIGTERM', 'the whole process group'],
    ['SIGINT', 'npm alone'],
    ['SIGTERM', 'npm alone'],
  ] as const)('With npm start the share ends cleanly on %s to %s', async (signal, receiver) => {
    await using run = npmStart(inTerminal)
    const port = await run.port()
    if (receiver === 'npm alone') process.kill(run.child.pid!, signal)
    else run.signal(signal)
    expect(await run.exited).toEqual(clean)
    expect(run.stdout).toMatch(/\{"event":"stopped",.*"stuckThreads":0\}\n/)
    await expect(RawClient.connect(port)).rejects.toThrow(refused)
  })

  it('No share is left behind when npm is killed', async () => {
    await using run = npmStart(inTerminal)
    const port = await run.port()
    process.kill(run.child.pid!, 'SIGKILL')
    // The output is complete when the last process that writes it has ended.
    await run.exited
    expect(run.stdout).toMatch(/\{"event":"stopped",.*"stuckThreads":0\}\n/)
    await expect(RawClient.connect(port)).rejects.toThrow(refused)
  })

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'With npm start the app opens, also from a terminal of an Electron editor, and ends on %s',
    async (signal) => {
      using home = await homeWithShare()
      await using run = npm(['start', '--', home.share], home.path, {
        ...home.env,
        DISPLAY: ':0',
        ELECTRON_RUN_AS_NODE: '1',
        ELECTRON_OVERRIDE_DIST_PATH: standIn,
      })
      const ended = run.exited.then(() => Promise.reject(new Error(`npm has ended: ${run.stderr}`)))
      const hello = async () => (await fetch(`http://127.0.0.1:${home.port}/hello.txt`)).text()
      await Promise.race([ended, expect.poll(hello).toBe('hello')])
      run.signal(signal)
      expect(await run.exited).toEqual(clean)
      await expect(RawClient.connect(home.port)).rejects.toThrow(refused)
    },
  )

  it('With npm start a folder and --port open the app with that folder on that port', async () => {
    using home = await homeWithShare({ folder: undefined })
    const port = await freePort()
    await using run = npm(['start', '--', home.share, '--port', String(port)], home.path, {
      ...home.env,
      DISPLAY: ':0',
      ELECTRON_OVERRIDE_DIST_PATH: standIn,
    })
    const ended = run.exited.then(() => Promise.reject(new Error(`npm has ended: ${run.stderr}`)))
    const hello = async () => (await fetch(`http://127.0.0.1:${port}/hello.txt`)).text()
    await Promise.race([ended, expect.poll(hello).toBe('hello')])
    run.signal('SIGTERM')
    expect(await run.exited).toEqual(clean)
  })

  it('With npm start and --terminal the command runs, also where a window could open', async () => {
    await using run = npm(
      ['start', '--', '--terminal', '.', '0', '--host', '127.0.0.1', '--log-format=json'],
      spool.share,
      { ...process.env, DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: standIn },
    )
    expect((await fetch(`http://127.0.0.1:${await run.port()}/hello.txt`)).status).toBe(200)
    expect(await run.end('SIGTERM')).toEqual(clean)
  })

  it('With npm start a port that is none gets one line and exit code 1', async () => {
    await using run = npmStart(['.', '--port', 'abc'])
    expect(await run.exited).toEqual({ code: 1, signal: null })
    expect(run.stderr).toMatch(/^spool: The port must be a whole number from 0 to 65535, not "abc"\.$/m)
  })

  it('With npm start a build is reported', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'spool-checkout-'))
    try {
      const settings = ['package.json', 'package-lock.json', 'tsconfig.json', 'electron.vite.config.ts']
      for (const name of ['src', 'scripts', ...settings])
        cpSync(join(projectFolder, name), join(folder, name), { recursive: true })
      symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'))
      const said = async () => {
        await using run = new RunningProcess(process.execPath, [
          join(folder, 'scripts/start.ts'),
          '--version',
        ])
        expect(await run.exited).toEqual(clean)
        expect(run.stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
        return run.stderr
      }
      expect(await said()).toBe('Building Spool. This happens once, and after changes.\n')
      expect(await said()).toBe('')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

const hasElectron = existsSync(join(projectFolder, 'node_modules/electron/path.txt'))

describe.skipIf(hasElectron)('npm run dev', () => {
  it('With npm run dev Electron is fetched first if it is missing', async () => {
    const asked: string[] = []
    const mirror = createServer((request, response) => {
      asked.push(request.url!)
      response.writeHead(404).end()
    }).listen(0, '127.0.0.1')
    await once(mirror, 'listening')
    using home = new TemporaryHome()
    try {
      await using run = npm(['run', 'dev'], projectFolder, {
        ...home.env,
        ELECTRON_MIRROR: `http://127.0.0.1:${(mirror.address() as AddressInfo).port}/`,
        electron_config_cache: join(home.path, 'cache'),
      })
      expect((await run.exited).code).not.toBe(0)
      expect(asked[0]).toMatch(/\/electron-v[\d.]+-linux-\w+\.zip$/)
    } finally {
      await once(mirror.close(), 'close')
    }
  })
})
