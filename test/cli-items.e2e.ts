/** The built terminal command with files, folders and texts that are shared together. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { InstalledCli } from './support/cli-process.ts'
import { temporaryFolder } from './support/serve.ts'

const here = ['--host', '127.0.0.1']
const json = [...here, '--log-format', 'json']
const clean = { code: 0, signal: null }

let spool: InstalledCli

beforeAll(() => {
  spool = new InstalledCli()
  mkdirSync(join(spool.share, 'Photos'))
  writeFileSync(join(spool.share, 'Photos/tower.jpg'), 'tower')
  writeFileSync(join(spool.share, '2024'), 'a number')
})

afterAll(() => spool[Symbol.dispose]())

const text = async (url: string) => (await fetch(url)).text()

async function names(origin: string): Promise<string[]> {
  const response = await fetch(origin, { headers: { Accept: 'application/json' } })
  return ((await response.json()) as { entries: { name: string }[] }).entries.map(({ name }) => name)
}

describe('files, folders and texts that are named', () => {
  it('The command shares what is named, and nothing else', async () => {
    await using run = spool.run(['hello.txt', 'Photos', './2024', '0', ...json])
    const origin = `http://127.0.0.1:${await run.port()}`
    expect(await names(origin)).toEqual(['Photos', '2024', 'hello.txt'])
    expect(await text(`${origin}/hello.txt`)).toBe('hello')
    expect(await text(`${origin}/Photos/tower.jpg`)).toBe('tower')
    const listening = JSON.parse(run.stdout.split('\n')[0]!) as Record<string, unknown>
    expect(listening).toMatchObject({
      event: 'listening',
      items: ['hello.txt', 'Photos', '2024'].map((name) => join(spool.share, name)),
    })
    expect(listening).not.toHaveProperty('folder')
    expect(await run.end('SIGINT')).toEqual(clean)
  })

  it('A file that is named alone is the page that guests see, and the banner has its path', async () => {
    await using run = spool.run(['hello.txt', '0', ...here])
    const port = await run.port()
    const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { Accept: 'text/html' } })
    expect(response.url).toBe(`http://127.0.0.1:${port}/hello.txt?view`)
    expect(run.stdout).toContain(`Sharing  ${join(spool.share, 'hello.txt')}\n`)
  })

  it('A text is shared as a text, and not kept', async () => {
    using temporary = temporaryFolder()
    const env = { ...process.env, TMPDIR: temporary.path }
    await using run = spool.run(['--text', 'Bonjour à tous', '-p', '0', ...json], { env })
    const origin = `http://127.0.0.1:${await run.port()}`
    expect(await text(`${origin}/text.txt`)).toBe('Bonjour à tous')
    const page = await fetch(origin, { headers: { Accept: 'text/html' } })
    expect(await page.text()).toContain('Bonjour à tous')
    expect(readdirSync(temporary.path)).toHaveLength(1)
    expect(await run.end('SIGINT')).toEqual(clean)
    expect(readdirSync(temporary.path)).toEqual([])
  })

  it('What standard input holds is shared once it has ended, beside a file', async () => {
    await using run = spool.run(['-', 'hello.txt', '0', ...json], { stdio: ['pipe', 'pipe', 'pipe'] })
    run.child.stdin!.end('from a pipe')
    const origin = `http://127.0.0.1:${await run.port()}`
    expect(await names(origin)).toEqual(['hello.txt', 'stdin.txt'])
    expect(await text(`${origin}/stdin.txt`)).toBe('from a pipe')
  })

  it('Standard input that is named twice is shared once, and not kept', async () => {
    using temporary = temporaryFolder()
    await using run = spool.run(['-', '-', 'hello.txt', '0', ...json], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, TMPDIR: temporary.path },
    })
    run.child.stdin!.end('from a pipe')
    const origin = `http://127.0.0.1:${await run.port()}`
    expect(await names(origin)).toEqual(['hello.txt', 'stdin.txt'])
    expect(await text(`${origin}/stdin.txt`)).toBe('from a pipe')
    expect(await run.end('SIGINT')).toEqual(clean)
    expect(readdirSync(temporary.path)).toEqual([])
  })

  it('A command that waits for standard input ends on Ctrl+C, and leaves nothing', async () => {
    using temporary = temporaryFolder()
    await using run = spool.run(['-', '0', ...json], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, TMPDIR: temporary.path },
    })
    await expect.poll(() => readdirSync(temporary.path)).toHaveLength(1)
    expect(await run.end('SIGINT')).toEqual(clean)
    expect(readdirSync(temporary.path)).toEqual([])
  })
})
