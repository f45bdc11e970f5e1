/** The built terminal command, run as a user or a program runs it. */
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectFolder } from '../scripts/ensure-build.ts'
import { InstalledCli } from './support/cli-process.ts'
import { RawClient } from './support/raw-client.ts'
import { nodePrograms, RunningProcess } from './support/running-process.ts'
import { slowDownload as slowDownloadOf } from './support/slow-download.ts'
import { canBeUnprivileged, unprivileged } from './support/unprivileged-user.ts'

const { version } = JSON.parse(readFileSync(`${projectFolder}/package.json`, 'utf8')) as { version: string }
const here = ['--host', '127.0.0.1']
const json = [...here, '--log-format', 'json']
const utcTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const clean = { code: 0, signal: null }
/** More than the system takes off the server's hands before the client reads anything. */
const largeBytes = 64 << 20

let spool: InstalledCli

beforeAll(() => {
  spool = new InstalledCli()
  writeFileSync(`${spool.share}/large.bin`, '')
  truncateSync(`${spool.share}/large.bin`, largeBytes)
  mkdirSync(`${spool.share}/closed`, { mode: 0o700 })
})

afterAll(() => spool[Symbol.dispose]())

/** A program that has taken a port on 127.0.0.1; undefined if another one has already. */
async function takePort(port: number): Promise<Server | undefined> {
  const server = createServer()
  server.listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
    return server
  } catch {
    return undefined
  }
}

const slowDownload = (port: number) => slowDownloadOf(port, '/large.bin')

