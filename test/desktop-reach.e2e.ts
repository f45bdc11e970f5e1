/** The window of the built desktop app when a link doesn't open elsewhere, and the card for guests. */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { AppState, ShareLink } from '../src/shared/app/app-state.ts'
import { languages } from '../src/shared/messages/languages.ts'
import { noArrivals, type Arrivals } from '../src/shared/reach/arrivals.ts'
import { axeViolations } from './support/axe.ts'
import { DesktopApp, onStandIn, type StandIn } from './support/desktop-app.ts'
import { guestSnapshot, serverSnapshot } from './shared/server-snapshot-fixture.ts'
import { sharedApp } from './support/shared-app.ts'
import { soon } from './support/serve.ts'
import { homeWithShare } from './support/temporary-home.ts'
import { tellWindow } from './support/tell-window.ts'
import { cut, overflowing, speak } from './support/window-layout.ts'

const shared = sharedApp()

const network = 'Home; “Garden”'
const link = (host: string, kind: ShareLink['kind'], adapter: string): ShareLink => ({
  url: `http://${host}:8080/`,
  kind,
  adapter,
  isDefault: kind === 'wifi',
})
const links = [
  link('192.168.178.23', 'wifi', 'wlan0'),
  link('10.0.0.5', 'ethernet', 'eth0'),
  link('reading-room.local', 'name', ''),
]

/** Tells the window that the share can be reached from a network: in truth it listens on this computer alone. */
async function networked(app: DesktopApp, changes: Partial<AppState> = {}): Promise<void> {
  const state = await app.page.evaluate<AppState>(`spool.call('attach').then(({ state }) => state)`)
  await tellWindow(app, 'state', { ...state, links, network, ...changes })
  await app.page.getByTestId('open-reach').waitFor()
}

/**
 * Tells the window what has arrived until the open sheet shows what belongs to it: what the app itself has to tell may come behind
 * what the test does.
 */
async function arrived(app: DesktopApp, arrivals: Partial<Arrivals>, shown: Locator): Promise<void> {
  await expect
    .poll(async () => {
      await networked(app)
      if (!(await app.page.getByTestId('reach').isVisible())) await openReach(app)
      await tellArrivals(app, arrivals)
      return shown.isVisible()
    }, soon)
    .toBe(true)
}

async function tellArrivals(app: DesktopApp, arrivals: Partial<Arrivals>): Promise<void> {
  const snapshot = serverSnapshot({
    timeMs: Date.now(),
    guests: [
      guestSnapshot({
        client: '192.168.178.31',
        userAgent:
          'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
        connections: 1,
      }),
    ],
    arrivals: { ...noArrivals, ...arrivals },
  })
  await tellWindow(app, 'live', { snapshot, lines: [], linesLeftOut: 0 })
}

const fromPhone = { count: 1, lastMs: new Date(2026, 4, 1, 14, 2).getTime(), client: '192.168.178.31' }

const severalArrivals = {
  connections: fromPhone,
  tls: fromPhone,
  misdirected: { ...fromPhone, host: 'nas.example' },
}

/** Opens the sheet about a link that doesn't open. */
async function openReach({ page }: DesktopApp): Promise<void> {
  await page.getByTestId('open-reach').click()
  await page.getByTestId('reach').waitFor()
}

