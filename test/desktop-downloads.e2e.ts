/** The downloads and the guests in the window of the built desktop app. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AppState } from '../src/shared/app/app-state.ts'
import type { GuestSnapshot, TransferSnapshot } from '../src/shared/server-events.ts'
import { guestSnapshot, serverSnapshot } from './shared/server-snapshot-fixture.ts'
import type { DesktopApp } from './support/desktop-app.ts'
import { Download } from './support/download.ts'
import { chooseFromMenu } from './support/native-menu.ts'
import { soon } from './support/serve.ts'
import { sharedApp } from './support/shared-app.ts'
import { tellWindow } from './support/tell-window.ts'

const shared = sharedApp()

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1'

const film: TransferSnapshot = {
  connection: 1,
  client: '192.168.1.23',
  userAgent: iphone,
  target: '/film.mp4',
  status: 200,
  sentBytes: 500_000_000,
  contentBytes: 1_000_000_000,
  startedMs: 0,
  weave: Array.from({ length: 24 }, (_, part) => (part < 12 ? 0 : 1)),
  limit: 'client',
}

/** Waits until the engine has nothing more to report of its start, so that the window keeps what a spec tells it. */
async function untilEngineIsQuiet({ page }: DesktopApp): Promise<void> {
  await page.evaluate(`new Promise((resolve) => {
    let rest = setTimeout(resolve, 1000)
    const end = spool.on('live', () => {
      clearTimeout(rest)
      rest = setTimeout(() => (end(), resolve()), 1000)
    })
  })`)
}

/** Tells the window that this is what the engine sends, in steps that show a rate of 5 MB/s. */
async function tellTransfer(app: DesktopApp, transfer: TransferSnapshot): Promise<void> {
  for (let step = 4; step >= 0; step--) {
    const snapshot = serverSnapshot({
      timeMs: 100_000 - step * 1000,
      threads: [0, 1].map((thread) => ({
        ...{ thread, state: 'idle', sinceMs: 0, jobs: 0, bytes: 0 },
        ...{ connection: undefined, target: undefined, client: undefined, file: undefined },
      })),
      transfers: [{ ...transfer, sentBytes: transfer.sentBytes - step * 5_000_000 }],
    })
    await tellWindow(app, 'live', { snapshot, lines: [], linesLeftOut: 0 })
  }
}

describe('a running download', () => {
  let app: DesktopApp
  beforeAll(async () => {
    ;({ app } = await shared.begin({ threads: 2 }))
    await app.startSharing()
    // What the engine itself has to say is over by then.
    await app.page.getByTestId('bobbin').nth(1).waitFor()
  })

  it('The bar of a download is woven of the colours of the bobbins, in order, as far as it has come', async () => {
    const look = async () => {
      await tellTransfer(app, film)
      return app.page.evaluate<{ readonly woven: string; readonly clip: string; readonly bobbins: string[] }>(
        `(() => {
          const { backgroundImage, clipPath } = getComputedStyle(document.querySelector('[data-testid=weave]'))
          const bobbins = [...document.querySelectorAll('[data-testid=bobbin] .yarn')]
          return {
            woven: backgroundImage,
            clip: clipPath,
            bobbins: bobbins.map((yarn) => getComputedStyle(yarn).backgroundColor),
          }
        })()`,
      )
    }
    await expect.poll(async () => (await look()).clip, soon).toBe('inset(0px 50% 0px 0px)')
    const { woven, bobbins } = await look()
    const [one, two] = bobbins
    expect(one).not.toBe(two)
    expect(woven).toBe(`linear-gradient(to right, ${one} 0%, ${one} 25%, ${two} 25%, ${two} 50%)`)
  })

  it.each([
    ['client', 'limited by the guest’s connection, 40 Mbit/s'],
    ['disk', 'limited by this disk'],
    ['threads', 'waiting for a free thread'],
    [undefined, ''],
  ] as const)('A download that the engine says is limited by %s is said to be “%s”', async (limit, words) => {
    const shown = async () => {
      await tellTransfer(app, { ...film, limit })
      return (await app.page.getByTestId('limit').innerText()).replaceAll('\u00a0', ' ')
    }
    await expect.poll(shown, soon).toBe(words)
  })

  it('A download says who takes what, how far it is, how fast and how long it will take', async () => {
    const words = async () => {
      await tellTransfer(app, film)
      return (await app.page.getByTestId('transfer').innerText()).replaceAll('\u00a0', ' ')
    }
    for (const part of ['iPhone · Safari', '500 MB of 1.0 GB · 5.0 MB/s', '2 min left'])
      await expect.poll(words, soon).toContain(part)
    expect(app.complaints).toEqual([])
  })
})