describe.each(nodePrograms)('the terminal command on Node $version', ({ path: node }) => {
  it('The command shares the current folder and ends cleanly on Ctrl+C', async () => {
    await using run = spool.run(['.', '0', ...json], { node })
    const port = await run.port()
    const response = await fetch(`http://127.0.0.1:${port}/hello.txt`)
    expect(await response.text()).toBe('hello')
    await run.wrote(/"event":"request".*\n/)
    expect(await run.end('SIGINT')).toEqual(clean)
    const events = run.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    expect(events).toEqual([
      {
        event: 'listening',
        time: expect.stringMatching(utcTime) as string,
        version,
        folder: spool.share,
        port,
        urls: [`http://127.0.0.1:${port}/`],
        threads: expect.any(Number) as number,
        queue: 64,
      },
      expect.objectContaining({
        event: 'request',
        client: '127.0.0.1',
        target: '/hello.txt',
        status: 200,
        bytes: 5,
      }),
      { event: 'stopped', time: expect.stringMatching(utcTime) as string, stuckThreads: 0 },
    ])
    expect(run.stderr).toBe('')
  })

  it('With --pin only those who have the link or the PIN get in, and the banner has both', async () => {
    await using run = spool.run(['--pin', '0123', '.', '0', ...json], { node })
    const port = await run.port()
    const { urls, key, pin } = JSON.parse(run.stdout.split('\n', 1)[0]!) as Record<string, unknown>
    const url = `http://127.0.0.1:${port}/`
    expect({ urls, pin }).toEqual({ urls: [`${url}~${String(key)}/`], pin: '0123' })
    const statuses = await Promise.all(
      [`${url}hello.txt`, `${url}~${String(key)}/hello.txt`].map(
        async (address) => (await fetch(address)).status,
      ),
    )
    expect(statuses).toEqual([404, 200])
    expect((await fetch(`${url}?pin=0123`)).url).toMatch(/\/~[a-z2-7]{26}\/$/)
    expect(await run.end('SIGINT')).toEqual(clean)
    expect(run.stdout.split('\n').slice(1).join('')).not.toMatch(/0123"|[a-z2-7]{26}/)
  })

  it('The command ends cleanly on SIGTERM', async () => {
    await using run = spool.run(['.', '0', ...here, '--log-format', 'none'], { node })
    await run.port()
    expect(await run.end('SIGTERM')).toEqual(clean)
  })

  it('SIGHUP does not end a command without a terminal, as nohup needs', async () => {
    await using run = spool.run(['.', '0', ...here, '--log-format', 'none'], { node })
    const port = await run.port()
    run.signal('SIGHUP')
    for (let request = 0; request < 5; request++)
      expect((await fetch(`http://127.0.0.1:${port}/hello.txt`)).status).toBe(200)
    expect(await run.end('SIGTERM')).toEqual(clean)
  })

  it('A stop lets a running download end within the grace', async () => {
    await using run = spool.run(['.', '0', ...json], { node })
    using client = await slowDownload(await run.port())
    run.signal('SIGTERM')
    await run.wrote(/^\{"event":"notice",.*"code":"waiting-for-downloads",.*Ctrl\+C again.*\}\n$/, 'stderr')
    client.socket.resume()
    const { content } = await client.readResponse()
    expect(content).toHaveLength(largeBytes)
    expect(await client.readToEnd()).toHaveLength(0)
    expect(await run.exited).toEqual(clean)
    expect(run.stdout).toMatch(/"target":"\/large\.bin".*"status":200,"bytes":67108864,.*"aborted":false/)
  })

  it('A stop cuts off a download that takes longer than the grace, and ends cleanly', async () => {
    await using run = spool.run(['.', '0', ...json], { node })
    const port = await run.port()
    using client = await slowDownload(port)
    run.signal('SIGTERM')
    await run.wrote(/Waiting/, 'stderr')
    await expect(RawClient.connect(port)).rejects.toThrow('ECONNREFUSED')
    expect(await run.exited).toEqual(clean)
    expect(run.stdout).toMatch(/"target":"\/large\.bin".*"aborted":true.*\n\{"event":"stopped"/)
    expect(client.socket.destroyed).toBe(false)
  })

  it('A stop reports what it waits for', async () => {
    await using run = spool.run(['.', '0', ...here], { node })
    using client = await slowDownload(await run.port())
    run.signal('SIGTERM')
    await run.wrote(
      /^spool: Waiting up to 4 seconds for 1 download \(\d.* of \d.* MB\): \/large\.bin\. .*Ctrl\+C again.*\n$/,
      'stderr',
    )
    client.socket.destroy()
    expect(await run.exited).toEqual(clean)
  })

  it('A second Ctrl+C ends the command immediately', async () => {
    await using run = spool.run(['.', '0', ...json], { node })
    using client = await slowDownload(await run.port())
    run.signal('SIGINT')
    await run.wrote(/Waiting/, 'stderr')
    expect(await run.end('SIGINT')).toEqual({ code: null, signal: 'SIGINT' })
    expect(run.stdout).not.toContain('stopped')
    expect(client.socket.destroyed).toBe(false)
  })

  it('The command reports that it uses the next free port if the default one is taken', async () => {
    const other = await takePort(8080)
    await using run = spool.run(here, { node })
    await run.wrote(/Ctrl\+C/)
    other?.close()
    const port = await run.port()
    expect(port).toBeGreaterThan(8080)
    expect(run.stdout).toContain(`\n  Port 8080 isn't available, so Spool uses port ${port}.\n`)
    expect((await fetch(`http://127.0.0.1:${port}/hello.txt`)).status).toBe(200)
    expect(await run.end('SIGINT')).toEqual(clean)
  })

  it('Commands that are started at the same moment each get a port of their own', async () => {
    await using first = spool.run(here, { node })
    await using second = spool.run(here, { node })
    await using third = spool.run(here, { node })
    const ports = await Promise.all([first, second, third].map((run) => run.port()))
    expect(new Set(ports).size).toBe(3)
    for (const port of ports) expect((await fetch(`http://127.0.0.1:${port}/hello.txt`)).status).toBe(200)
  })

  it('Programs get as events what people get as words', async () => {
    const other = await takePort(8080)
    await using run = spool.run(['.', ...json, '--hidden', '--log-file', 'access.log'], { node })
    await run.wrote(/"log-file-shared".*\n/)
    other?.close()
    const port = await run.port()
    const time = expect.stringMatching(utcTime) as string
    const events = run.stdout.trimEnd().split('\n')
    expect(events.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ event: 'listening', port }),
      {
        event: 'notice',
        time,
        code: 'hidden-files-shared',
        message: 'Hidden files are included. They often contain passwords and keys.',
      },
      {
        event: 'notice',
        time,
        code: 'port-moved',
        message: `Port 8080 isn't available, so Spool uses port ${port}.`,
      },
      {
        event: 'notice',
        time,
        code: 'log-file-shared',
        message: 'The log file is in the shared folder, where anyone can read it. Put it somewhere else.',
      },
    ])
    expect(await run.end('SIGINT')).toEqual(clean)
    expect(run.stderr).toBe('')
  })

  it('A chosen port that is taken does not give way to another', async () => {
    const other = createServer()
    await once(other.listen(0, '127.0.0.1'), 'listening')
    const { port } = other.address() as AddressInfo
    await using run = spool.run(['.', String(port), ...here], { node })
    expect(await run.exited).toEqual({ code: 1, signal: null })
    expect(run.stderr).toMatch(
      new RegExp(
        `^spool: Port ${port} is already in use by another app\\. (Port (\\d+) is free: --port \\2|Choose .*)\n$`,
      ),
    )
    other.close()
  })

  it.each<[rule: string, args: string[], line: RegExp]>([
    ['a folder that does not exist', ['missing'], /The folder "missing" can't be found\./],
    ['one of several that does not exist', ['hello.txt', 'none'], /"none" can't be found\./],
    ['a device', ['/dev/null'], /"\/dev\/null" is neither a file nor a folder/],
    ['an unknown option', ['--colour'], /Unknown option "--colour"\. See: spool --help/],
    ['an invalid port', ['.', '65536'], /The port must be a whole number from 0 to 65535, not "65536"\./],
    [
      'an address of another machine',
      ['.', '0', '--host', '203.0.113.7'],
      /This computer doesn't have the address "203\.0\.113\.7"\./,
    ],
    [
      'a name that does not resolve',
      ['.', '0', '--host', 'nowhere.invalid'],
      /This computer doesn't have the address "nowhere\.invalid"\./,
    ],
    [
      'a log file in a folder that does not exist',
      ['--log-file', 'no/log'],
      /The log file "no\/log" can't be written: no such file or directory\./,
    ],
    [
      'a log file that is a folder',
      ['--log-file', 'closed'],
      /The log file "closed" can't be written: illegal operation on a directory\./,
    ],
  ])('A mistake gets one line and exit code 1: %s', async (_, args, line) => {
    await using run = spool.run(args, { node })
    expect(await run.exited).toEqual({ code: 1, signal: null })
    expect(run.stdout).toBe('')
    expect(run.stderr).toMatch(/^spool: .*\n$/)
    expect(run.stderr).toMatch(line)
  })

  it.runIf(canBeUnprivileged)('A folder that must not be read gets one line and exit code 1', async () => {
    await using run = spool.run(['closed', '0', ...here], { node, ...unprivileged })
    expect(await run.exited).toEqual({ code: 1, signal: null })
    expect(run.stderr).toBe(
      'spool: You don\'t have permission to open the folder "closed". Choose another one, or ask its owner.\n',
    )
  })

  it('A current folder that is gone gets one line and exit code 1', async () => {
    const folder = `${spool.share}/gone`
    mkdirSync(folder)
    const script = 'rmdir "$PWD" && exec "$0" "$@"'
    await using run = new RunningProcess('/bin/sh', ['-c', script, node, spool.script, '0'], { cwd: folder })
    expect(await run.exited).toEqual({ code: 1, signal: null })
    expect(run.stderr).toBe(
      'spool: The current folder has been deleted. Change to another one and try again, for example: cd ~\n',
    )
  })

  it('The command prints its version and its usage', async () => {
    await using versionRun = spool.run(['--version'], { node })
    expect(await versionRun.exited).toEqual(clean)
    expect(versionRun.stdout).toBe(`${version}\n`)
    await using helpRun = spool.run(['-h'], { node })
    expect(await helpRun.exited).toEqual(clean)
    expect(helpRun.stdout).toMatch(/^Usage: spool \[folder\] \[port\] \[options\]\n/)
  })

  it.runIf(canBeUnprivileged)('The command needs no privileges and no node_modules', async () => {
    await using run = spool.run(['.', '0', ...json], { node, ...unprivileged, env: {} })
    expect((await fetch(`http://127.0.0.1:${await run.port()}/hello.txt`)).status).toBe(200)
    expect(await run.end('SIGTERM')).toEqual(clean)
    expect(run.stderr).toBe('')
  })

  it('Without --host the command listens on IPv4 and IPv6', async () => {
    await using run = spool.run(['.', '0', '--log-format', 'json'], { node })
    const port = await run.port()
    const hosts = existsSync('/proc/net/if_inet6') ? ['127.0.0.1', '[::1]', 'localhost'] : ['127.0.0.1']
    const statuses = hosts.map(async (host) => (await fetch(`http://${host}:${port}/hello.txt`)).status)
    expect(await Promise.all(statuses)).toEqual(hosts.map(() => 200))
    const { urls } = JSON.parse(run.stdout.split('\n', 1)[0]!) as { urls: string[] }
    expect(urls.at(-1)).toBe(`http://localhost:${port}/`)
    expect(await run.end('SIGINT')).toEqual(clean)
  })
})
