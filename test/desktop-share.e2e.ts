/** The built desktop app while others download from it: what happens to them is seen in the window, and done from it. */
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AppState } from '../src/shared/app/app-state.ts'
import type { EndedDownload } from '../src/shared/server-events.ts'
import { onStandIn, type DesktopApp, type StandIn } from './support/desktop-app.ts'
import { Download, sha256, type DownloadOptions } from './support/download.ts'
import { chooseFromMenu } from './support/native-menu.ts'
import { soon } from './support/serve.ts'
import { tellWindow } from './support/tell-window.ts'
import { sharedApp } from './support/shared-app.ts'
import type { TemporaryHome } from './support/temporary-home.ts'

// The notification for the first hidden window has been shown already.
const shared = sharedApp({ trayNoticeShown: true })

/** More than the system takes off the server's hands before the client reads anything. */
const largeBytes = 48 << 20

/** Puts a large file into the share; returns its digest. */
function putLargeFile(home: TemporaryHome, name = 'large.bin'): string {
  const content = randomBytes(largeBytes)
  writeFileSync(join(home.share, name), content)
  return sha256(content)
}

/** A download that has begun and reads no further until it is resumed. */
async function pausedDownload(
  port: number,
  target = '/large.bin',
  options: DownloadOptions = {},
): Promise<Download> {
  const download = await Download.start(port, target, { pauseAfterBytes: 1, ...options })
  await download.paused
  return download
}

/** Resolves when a download has been under way for more than `ms`. */
async function untilUnderWayFor({ page }: DesktopApp, ms: number): Promise<void> {
  await page.evaluate(
    `new Promise((resolve) => {
      const end = spool.on('live', ({ snapshot: { timeMs, transfers } }) => {
        if (!transfers.some(({ startedMs }) => timeMs - startedMs > ${ms})) return
        end()
        resolve()
      })
    })`,
  )
}

