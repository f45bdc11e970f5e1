/** What the built terminal command shows to people: in pseudo terminals, with what is on their screens. */
import { existsSync, truncateSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { qrCode } from '../src/main/cli/qr-code.ts'
import { InstalledCli } from './support/cli-process.ts'
import { RunningProcess } from './support/running-process.ts'
import { slowDownload } from './support/slow-download.ts'
import { TerminalScreen } from './support/terminal-screen.ts'

const clean = { code: 0, signal: null }
const declined = 'spool: Nothing is shared. Name the folder to share, or add --yes to share all of it.'
const question = /Share it anyway\? \[y\/N\] /
const columns = 120

let spool: InstalledCli
beforeAll(() => {
  spool = new InstalledCli()
  writeFileSync(`${spool.share}/large.bin`, '')
  truncateSync(`${spool.share}/large.bin`, 64e6)
})
afterAll(() => spool[Symbol.dispose]())

/** Runs the command in a pseudo terminal of util-linux. */
function inTerminal(args: string, environment: Record<string, string> = {}): RunningProcess {
  const command = `stty cols ${columns} rows 40; exec '${process.execPath}' '${spool.script}' . 0 --host 127.0.0.1 ${args}`
  return new RunningProcess('script', ['-qec', command, '/dev/null'], {
    cwd: spool.share,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, TERM: 'xterm-256color', ...environment },
  })
}

/** Types on the terminal's keyboard. */
const type = (run: RunningProcess, keys: string) => run.child.stdin!.write(keys)
const rowsOf = ({ stdout }: RunningProcess) => new TerminalScreen(columns).write(stdout).rows

const hasPseudoTerminals = process.platform === 'linux' && existsSync('/usr/bin/script')

describe.runIf(hasPseudoTerminals)('running downloads in a terminal', () => {
  it('Running downloads are on the last row, and the log goes on above it', async () => {
    await using run = inTerminal('')
    const port = await run.port()
    using client = await slowDownload(port, '/large.bin')
    await run.wrote(/ {2}1 download, /)
    await fetch(`http://127.0.0.1:${port}/none`)
    await expect
      .poll(() => rowsOf(run).slice(-2))
      .toEqual([
        expect.stringMatching(/^\d\d:\d\d:\d\d {2}127\.0\.0\.1 {8}404 {2}GET \/none /),
        expect.stringMatching(/^ {2}1 download, \d.* of 64\.0 MB(?:, \d.*\/s)? {2}\/large\.bin$/),
      ])
    client.socket.resume()
    await client.readResponse()
    await run.wrote(/GET \/large\.bin {2}/)
    await expect.poll(() => rowsOf(run).at(-1)).toMatch(/ 200 {2}GET \/large\.bin {2}/)
    type(run, '\x03')
    expect(await run.exited).toEqual(clean)
    expect(rowsOf(run).join('\n')).not.toContain('1 download')
  })

  it('Ctrl+C takes the status away and says what it waits for', async () => {
    await using run = inTerminal('')
    using client = await slowDownload(await run.port(), '/large.bin')
    await run.wrote(/ {2}1 download, /)
    type(run, '\x03')
    await run.wrote(/Waiting .*\r\n/)
    expect(rowsOf(run).at(-1)).toMatch(
      /^spool: Waiting up to 4 seconds for 1 download \(\d.* of 64\.0 MB\): \/large\.bin\. Press Ctrl\+C again to stop now\.$/,
    )
    client.socket.resume()
    await client.readResponse()
    expect(await run.exited).toEqual(clean)
    expect(rowsOf(run).join('\n')).not.toContain('  1 download')
  })

  it('A second Ctrl+C leaves whole lines', async () => {
    await using run = inTerminal('')
    using client = await slowDownload(await run.port(), '/large.bin')
    await run.wrote(/ {2}1 download, /)
    type(run, '\x03')
    await run.wrote(/Waiting .*\r\n/)
    type(run, '\x03')
    expect((await run.exited).code).toBe(130)
    expect(rowsOf(run).join('\n')).toMatch(/stop now\.\n(?:\^C)?$/)
    client.socket.destroy()
  })

  it.each<[where: string, args: string, environment: Record<string, string>]>([
    ['on a terminal that can’t erase', '', { TERM: 'dumb' }],
    ['among lines for programs', '--log-format json', {}],
  ])('There is no status %s', async (_, args, environment) => {
    await using run = inTerminal(args, environment)
    using client = await slowDownload(await run.port(), '/large.bin')
    type(run, '\x03')
    // A download that could be waited for could have been shown, too.
    await run.wrote(/Waiting/)
    client.socket.resume()
    await client.readResponse()
    expect(await run.exited).toEqual(clean)
    expect(run.stdout).not.toContain('\x1b')
    expect(run.stdout).not.toMatch(/^ {2}1 download/m)
  })
})