describe('the guests', () => {
  it('A guest is known by its device and browser, and by what it has taken', async () => {
    const { app, home } = await shared.begin()
    await app.startSharing()
    using download = await Download.start(home.port, '/hello.txt', { fields: [`User-Agent: ${iphone}`] })
    await download.ended
    await app.page.getByTestId('guests-tab').click()
    const guest = app.page.getByTestId('guest')
    await guest.filter({ hasText: 'iPhone · Safari' }).filter({ hasText: '1 file' }).waitFor()
    expect(await guest.innerText()).toContain('127.0.0.1')
  })

  it('A name that is given to a guest is shown wherever the guest is, and is still known after a restart', async () => {
    const { app, home } = await shared.begin()
    writeFileSync(join(home.share, 'large.bin'), Buffer.alloc(48 << 20))
    await app.startSharing()
    using download = await Download.start(home.port, '/large.bin', {
      pauseAfterBytes: 1,
      fields: [`User-Agent: ${iphone}`],
    })
    await download.paused
    await app.page.getByTestId('transfer').filter({ hasText: 'iPhone · Safari' }).waitFor()
    await app.page.getByTestId('guests-tab').click()
    await app.page.getByTestId('guest').getByRole('button', { name: 'iPhone · Safari', exact: true }).click()
    await app.page.getByTestId('guest-name').fill('Anna’s phone')
    await app.page.keyboard.press('Enter')
    await app.page.getByTestId('guest').filter({ hasText: 'Anna’s phone' }).waitFor()
    await app.page.getByTestId('downloads-tab').click()
    await app.page.getByTestId('transfer').filter({ hasText: 'Anna’s phone' }).waitFor()
    download.resume()
    await download.ended
    await app.page.getByTestId('log-row').filter({ hasText: 'Anna’s phone' }).waitFor()
    expect(home.readSettings().guestNames).toEqual([
      { client: '127.0.0.1', device: 'iPhone', name: 'Anna’s phone' },
    ])
  })

  it('The name of a guest can be typed to its end while others come and go', async () => {
    const { app } = await shared.begin()
    await app.startSharing()
    await app.page.getByTestId('guests-tab').click()
    const guest = (client: string, firstMs: number, lastMs: number) =>
      guestSnapshot({ client, downloads: 1, contentBytes: 1, connections: 1, firstMs, lastMs })
    const tell = async (...guests: readonly GuestSnapshot[]) =>
      tellWindow(app, 'live', { snapshot: serverSnapshot({ guests }), lines: [], linesLeftOut: 0 })
    const [anna, ben, chris] = [guest('10.0.0.1', 1, 9), guest('10.0.0.2', 2, 8), guest('10.0.0.3', 3, 7)]
    const rename = app.page.getByRole('button', { name: '10.0.0.2', exact: true })
    await untilEngineIsQuiet(app)
    await tell(anna, ben)
    await rename.click()
    await app.page.keyboard.type('Be')
    for (const order of [
      [ben, anna],
      [chris, anna, ben],
      [ben, chris, anna],
    ])
      await tell(...order)
    await app.page.keyboard.type('n')
    expect(await app.page.getByTestId('guest-name').inputValue()).toBe('Ben')
    await app.page.keyboard.press('Escape')
  })

  it('A blocked guest is cut off and refused, until it is let in again', async () => {
    const { app, home } = await shared.begin()
    await app.startSharing()
    const status = async () => (await fetch(`http://127.0.0.1:${home.port}/hello.txt`)).status
    expect(await status()).toBe(200)
    await app.page.getByTestId('guests-tab').click()
    await app.page.getByTestId('guest-menu').click()
    await chooseFromMenu(app, 'Block')
    await app.page.getByTestId('guest').filter({ hasText: 'Blocked until you quit Spool' }).waitFor()
    await expect.poll(status, soon).toBe(403)
    await app.page.getByTestId('guest-menu').click()
    await chooseFromMenu(app, 'Unblock')
    await expect.poll(status, soon).toBe(200)
  })
})

describe('the tabs of the activity', () => {
  it('The tabs are one stop for Tab, and arrow keys choose', async () => {
    const { app } = await shared.begin()
    await app.page.getByTestId('downloads-tab').focus()
    await app.page.keyboard.press('ArrowRight')
    await app.page.getByText('Guests appear here').waitFor()
    await expect.poll(() => app.focused(), soon).toBe('guests-tab')
    await app.page.keyboard.press('ArrowRight')
    await expect.poll(() => app.focused(), soon).toBe('downloads-tab')
    await app.page.keyboard.press('Tab')
    expect(await app.focused()).not.toBe('guests-tab')
  })
})

describe('the large QR code', () => {
  it('The QR code fills the window on a click, and Escape brings the window back', async () => {
    const { app } = await shared.begin()
    await app.startSharing()
    const state = await app.page.evaluate<AppState>(`spool.call('attach').then(({ state }) => state)`)
    const links = [{ url: 'http://10.0.0.7:8080/', kind: 'wifi', adapter: 'wlan0', isDefault: true }] as const
    await tellWindow(app, 'state', { ...state, links, network: 'Home' })
    await app.page.getByText('Sharing with everyone on “Home”').waitFor()
    await app.page.getByTestId('enlarge').click()
    const large = app.page.getByTestId('large-qr')
    await large.filter({ hasText: '10.0.0.7:8080' }).filter({ hasText: 'Home' }).waitFor()
    expect((await large.getByTestId('qr').boundingBox())!.width).toBeGreaterThan(500)
    await app.page.keyboard.press('Escape')
    await large.waitFor({ state: 'detached' })
    expect(await app.focused()).toBe('enlarge')
  })
})