describe('a running download', () => {
  it('A running download arrives whole while the number of threads changes, which the bobbins follow', async () => {
    const { app, home } = await shared.begin({ threads: 2 })
    const digest = putLargeFile(home)
    await app.startSharing()
    const bobbins = () => app.page.getByTestId('bobbin').count()
    using download = await pausedDownload(home.port)
    await expect.poll(bobbins, soon).toBe(2)
    for (const threads of [8, 1, 3]) {
      await app.page.getByTestId('share-threads').selectOption(String(threads))
      await expect.poll(bobbins, soon).toBe(threads)
    }
    download.resume()
    await app.page.getByTestId('share-threads').selectOption('6')
    expect(await download.ended).toMatchObject({ receivedBytes: largeBytes, sha256: digest })
    await expect.poll(bobbins, soon).toBe(6)
    expect(app.complaints).toEqual([])
  })

  it('A running download shows its file, its client and its progress in the window', async () => {
    const { app, home } = await shared.begin()
    putLargeFile(home, 'a long way.bin')
    await app.startSharing()
    using download = await pausedDownload(home.port, '/a%20long%20way.bin')
    const transfer = app.page.getByTestId('transfer')
    await transfer.filter({ hasText: 'a long way.bin' }).filter({ hasText: '127.0.0.1' }).waitFor()
    const done = async () => Number(await transfer.getByRole('progressbar').getAttribute('aria-valuenow'))
    await expect.poll(done, soon).toBeGreaterThan(0)
    expect(await done()).toBeLessThan(100)
    await transfer.filter({ hasText: /of 50.3\sMB/ }).waitFor()
    // The client reads nothing more: no speed of before is a promise for the rest.
    await transfer.filter({ hasText: 'stalled' }).waitFor()
    expect(await transfer.innerText()).not.toContain('/s')
    download.resume()
    await transfer.waitFor({ state: 'detached' })
  })

  it('A running download arrives whole if the user has it finished before sharing stops', async () => {
    const { app, home } = await shared.begin()
    const digest = putLargeFile(home)
    await app.startSharing()
    using download = await pausedDownload(home.port)
    await app.page.getByTestId('transfer').waitFor()
    await app.page.getByTestId('stop').click()
    await app.page.getByText('1 download is running').waitFor()
    await app.page.getByRole('button', { name: 'Finish it, then stop' }).click()
    await app.state('stopping')
    await app.page.getByText('Stops when 1 download has finished').waitFor()
    // Longer than a stop that asks nobody would have waited.
    await untilUnderWayFor(app, 6000)
    // Nobody else is let in meanwhile.
    await expect(fetch(`http://127.0.0.1:${home.port}/hello.txt`)).rejects.toThrow('fetch failed')
    download.resume()
    expect(await download.ended).toMatchObject({ sha256: digest })
    await app.state('stopped')
    expect(await app.page.getByTestId('transfer').count()).toBe(0)
    await app.page.getByTestId('receipt').filter({ hasText: 'large.bin delivered to' }).waitFor()
  })

  it('A second click on Stop stops nothing, and Escape leaves all as it is', async () => {
    const { app, home } = await shared.begin()
    putLargeFile(home)
    await app.startSharing()
    using download = await pausedDownload(home.port)
    await app.page.getByTestId('transfer').waitFor()
    await app.page.getByTestId('stop').dblclick()
    await app.page.getByTestId('stop-now').waitFor()
    await app.page.keyboard.press('Escape')
    await app.page.getByTestId('stop-now').waitFor({ state: 'detached' })
    expect(await app.focused()).toBe('stop')
    await app.state('sharing')
    expect(download.socket.destroyed).toBe(false)
  })

  it('“Stop now” cuts off running downloads immediately, and says afterwards what was cut off', async () => {
    const { app, home } = await shared.begin()
    putLargeFile(home)
    await app.startSharing()
    using download = await pausedDownload(home.port)
    await app.page.getByTestId('transfer').waitFor()
    await app.page.getByTestId('stop').click()
    await app.page.getByTestId('stop-now').click()
    await app.state('stopped')
    await app.page
      .getByTestId('receipt')
      .filter({ hasText: /^large\.bin to .+ cut off at \d+%, because sharing stopped/ })
      .waitFor()
    download.resume()
    const { receivedBytes, closed } = await download.ended
    expect(closed).toBe(true)
    expect(receivedBytes).toBeLessThan(largeBytes)
  })

  it('A stop that waits for a stalled download waits no longer once the user says so', async () => {
    const { app, home } = await shared.begin()
    putLargeFile(home)
    await app.startSharing()
    using download = await pausedDownload(home.port)
    await app.page.getByTestId('transfer').waitFor()
    await app.page.getByTestId('stop').click()
    await app.page.getByTestId('stop-finish').click()
    await app.state('stopping')
    await app.page.getByTestId('stop-at-once').click()
    await app.state('stopped')
    download.resume()
    expect((await download.ended).closed).toBe(true)
    expect(await app.page.getByTestId('stop-at-once').count()).toBe(0)
  })

  it('A download that moves up under the pointer is not canceled by the click for another', async () => {
    const { app, home } = await shared.begin()
    const digest = putLargeFile(home, 'wanted.bin')
    putLargeFile(home, 'unwanted.bin')
    await app.startSharing()
    using unwanted = await pausedDownload(home.port, '/unwanted.bin')
    using wanted = await pausedDownload(home.port, '/wanted.bin')
    await expect.poll(() => app.page.getByTestId('transfer').count(), soon).toBe(2)
    // Clicks as fast as the page takes them, until the other download stands there.
    await app.page.evaluate(`new Promise((resolve) => {
      const list = document.querySelector('[data-testid=transfer]').parentElement
      const press = () =>
        list
          .querySelector('[data-testid=cancel]')
          .dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }))
      const observer = new MutationObserver(() => {
        press()
        if (list.children.length === 1) (observer.disconnect(), resolve())
      })
      observer.observe(list, { childList: true, subtree: true, characterData: true, attributes: true })
      press()
    })`)
    unwanted.resume()
    expect((await unwanted.ended).receivedBytes).toBeLessThan(largeBytes)
    wanted.resume()
    expect(await wanted.ended).toMatchObject({ sha256: digest })
  })

  it('The button of a running download cuts off that one, and no other', async () => {
    const { app, home } = await shared.begin()
    putLargeFile(home, 'unwanted.bin')
    const digest = putLargeFile(home, 'wanted.bin')
    await app.startSharing()
    using unwanted = await pausedDownload(home.port, '/unwanted.bin')
    using wanted = await pausedDownload(home.port, '/wanted.bin')
    const transfer = (name: string) =>
      app.page.getByTestId('transfer').filter({ has: app.page.getByText(name, { exact: true }) })
    await transfer('unwanted.bin').getByRole('button', { name: 'Cancel this download' }).click()
    unwanted.resume()
    expect((await unwanted.ended).receivedBytes).toBeLessThan(largeBytes)
    await transfer('unwanted.bin').waitFor({ state: 'detached' })
    wanted.resume()
    expect(await wanted.ended).toMatchObject({ sha256: digest })
    await app.page
      .getByTestId('log-row')
      .filter({ hasText: '/unwanted.bin' })
      .filter({ hasText: 'interrupted' })
      .waitFor()
    await app.page
      .getByTestId('receipt')
      .filter({ hasText: /^unwanted\.bin to .+ canceled at \d+%/ })
      .waitFor()
  })

  // Other systems have only one address of their own.
  it.runIf(process.platform === 'linux')(
    'Disconnecting a client cuts off all its downloads, and none of another client',
    async () => {
      const { app, home } = await shared.begin()
      const digest = putLargeFile(home)
      await app.startSharing()
      using one = await pausedDownload(home.port, '/large.bin', { localAddress: '127.0.0.2' })
      using two = await pausedDownload(home.port, '/large.bin', { localAddress: '127.0.0.2' })
      using other = await pausedDownload(home.port)
      await expect.poll(() => app.page.getByTestId('transfer').count(), soon).toBe(3)
      await app.page.getByTestId('guests-tab').click()
      const guest = app.page.getByTestId('guest').filter({ hasText: '127.0.0.2' })
      await guest.getByTestId('guest-menu').click()
      await chooseFromMenu(app, 'Disconnect 127.0.0.2')
      one.resume()
      two.resume()
      expect((await one.ended).receivedBytes).toBeLessThan(largeBytes)
      expect((await two.ended).receivedBytes).toBeLessThan(largeBytes)
      other.resume()
      expect(await other.ended).toMatchObject({ sha256: digest })
    },
  )
})

