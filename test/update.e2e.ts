/** An update of the packaged app, by electron-updater as it is bundled, from its first notice to the installed file. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { _electron, type ElectronApplication } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StandIn } from './support/desktop-app.ts'
import { PackagedApp } from './support/packaged-app.ts'
import { soon } from './support/serve.ts'
import { TemporaryHome } from './support/temporary-home.ts'

const newer = 'the next version'
let packaged: PackagedApp
let feed: Server
let asked: string[]

/** What a release has for this system: its description, and the file. */
function answer(path: string): string | undefined {
  const name = 'Spool-9.9.9.AppImage'
  const sha512 = createHash('sha512').update(newer).digest('base64')
  const file = `url: ${name}\n    sha512: ${sha512}\n    size: ${newer.length}`
  if (/^\/latest-linux(-arm64)?\.yml/.test(path)) {
    return `version: 9.9.9\nfiles:\n  - ${file}\npath: ${name}\nsha512: ${sha512}\nreleaseDate: '2030-01-01'\n`
  }
  return path === `/${name}` ? newer : undefined
}

beforeAll(async () => {
  packaged = await PackagedApp.build()
  feed = createServer((request, response) => {
    asked.push(request.url!)
    const text = answer(request.url!)
    response.writeHead(text === undefined ? 404 : 200).end(text)
  }).listen(0, '127.0.0.1')
  await once(feed, 'listening')
  const { port } = feed.address() as AddressInfo
  writeFileSync(
    join(packaged.folder, 'resources/app-update.yml'),
    `provider: generic\nurl: http://127.0.0.1:${port}\nupdaterCacheDirName: spool-updater\n`,
  )
}, 180_000)
afterAll(async () => {
  packaged[Symbol.dispose]()
  await once(feed.close(), 'close')
})

/** Starts the packaged app as an AppImage does, whose file is `Spool.AppImage` in the home. */
async function launch(
  home: TemporaryHome,
  installation: Record<string, string>,
): Promise<ElectronApplication> {
  asked = []
  writeFileSync(join(home.path, 'Spool.AppImage'), 'this version')
  return _electron.launch({
    executablePath: packaged.executable,
    cwd: home.path,
    env: { ...home.env, XDG_CACHE_HOME: join(home.path, '.cache'), ...installation },
    colorScheme: null,
  })
}

describe('an AppImage', () => {
  it('An AppImage reports a newer version, fetches it on consent, and is replaced by it on quitting', async () => {
    using home = new TemporaryHome()
    const file = join(home.path, 'Spool.AppImage')
    const app = await launch(home, { APPIMAGE: file })
    try {
      const page = await app.firstWindow()
      const told = (kind: string) => page.locator(`[data-testid=update][data-kind=${kind}]`)
      await told('available').filter({ hasText: '9.9.9' }).waitFor()
      await page.getByRole('button', { name: 'What’s new' }).click()
      const opened = () => app.evaluate(() => (globalThis as StandIn).__standIn.opened)
      await expect.poll(opened, soon).toEqual(['https://github.com/spool-app/spool/releases/tag/v9.9.9'])
      expect(asked.filter((path) => path.endsWith('.AppImage'))).toEqual([])
      await page.getByRole('button', { name: 'Download' }).click()
      await told('ready').waitFor()
      expect(readFileSync(file, 'utf8')).toBe('this version')
    } finally {
      await app.close()
    }
    expect(readFileSync(join(home.path, 'Spool.AppImage'), 'utf8')).toBe(newer)
  })

  it('An AppImage checks for updates only from the menu if the check at the start is switched off', async () => {
    using home = new TemporaryHome({ checkForUpdates: false })
    const app = await launch(home, { APPIMAGE: join(home.path, 'Spool.AppImage') })
    try {
      const page = await app.firstWindow()
      await page.getByTestId('state').waitFor()
      expect(asked).toEqual([])
      await app.evaluate(({ Menu }) => {
        const items = Menu.getApplicationMenu()!.items.flatMap(({ submenu }) => submenu?.items ?? [])
        const act = items.find(({ label }) => label === 'Check for updates…')!.click as () => void
        act()
      })
      await expect.poll(() => asked.length, soon).toBeGreaterThan(0)
      await page.locator('[data-testid=update][data-kind=available]').waitFor()
    } finally {
      await app.close()
    }
  })
})

describe('a package that the system updates', () => {
  it('A package that the system updates neither checks for updates nor offers to', async () => {
    using home = new TemporaryHome()
    const app = await launch(home, {})
    try {
      const page = await app.firstWindow()
      await page.getByTestId('state').waitFor()
      const labels = await app.evaluate(({ Menu }) =>
        Menu.getApplicationMenu()!.items.flatMap(({ submenu }) => submenu?.items.map(({ label }) => label)),
      )
      expect(labels).not.toContain('Check for updates…')
      await page.getByRole('button', { name: 'Settings' }).click()
      await page.getByRole('tab', { name: 'App' }).click()
      await page.getByText('Notify me when a download finishes').waitFor()
      expect(await page.getByText('Check for updates').count()).toBe(0)
    } finally {
      await app.close()
    }
    expect(asked).toEqual([])
  })
})
