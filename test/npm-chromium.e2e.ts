/** The browser that a machine without one gets from npm: what all other specs of pages need there. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChromiumProgram } from './support/chromium-program.ts'
import { launchChromium, visit } from './support/chromium.ts'
import { InstalledCli } from './support/cli-process.ts'
import { DesktopApp, onStandIn } from './support/desktop-app.ts'
import { npmChromium } from './support/npm-chromium.ts'

/** All that Debian has on every machine: the parts of the C library, and the compiler's own. */
const alwaysThere = /^(?:linux-vdso|ld-linux-x86-64|lib(?:c|dl|gcc_s|m|pthread|rt))\.so\.\d+$/

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the browser of npm', () => {
  let caches: string
  let programs: readonly ChromiumProgram[]

  beforeAll(async () => {
    caches = mkdtempSync(join(tmpdir(), 'spool-browsers-'))
    programs = await Promise.all([npmChromium(caches), npmChromium(caches)])
  })
  afterAll(() => rmSync(caches, { recursive: true }))

  it('The browser is unpacked once, even if two programs need it at the same time', () => {
    expect(programs[0]).toEqual(programs[1])
    expect(readdirSync(caches)).toHaveLength(1)
  })

  it('The browser needs no library that a bare system lacks', () => {
    const { path, env } = programs[0]!
    const needed = execFileSync('ldd', [path], { encoding: 'utf8', env: { ...process.env, ...env } })
    const ofSystem = needed.split('\n').filter((line) => line !== '' && !line.includes(caches))
    const names = ofSystem.map((line) => basename(line.trim().split(' ')[0]!))
    expect(needed).not.toContain('not found')
    expect(names).toContain('libc.so.6')
    expect(names.filter((name) => !alwaysThere.test(name))).toEqual([])
  })

  it('The browser shows a listing', async () => {
    using spool = new InstalledCli()
    await using server = spool.run(['.', '0', '--host', '127.0.0.1', '--log-format', 'json'])
    await using browser = await launchChromium(programs[0])
    await using visitor = await visit(browser)
    await visitor.page.goto(`http://127.0.0.1:${await server.port()}/`)
    const name = visitor.page.getByRole('link', { name: 'hello.txt', exact: true })
    expect((await name.boundingBox())?.width).toBeGreaterThan(0)
    expect(visitor.complaints).toEqual([])
  })

  it.runIf(onStandIn)('The browser shows the app’s window', async () => {
    await using app = await DesktopApp.launch({ env: { CHROMIUM: 'npm' } })
    expect(await app.page.getByTestId('state').getAttribute('data-state')).toBe('stopped')
  })
})