describe('a download that has arrived', () => {
  it('A download that took its time leaves a receipt in the window', async () => {
    const { app, home } = await shared.begin()
    putLargeFile(home)
    await app.startSharing()
    using download = await pausedDownload(home.port)
    await untilUnderWayFor(app, 2000)
    expect(await app.page.getByTestId('receipt').count()).toBe(0)
    download.resume()
    await app.page.getByTestId('receipt').filter({ hasText: 'large.bin delivered to 127.0.0.1' }).waitFor()
    // A window that is opened later gets it, too.
    const history = await app.page.evaluate<EndedDownload[]>(
      `spool.call('attach').then(({ history }) => history)`,
    )
    expect(history.at(-1)).toMatchObject({ target: '/large.bin', outcome: 'delivered' })
  })

  it('Files that arrive at once share one receipt a guest, which keeps its place and outlives the share', async () => {
    const { app, home } = await shared.begin()
    await app.startSharing()
    const receipt = app.page.getByTestId('receipt')
    const take = async () => (await fetch(`http://127.0.0.1:${home.port}/hello.txt`)).text()
    const height = async () => (await receipt.boundingBox())!.height
    await take()
    await receipt.filter({ hasText: /hello\.txt delivered to .*127\.0\.0\.1/ }).waitFor()
    const heightOfOne = await height()
    await take()
    await receipt.filter({ hasText: /127\.0\.0\.1 · 2 files, \d+.B/ }).waitFor()
    expect(await height()).toBe(heightOfOne)
    await app.page.getByText('Today: 2 downloads to 1 guest').waitFor()
    await app.page.getByTestId('stop').click()
    await app.state('stopped')
    await app.startSharing()
    await take()
    await receipt.filter({ hasText: '3 files' }).waitFor()
    const quick = await app.page.evaluate<unknown>(`spool.call('attach').then(({ quick }) => quick)`)
    expect(quick).toMatchObject([{ files: 3, client: '127.0.0.1' }])
    await app.page.getByTestId('clear-history').click()
    await receipt.waitFor({ state: 'detached' })
    await take()
    await receipt.filter({ hasText: 'hello.txt delivered' }).waitFor()
  })

  it('A download that a guest gave up leaves a receipt that says how far it came', async () => {
    const { app, home } = await shared.begin()
    putLargeFile(home)
    await app.startSharing()
    {
      using download = await pausedDownload(home.port)
      await untilUnderWayFor(app, 2000)
      expect(download.receivedBytes).toBeLessThan(largeBytes)
    }
    await app.page
      .getByTestId('receipt')
      .filter({ hasText: /^large\.bin: .+ left at \d+%/ })
      .waitFor()
    await app.page.getByText('Today', { exact: true }).waitFor()
  })

  it.runIf(onStandIn).each([
    ['causes a notification', true, ['large.bin delivered to 127.0.0.1']],
    ['causes none if that is switched off', false, []],
  ])('A delivery while the window is hidden %s', async (_rule, notifyDelivered, expected) => {
    const { app, home } = await shared.begin({ notifyDelivered, accessLog: true })
    const digest = putLargeFile(home)
    await app.startSharing()
    using download = await pausedDownload(home.port)
    await untilUnderWayFor(app, 2000)
    await app.closeWindow()
    await expect.poll(() => app.isWindowVisible(), soon).toBe(false)
    download.resume()
    expect(await download.ended).toMatchObject({ sha256: digest })
    // Its line is in the log file once the app has heard of its end.
    const logs = await app.electron.evaluate(({ app: electronApp }) => electronApp.getPath('logs'))
    await expect.poll(() => readFileSync(join(logs, 'access.log'), 'utf8'), soon).toContain('/large.bin')
    const told = await app.electron.evaluate(() =>
      (globalThis as StandIn).__standIn.notifications.map(({ body }) => body),
    )
    expect(told).toEqual(expected)
  })
})

