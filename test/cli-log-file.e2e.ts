/** The built terminal command and its log file: rotated by other programs, on a disk that does not answer. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, truncateSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { InstalledCli } from './support/cli-process.ts'
import { fifoThatNobodyReads, fifoWithoutReader, waitingForFifos } from './support/hanging-files.ts'
import { RunningProcess } from './support/running-process.ts'
import { temporaryFolder } from './support/serve.ts'

const here = ['--host', '127.0.0.1']
const clean = { code: 0, signal: null }
const isLinux = process.platform === 'linux'

let spool: InstalledCli

beforeAll(() => {
  spool = new InstalledCli()
})

afterAll(() => spool[Symbol.dispose]())

describe.runIf(isLinux)('a log file that another program rotates', () => {
  const logging = (folder: string) => [
    '.',
    '0',
    ...here,
    '--log-format',
    'json',
    '--log-file',
    `${folder}/log`,
  ]

  /** Asks once, and waits until the log file has the line of it. */
  async function isLogged(port: number, file: string, target: string): Promise<void> {
    await fetch(`http://127.0.0.1:${port}${target}`)
    const content = () => (existsSync(file) ? readFileSync(file, 'utf8') : '')
    await expect.poll(content, { timeout: 60_000 }).toContain(target)
  }

  /** Asks until the log file of that name has a line of it. */
  async function comesIn(port: number, file: string, target: string): Promise<void> {
    const look = async () => {
      await fetch(`http://127.0.0.1:${port}${target}`)
      return existsSync(file) ? readFileSync(file, 'utf8') : ''
    }
    await expect.poll(look, { timeout: 60_000 }).toContain(target)
  }

  it.each([
    ['renames continues', (file: string) => renameSync(file, `${file}.1`)],
    ['deletes continues', (file: string) => rmSync(file)],
  ])('A log file that another program %s under its path', async (_, rotate) => {
    using folder = temporaryFolder()
    await using run = spool.run(logging(folder.path))
    const port = await run.port()
    await isLogged(port, `${folder.path}/log`, '/hello.txt?first')
    rotate(`${folder.path}/log`)
    await comesIn(port, `${folder.path}/log`, '/hello.txt?second')
    expect(await run.end('SIGTERM')).toEqual(clean)
    expect(readFileSync(`${folder.path}/log`, 'utf8')).not.toContain('first')
    expect(run.stderr).toBe('')
  })

  it('A renamed log file continues under its path immediately on SIGHUP', async () => {
    using folder = temporaryFolder()
    const file = `${folder.path}/log`
    await using run = spool.run(logging(folder.path))
    const port = await run.port()
    await isLogged(port, file, '/hello.txt?first')
    renameSync(file, `${file}.1`)
    run.signal('SIGHUP')
    await expect.poll(() => existsSync(file), { timeout: 60_000 }).toBe(true)
    await fetch(`http://127.0.0.1:${port}/hello.txt?second`)
    expect(await run.end('SIGTERM')).toEqual(clean)
    expect(readFileSync(file, 'utf8')).toContain('"/hello.txt?second"')
    expect(readFileSync(`${file}.1`, 'utf8')).not.toContain('second')
  })

  it('A log file moved with its folder is still written, and that is reported', async () => {
    using folder = temporaryFolder()
    mkdirSync(`${folder.path}/logs`)
    await using run = spool.run(logging(`${folder.path}/logs`))
    const port = await run.port()
    await isLogged(port, `${folder.path}/logs/log`, '/hello.txt?first')
    renameSync(`${folder.path}/logs`, `${folder.path}/old`)
    await expect.poll(() => run.stderr).toMatch(/\n$/)
    await comesIn(port, `${folder.path}/old/log`, '/hello.txt?second')
    expect(await run.end('SIGTERM')).toEqual(clean)
    expect(run.stderr).toMatch(
      /The log file can't be reopened: .+ Log lines still go to the one that was open\./,
    )
  })

  it('A log file truncated after a copy (copytruncate) continues at its beginning', async () => {
    using folder = temporaryFolder()
    const file = `${folder.path}/log`
    await using run = spool.run(logging(folder.path))
    const port = await run.port()
    await isLogged(port, file, '/hello.txt?first')
    truncateSync(file)
    await comesIn(port, file, '/hello.txt?second')
    expect(await run.end('SIGTERM')).toEqual(clean)
    expect(readFileSync(file, 'latin1')).toMatch(/^(\{.*"\/hello\.txt\?(first|second)".*\}\n)+$/)
  })
})

describe.runIf(isLinux)('a log file on a disk that does not answer', () => {
  /** Sends more lines than an unread pipe takes. */
  const askOften = async (port: number) => {
    for (let round = 0; round < 40; round++)
      await fetch(`http://127.0.0.1:${port}/hello.txt?${'x'.repeat(3500)}`)
  }
  const run = (file: string) =>
    new RunningProcess(
      process.execPath,
      [...waitingForFifos, spool.script, '.', '0', ...here, '--log-file', file, '--log-format', 'combined'],
      { cwd: spool.share },
    )

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'A log file whose disk blocks writes does not hold up a stop by %s',
    async (signal) => {
      using folder = temporaryFolder()
      using fifo = fifoThatNobodyReads(`${folder.path}/log`)
      await using sharing = run(fifo.path)
      await askOften(await sharing.port())
      expect(await sharing.end(signal)).toEqual(clean)
      expect(sharing.stderr).toMatch(/^spool: Lines lost: \d+\. The disk isn't responding\.\n$/)
    },
  )

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'A log file whose disk blocks opening does not hold up a stop by %s',
    async (signal) => {
      using folder = temporaryFolder()
      using fifo = fifoWithoutReader(`${folder.path}/log`)
      await using sharing = run(fifo.path)
      await expect.poll(() => existsSync(`${fifo.path}.asked-for`), { timeout: 60_000 }).toBe(true)
      expect(await sharing.end(signal)).toEqual(clean)
      expect(sharing.stdout + sharing.stderr).toBe('')
    },
  )
})
