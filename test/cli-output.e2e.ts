/** What the built terminal command writes, to files, programs and terminals, and what it is made of. */
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { createServer, type AddressInfo } from 'node:net'
import { dirname, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtCli } from '../scripts/ensure-build.ts'
import { InstalledCli } from './support/cli-process.ts'
import { processState } from './support/process-state.ts'
import { RunningProcess } from './support/running-process.ts'
import { temporaryFolder } from './support/serve.ts'

const here = ['--host', '127.0.0.1']
const json = [...here, '--log-format', 'json']
const clean = { code: 0, signal: null }

/** A port that was free a moment ago, for runs whose output can't be read. */
async function freePort(): Promise<number> {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  await once(server.close(), 'close')
  return port
}

let spool: InstalledCli

beforeAll(() => {
  spool = new InstalledCli()
})

afterAll(() => spool[Symbol.dispose]())

describe('output', () => {
  it('Output to a log file is appended, and the banner still shows', async () => {
    using folder = temporaryFolder()
    const file = `${folder.path}/access.log`
    writeFileSync(file, 'before\n')
    await using run = spool.run(['.', '0', ...here, '--log-file', file, '--log-format', 'combined'])
    await fetch(`http://127.0.0.1:${await run.port()}/hello.txt`, { headers: { 'User-Agent': 'a"b' } })
    expect(await run.end('SIGINT')).toEqual(clean)
    expect(readFileSync(file, 'utf8')).toMatch(
      /^before\n127\.0\.0\.1 - - \[.*\] "GET \/hello\.txt HTTP\/1\.1" 200 5 "-" "a\\x22b"\n$/,
    )
    expect(run.stdout).toContain('Press Ctrl+C to stop.')
  })

  it('A log file in the shared folder gets a warning', async () => {
    using folder = temporaryFolder()
    const file = `${folder.path}/access.log`
    await using run = spool.run([folder.path, '0', ...here, '--log-file', file])
    await run.port()
    await run.wrote(/is in the shared folder/, 'stderr')
    expect(await run.end('SIGINT')).toEqual(clean)
  })

  it.runIf(existsSync('/dev/full'))(
    'A log file on a full disk is reported once, and sharing continues',
    async () => {
      await using run = spool.run(['.', '0', ...here, '--log-file', '/dev/full'])
      const port = await run.port()
      await fetch(`http://127.0.0.1:${port}/hello.txt`)
      await run.wrote(/lost/, 'stderr')
      expect((await fetch(`http://127.0.0.1:${port}/hello.txt`)).status).toBe(200)
      expect(await run.end('SIGINT')).toEqual(clean)
      expect(run.stderr).toBe('spool: Log lines are being lost: no space left on device.\n')
    },
  )

  it.runIf(existsSync('/dev/full'))(
    'Output to a full disk is reported once, and sharing continues until Ctrl+C',
    async () => {
      await using run = new RunningProcess('sh', [
        '-c',
        'exec "$0" "$@" >/dev/full',
        process.execPath,
        spool.script,
        '.',
        '0',
        ...here,
      ])
      await run.wrote(/^spool: Output can't be written: no space left on device\.\n$/, 'stderr')
      expect(await run.end('SIGINT')).toEqual(clean)
    },
  )

  it('A combined log has standard output to itself', async () => {
    await using run = spool.run(['.', '0', ...here, '--log-format', 'combined'])
    const [, port] = await run.wrote(/http:\/\/127\.0\.0\.1:(\d+)\//, 'stderr')
    await fetch(`http://127.0.0.1:${port!}/none`)
    expect(await run.end('SIGINT')).toEqual(clean)
    expect(run.stdout).toMatch(/^127\.0\.0\.1 - - \[.*\] "GET \/none HTTP\/1\.1" 404 \d+ "-" ".*"\n$/)
  })

  it('A reader that goes away ends the share cleanly at the next line', async () => {
    const command = '{ "$0" "$@"; echo "exit code $?" >&2; } | head -n 1'
    const args = ['-c', command, process.execPath, spool.script, '.', '0', ...json]
    await using run = new RunningProcess('sh', args, { cwd: spool.share, detached: true })
    await fetch(`http://127.0.0.1:${await run.port()}/hello.txt`)
    expect(await run.exited).toEqual(clean)
    expect(run.stderr).toMatch(
      /^\{"event":"notice",.*"code":"output-closed","message":"Nothing reads .*"\}\nexit code 0\n$/,
    )
  })

  it.runIf(existsSync('/dev/full'))(
    'Output that can’t be written, errors included, does not end the share',
    async () => {
      const command = '"$0" "$@" > /dev/full 2>&1'
      const args = [
        '-c',
        command,
        process.execPath,
        spool.script,
        '.',
        String(await freePort()),
        '--host',
        '127.0.0.1',
      ]
      await using run = new RunningProcess('sh', args, { cwd: spool.share, detached: true })
      const url = `http://127.0.0.1:${args.at(-3)!}/hello.txt`
      const ask = () =>
        fetch(url).then(
          ({ status }) => status,
          () => 0,
        )
      await expect.poll(ask).toBe(200)
      for (let round = 0; round < 20; round++) expect(await ask()).toBe(200)
      process.kill(-run.child.pid!, 'SIGTERM')
      await run.exited
    },
  )

  it('Output that is not read does not hold up a stop', async () => {
    const args = [spool.script, '.', '0', ...json]
    await using run = new RunningProcess(process.execPath, args, { cwd: spool.share })
    const port = await run.port()
    run.child.stdout!.pause()
    for (let round = 0; round < 40; round++) {
      const target = `/hello.txt?${'x'.repeat(1000)}`
      await Promise.all(Array.from({ length: 25 }, () => fetch(`http://127.0.0.1:${port}${target}`)))
    }
    run.child.kill('SIGTERM')
    const [code] = (await once(run.child, 'exit')) as [number | null]
    expect(code).toBe(0)
    await run.wrote(
      /^\{"event":"notice",.*"code":"lines-lost","message":"Lines lost: \d+\. Nothing is reading them\."\}\n$/,
      'stderr',
    )
    run.child.stdout!.resume()
  })

  it('Output without a reader is not an error', async () => {
    const command = '{ "$0" "$@"; echo "exit code $?" >&2; } | true'
    await using run = new RunningProcess('sh', ['-c', command, process.execPath, spool.script, '--help'])
    expect(await run.exited).toEqual(clean)
    expect(run.stderr).toBe('exit code 0\n')
  })
})

const hasPseudoTerminals = process.platform === 'linux' && existsSync('/usr/bin/script')

describe.runIf(hasPseudoTerminals)('output in a terminal', () => {
  /** Runs the command in a pseudo terminal of util-linux. */
  function inTerminal(environment: Record<string, string>): RunningProcess {
    const command = `echo pid $$; exec '${process.execPath}' '${spool.script}' . 0 --host 127.0.0.1`
    return new RunningProcess('script', ['-qec', command, '/dev/null'], {
      cwd: spool.share,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, TERM: 'xterm-256color', ...environment },
    })
  }

  it('Output in a terminal is coloured and shows nothing raw from a client, and Ctrl+C ends it', async () => {
    await using run = inTerminal({})
    const [, port] = await run.wrote(/\x1b\[36m\x1b\[1mhttp:\/\/127\.0\.0\.1:(\d+)\//)
    await fetch(`http://127.0.0.1:${port!}/hello.txt`)
    await run.wrote(/ {2}\x1b\[32m200\x1b\[39m {2}GET \/hello\.txt /)
    await fetch(`http://127.0.0.1:${port!}/%1b%5b31m%0afake`)
    await run.wrote(/ {2}\x1b\[33m404\x1b\[39m {2}GET \/\\x1b\[31m\\x0afake /)
    run.child.stdin!.write('\x03')
    expect(await run.exited).toEqual(clean)
    expect(run.stdout).not.toContain('\x1b[31m')
    expect(run.stdout).toMatch(/\^C\r\n$/)
  })

  it.each(['NO_COLOR', 'TERM'])('Output in a terminal has no colours if %s says so', async (name) => {
    await using run = inTerminal({ [name]: name === 'TERM' ? 'dumb' : '1' })
    await fetch(`http://127.0.0.1:${await run.port()}/hello.txt`)
    await run.wrote(/ 200 {2}GET \/hello\.txt /)
    run.child.stdin!.write('\x03')
    expect(await run.exited).toEqual(clean)
    expect(run.stdout).not.toContain('\x1b')
  })

  it('A terminal that takes nothing does not hold up a stop', async () => {
    await using run = inTerminal({})
    const port = await run.port()
    const [, pid] = await run.wrote(/^pid (\d+)\r\n/)
    run.child.stdout!.pause()
    for (let round = 0; round < 2000; round += 50) {
      await Promise.all(
        Array.from({ length: 50 }, () => fetch(`http://127.0.0.1:${port}/${'x'.repeat(150)}`)),
      )
    }
    process.kill(Number(pid), 'SIGTERM')
    await expect.poll(() => processState(Number(pid)), { timeout: 60_000 }).toMatch(/^[ZX]?$/)
    run.child.stdout!.resume()
    expect(await run.exited).toEqual(clean)
  })

  it('A terminal that closes (SIGHUP) ends the command cleanly', async () => {
    await using run = inTerminal({})
    await run.port()
    const [, pid] = await run.wrote(/^pid (\d+)\r\n/)
    process.kill(Number(pid), 'SIGHUP')
    expect(await run.exited).toEqual(clean)
  })
})

describe('the built scripts', () => {
  /** The names that a built file and its parts are asked to load, without the parts' own. */
  function modulesOf(file: string): string[] {
    const names = [
      ...readFileSync(file, 'utf8').matchAll(/\b(?:require|import)\(\s*["'`]([^"'`]+)["'`]\s*\)/g),
    ]
    return names.flatMap(([, name]) =>
      name!.startsWith('.') ? modulesOf(resolve(dirname(file), name!)) : [name!],
    )
  }

  it.each(['cli.js', 'listener.js', 'worker.js', 'survey.js'])(
    'The built %s loads only its own parts and what Node includes',
    (name) => {
      const modules = modulesOf(resolve(dirname(builtCli), name))
      expect(modules).toContain('node:worker_threads')
      expect(modules.filter((module) => !isBuiltin(module))).toEqual([])
    },
  )
})