describe('a failure', () => {
  it('A failure that Spool has no words for is shown in those of the system', async () => {
    const { app } = await shared.begin()
    const state = await app.page.evaluate<AppState>(`spool.call('attach').then(({ state }) => state)`)
    const detail = 'i/o error <b>'
    const rest = { reason: 'internal', port: 8080, freePort: undefined } as const
    await tellWindow(app, 'state', { ...state, sharing: { kind: 'failed', detail, ...rest } })
    const alert = app.page.getByRole('alert').filter({ hasText: 'Sharing couldn’t start.' })
    expect(await alert.innerText()).toMatch(/^Sharing couldn’t start\.\s+i\/o error <b>\s+Try again$/)
  })
})

describe('the link', () => {
  it('The link shows for some seconds that it is copied, each time it is', async () => {
    const { app } = await shared.begin()
    await app.startSharing()
    const copied = app.page.getByRole('button', { name: 'Copied', exact: true })
    const copy = app.page.getByRole('button', { name: 'Copy link', exact: true })
    const place = () => app.page.getByTestId('copy').boundingBox()
    const before = await place()
    for (let time = 0; time < 2; time++) {
      await copy.click()
      await copied.waitFor()
      expect(await place()).toEqual(before)
      await copy.waitFor()
    }
  })

  it('The link and its QR code follow the network, as far as main reports it', async () => {
    const { app, home } = await shared.begin()
    await app.startSharing()
    const link = app.page.getByTestId('link')
    await link.filter({ hasText: `127.0.0.1:${home.port}` }).waitFor()
    // No phone gets to this computer by its loopback.
    expect(await app.page.getByTestId('qr').count()).toBe(0)
    const state = await app.page.evaluate<AppState>(`spool.call('attach').then(({ state }) => state)`)
    const links = [
      { url: 'http://10.0.0.7:8080/', kind: 'wifi', adapter: 'wlan0', isDefault: true },
      { url: 'http://10.0.0.8:8080/', kind: 'ethernet', adapter: 'eth0', isDefault: false },
    ] as const
    await tellWindow(app, 'state', { ...state, links })
    await link.filter({ hasText: '10.0.0.7:8080' }).waitFor()
    await app.page.getByRole('img', { name: 'Scan to open http://10.0.0.7:8080/' }).waitFor()
    const first = await app.page.getByTestId('qr').getAttribute('src')
    await app.page.getByTestId('other-links').click()
    const others = app.page.locator('#link-addresses').getByRole('button')
    expect(await others.allInnerTexts()).toEqual(['10.0.0.8:8080\nEthernet'])
    await app.page.getByRole('button', { name: '10.0.0.8:8080' }).filter({ hasText: 'Ethernet' }).click()
    await link.filter({ hasText: '10.0.0.8:8080' }).waitFor()
    expect(await app.page.getByTestId('qr').getAttribute('src')).not.toBe(first)
    await app.page.getByTestId('other-links').click()
    expect(await others.allInnerTexts()).toEqual(['10.0.0.7:8080\nWi-Fi'])
  })
})