describe('a link that doesn’t open', () => {
  it('The sheet says what has arrived as it arrives, and what to do', async () => {
    const { app } = await shared.begin()
    await app.startSharing()
    await networked(app)
    await openReach(app)
    const { page } = app
    const saying = (text: string) => page.getByTestId('arrivals').filter({ hasText: text })
    await saying('Nothing has arrived').waitFor()
    await page.getByText(`must be on the Wi-Fi “${network}”`).waitFor()
    await arrived(
      app,
      { connections: fromPhone },
      saying('iPhone · Safari connected at 2:02 PM, but got no answer'),
    )
    const finding = (name: string) => page.getByTestId(`finding-${name}`)
    await arrived(app, { connections: fromPhone, incomplete: fromPhone }, finding('filter'))
    await arrived(app, { connections: fromPhone, tls: fromPhone }, finding('https'))
    await page.getByRole('button', { name: 'Copy', exact: true }).click()
    await expect.poll(() => app.copied(), soon).toBe(links[0]!.url)
    await arrived(
      app,
      { connections: fromPhone, misdirected: { ...fromPhone, host: 'nas.example' } },
      page.getByText('spool --name nas.example'),
    )
    await arrived(
      app,
      { connections: fromPhone, answered: fromPhone },
      saying('iPhone · Safari came through at 2:02 PM'),
    )
    expect(await page.getByTestId('findings').count()).toBe(0)
    await page.keyboard.press('Escape')
    await page.getByTestId('findings').waitFor({ state: 'detached' })
    expect(await app.focused()).toBe('open-reach')
    expect(app.complaints).toEqual([])
  })

  it.runIf(process.platform === 'linux')(
    'A guest that comes is seen in the sheet while it is open',
    async () => {
      const { app, home } = await shared.begin()
      await app.startSharing()
      await networked(app)
      await openReach(app)
      await new Promise((resolve) =>
        get({ host: '127.0.0.1', port: home.port, path: '/', localAddress: '127.0.0.2' }, (response) =>
          response.resume().once('end', resolve),
        ),
      )
      await app.page.getByTestId('arrivals').filter({ hasText: '127.0.0.2 came through' }).waitFor()
    },
  )

  it('A link that has become the first says why until the user chooses one', async () => {
    const { app } = await shared.begin()
    await app.startSharing()
    await networked(app)
    const note = app.page.getByTestId('reached')
    expect(await note.count()).toBe(0)
    const [wifi, cable, name] = links
    await networked(app, { links: [cable!, wifi!, name!], reachedLink: cable!.url })
    await note.waitFor()
    expect(await app.page.getByTestId('link').innerText()).toContain('10.0.0.5')
    await app.page.getByTestId('other-links').click()
    await app.page.getByRole('button', { name: '192.168.178.23' }).click()
    await note.waitFor({ state: 'detached' })
  })

  it.runIf(process.platform === 'linux')('The firewall that is on is named, with its command', async () => {
    using home = await homeWithShare({})
    const bin = join(home.path, 'bin')
    mkdirSync(bin, { recursive: true })
    for (const [name, text] of [
      ['systemctl', 'echo active'],
      ['firewall-cmd', 'printf "public (default)\\n  interfaces: wlan0\\n"'],
    ] as const) {
      writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`)
      chmodSync(join(bin, name), 0o755)
    }
    await using app = await DesktopApp.launch({ home, env: { PATH: `${bin}:${process.env.PATH}` } })
    await app.startSharing()
    await networked(app)
    await openReach(app)
    await app.page.getByText('The firewall (firewalld) is on').waitFor()
    await app.page.getByText(`sudo firewall-cmd --zone=public --add-port=${home.port}/tcp`).waitFor()
  })

  it.each(['light', 'dark'] as const)(
    'The sheet has no fault that axe can find in the %s theme',
    async (appearance) => {
      const { app } = await shared.begin({ appearance })
      await app.page.setViewportSize({ width: 380, height: 640 })
      await app.startSharing()
      await networked(app)
      await openReach(app)
      await arrived(app, severalArrivals, app.page.getByTestId('finding-wrongName'))
      expect(await axeViolations(app.page)).toEqual([])
      expect(await overflowing(app)).toEqual([])
    },
  )
})

describe('the card for guests', () => {
  it('With the password of the Wi-Fi the card has two codes, and the password is kept, encrypted', async () => {
    const { app, home } = await shared.begin()
    await app.startSharing()
    await networked(app)
    const { page } = app
    await page.getByTestId('open-card').click()
    const card = page.getByTestId('card')
    await page.getByTestId('wifi-form').waitFor()
    expect(await card.getByTestId('qr').count()).toBe(1)
    await page.getByTestId('wifi-password').fill('correct; horse')
    await page.keyboard.press('Enter')
    await card.getByTestId('qr').nth(1).waitFor()
    expect(await card.innerText()).not.toContain('correct')
    const file = join(
      await app.electron.evaluate(({ app: self }) => self.getPath('userData')),
      'wifi-passwords.json',
    )
    await expect.poll(() => existsSync(file), soon).toBe(true)
    expect(readFileSync(file, 'utf8')).toContain('Garden')
    for (const text of [readFileSync(file, 'utf8'), JSON.stringify(home.readSettings())])
      expect(text).not.toContain('correct')
    // It is in no state that is sent around, and there again when the card is opened the next time.
    const state = await page.evaluate<string>(`spool.call('attach').then((answer) => JSON.stringify(answer))`)
    expect(state).not.toContain('correct')
    await page.keyboard.press('Escape')
    await card.waitFor({ state: 'detached' })
    await page.getByTestId('open-card').click()
    await card.getByTestId('qr').nth(1).waitFor()
    await page.getByTestId('wifi-forget').click()
    await page.getByTestId('wifi-form').waitFor()
    await expect.poll(() => existsSync(file), soon).toBe(false)
    expect(app.complaints).toEqual([])
  })

  it('A network without a password needs none for its code', async () => {
    const { app } = await shared.begin()
    await app.startSharing()
    await networked(app)
    await app.page.getByTestId('open-card').click()
    await app.page.getByTestId('wifi-open').check()
    await app.page.getByTestId('wifi-form').getByRole('button').click()
    await app.page.getByTestId('card').getByTestId('qr').nth(1).waitFor()
    await app.page.getByTestId('wifi-forget').click()
  })

  it('Where the Wi-Fi’s name is unknown the card has the link alone', async () => {
    const { app } = await shared.begin()
    await app.startSharing()
    await networked(app, { network: undefined })
    await app.page.getByTestId('open-card').click()
    const card = app.page.getByTestId('card')
    await card.waitFor()
    expect(await card.getByTestId('qr').count()).toBe(1)
    expect(await app.page.getByTestId('wifi-form').count()).toBe(0)
    expect(await card.innerText()).toContain('192.168.178.23:8080')
  })

  it.runIf(onStandIn)('Of the window only the card is printed', async () => {
    const { app } = await shared.begin({ appearance: 'dark' })
    await app.startSharing()
    await networked(app)
    const { page } = app
    await page.getByTestId('open-card').click()
    await page.getByTestId('wifi-password').fill('correct; horse')
    await page.keyboard.press('Enter')
    await page.getByTestId('card').getByTestId('qr').nth(1).waitFor()
    const prints = () => app.electron.evaluate(() => (globalThis as StandIn).__standIn.prints)
    const before = await prints()
    await page.getByTestId('print-card').click()
    await expect.poll(prints, soon).toBe(before + 1)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByTestId('card').isVisible()).toBe(true)
    for (const hidden of ['state', 'print-card', 'link', 'wifi-forget'])
      expect(await page.getByTestId(hidden).isVisible()).toBe(false)
    const pdf = await page.pdf({ format: 'A4', printBackground: true })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    await page.emulateMedia({ media: null })
    await page.getByTestId('wifi-forget').click()
    expect(app.complaints).toEqual([])
  })

  it.runIf(onStandIn)('Without a keyring nothing is kept, and a printer that fails is reported', async () => {
    using home = await homeWithShare({})
    const env = { STAND_IN_KEYRING: 'none', STAND_IN_PRINTING: 'Print job failed' }
    await using app = await DesktopApp.launch({ home, env })
    await app.startSharing()
    await networked(app)
    await app.page.getByTestId('open-card').click()
    await app.page.getByText('The password isn’t stored').waitFor()
    await app.page.getByTestId('wifi-password').fill('correct; horse')
    await app.page.keyboard.press('Enter')
    await app.page.getByTestId('card').getByTestId('qr').nth(1).waitFor()
    await app.page.getByText('The password isn’t stored').waitFor()
    const file = join(
      await app.electron.evaluate(({ app: self }) => self.getPath('userData')),
      'wifi-passwords.json',
    )
    expect(existsSync(file)).toBe(false)
    await app.page.getByTestId('print-card').click()
    await app.page.getByRole('alert').filter({ hasText: 'couldn’t be printed' }).waitFor()
  })

  it.each(['light', 'dark'] as const)(
    'The card has no fault that axe can find in the %s theme',
    async (appearance) => {
      const { app } = await shared.begin({ appearance })
      await app.page.setViewportSize({ width: 380, height: 640 })
      await app.startSharing()
      await networked(app)
      await app.page.getByTestId('open-card').click()
      await app.page.getByTestId('wifi-form').waitFor()
      expect(await axeViolations(app.page)).toEqual([])
      expect(await overflowing(app)).toEqual([])
    },
  )
})

describe('the sheets in all languages', () => {
  it.each(languages)('In %s nothing in them is cut off in a narrow window', async (language) => {
    const { app } = await shared.begin()
    await app.page.setViewportSize({ width: 380, height: 640 })
    await app.startSharing()
    await speak(app, language)
    await networked(app)
    await openReach(app)
    await arrived(app, severalArrivals, app.page.getByTestId('finding-wrongName'))
    expect(await cut(app)).toEqual([])
    await app.page.keyboard.press('Escape')
    await app.page.getByTestId('open-card').click()
    await app.page.getByTestId('wifi-form').waitFor()
    expect(await cut(app)).toEqual([])
    await app.page.keyboard.press('Escape')
  })
})