describe('the QR code of the terminal command', () => {
  const linesOf = (port: number, colours: Parameters<typeof qrCode>[1]) =>
    qrCode(`http://127.0.0.1:${port}/`, colours).lines.map((line) => `  ${line}`)

  it.runIf(hasPseudoTerminals)(
    'On a terminal --qr prints the code of the link below it, in its own colours',
    async () => {
      await using run = inTerminal('--qr')
      await run.wrote(/Press Ctrl\+C/)
      const port = await run.port()
      expect(run.stdout.replaceAll('\r\n', '\n')).toContain(`\n\n${linesOf(port, 'exact').join('\n')}\n\n`)
      type(run, '\x03')
      expect(await run.exited).toEqual(clean)
    },
  )

  it.runIf(hasPseudoTerminals)('With NO_COLOR --qr prints the code without colours', async () => {
    await using run = inTerminal('--qr', { NO_COLOR: '1' })
    await run.wrote(/Press Ctrl\+C/)
    const port = await run.port()
    expect(run.stdout.replaceAll('\r\n', '\n')).toContain(`\n\n${linesOf(port, 'none').join('\n')}\n\n`)
    type(run, '\x03')
    expect(await run.exited).toEqual(clean)
  })

  it('In a pipe --qr prints the code without colours, and without the option there is none', async () => {
    for (const option of ['--qr', '--no-qr', '--hidden']) {
      await using run = spool.run(['.', '0', '--host', '127.0.0.1', option])
      await run.wrote(/Press Ctrl\+C/)
      const lines = linesOf(await run.port(), 'none')
      expect(run.stdout.includes(`\n\n${lines.join('\n')}\n\n`)).toBe(option === '--qr')
      expect(/[▀▄█]/.test(run.stdout)).toBe(option === '--qr')
      expect(await run.end('SIGINT')).toEqual(clean)
    }
  })
})

describe.runIf(hasPseudoTerminals)('a home folder in a terminal', () => {
  const home = () => ({ HOME: spool.share })

  it.each(['y\n', 'Yes\n'])('A home folder is shared after the answer %j', async (answer) => {
    await using run = inTerminal('', home())
    await run.wrote(question)
    expect(run.stdout).toContain(`This shares your whole home folder: ${spool.share}\r\n`)
    expect(run.stdout).not.toContain('http://')
    type(run, answer)
    expect((await fetch(`http://127.0.0.1:${await run.port()}/large.bin`, { method: 'HEAD' })).status).toBe(
      200,
    )
    type(run, '\x03')
    expect(await run.exited).toEqual(clean)
  })

  it.each<[what: string, keys: string]>([
    ['no', 'no\n'],
    ['Enter alone', '\n'],
    ['the end of input (Ctrl+D)', '\x04'],
    ['Ctrl+C', '\x03'],
  ])('A home folder is not shared after %s', async (_, keys) => {
    await using run = inTerminal('', home())
    await run.wrote(question)
    type(run, keys)
    expect(await run.exited).toEqual({ code: 1, signal: null })
    expect(rowsOf(run).at(-1)).toBe(declined)
    expect(run.stdout).not.toContain('http://')
  })

  it('A home folder is shared without a question with --yes', async () => {
    await using run = inTerminal('--yes', home())
    await run.port()
    type(run, '\x03')
    expect(await run.exited).toEqual(clean)
    expect(run.stdout).not.toMatch(question)
    expect(run.stdout).toContain('This is your entire home folder.')
  })

  it('A service, which has no terminal, is not asked but warned', async () => {
    const env = { PATH: process.env.PATH, ...home() }
    await using run = spool.run(['.', '0', '--host', '127.0.0.1'], { env })
    await run.wrote(/This is your entire home folder\./)
    expect(await run.end('SIGTERM')).toEqual(clean)
    expect(run.stdout + run.stderr).not.toMatch(question)
  })
})
