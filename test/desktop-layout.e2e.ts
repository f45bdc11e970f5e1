/** The window of the built desktop app at the sizes that it can have: what must be in sight is, and nothing sticks out. */
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AppState, LiveBatch } from '../src/shared/app/app-state.ts'
import { languages } from '../src/shared/messages/languages.ts'
import type { ServerSnapshot } from '../src/shared/server-events.ts'
import type { DesktopApp } from './support/desktop-app.ts'
import { Download } from './support/download.ts'
import { openSettings } from './support/open-settings.ts'
import { soon } from './support/serve.ts'
import { tellWindow } from './support/tell-window.ts'
import { cut, isInSight, linesFrom, overflowing, speak } from './support/window-layout.ts'
import { sharedApp } from './support/shared-app.ts'
import type { TemporaryHome } from './support/temporary-home.ts'

const shared = sharedApp()

/** Starts a download that goes no further than its beginning, and waits until the window has it. */
async function startDownload(app: DesktopApp, home: TemporaryHome, port: number): Promise<Download> {
  writeFileSync(join(home.share, 'large.bin'), '')
  truncateSync(join(home.share, 'large.bin'), 48 << 20)
  const download = await Download.start(port, '/large.bin', { pauseAfterBytes: 1 })
  await app.page.getByTestId('transfer').first().waitFor()
  return download
}

/** The smallest size of the window, low ones, and one with room for everything. */
const sizes = [
  [380, 520],
  [761, 520],
  [900, 600],
  [1100, 600],
  [1440, 900],
] as const

const ipv6 = '2001:db8:85a3:8d3:1319:8a2e:370:7348'
const linkLocal = 'fe80::1ff:fe23:4567:890a%eth0'

/** Selector of a client's cell in the log. */
function clientOf(address: string): string {
  return `[data-testid=log-client]:has([title="${address}"])`
}

describe('a window with eight threads, a download and clients of all kinds', () => {
  let home: TemporaryHome & { readonly port: number }
  let app: DesktopApp
  let download: Download
  const rowOf = (client: string) => app.page.getByTestId('log-row').filter({ hasText: client })

  beforeAll(async () => {
    ;({ app, home } = await shared.begin({ threads: 8 }))
    await app.startSharing()
    download = await startDownload(app, home, home.port)
    const snapshot = await app.page.evaluate<ServerSnapshot>(
      `new Promise((resolve) => {
        const end = spool.on('live', ({ snapshot }) => {
          end()
          resolve(snapshot)
        })
      })`,
    )
    const lines = linesFrom(...Array.from({ length: 20 }, () => '192.168.100.200'), linkLocal, ipv6)
    const batch: LiveBatch = { snapshot, lines, linesLeftOut: 0 }
    await tellWindow(app, 'live', batch)
    await rowOf(ipv6).waitFor()
  })
  afterAll(() => download[Symbol.dispose]())

  it.each(sizes)('At %i × %i the end of a target in the log stays readable', async (width, height) => {
    await app.page.setViewportSize({ width, height })
    if (width < 761) await app.page.getByTestId('log').scrollIntoViewIfNeeded()
    const target = rowOf(ipv6).locator('.target')
    expect(await target.getAttribute('data-end')).toBe('/Lisbon at night.jpg')
    await expect.poll(async () => (await target.boundingBox())?.width, soon).toBeGreaterThan(110)
    const mark = rowOf(ipv6).getByTitle('interrupted')
    if (width < 1440) await expect.poll(async () => (await mark.boundingBox())?.width, soon).toBeLessThan(30)
  })

  it('The settings of a narrow window lie over the downloads, all the way down', async () => {
    await app.page.setViewportSize({ width: 380, height: 700 })
    await openSettings(app, 'app')
    const dialog = app.page.getByRole('dialog')
    await dialog.waitFor()
    const covered = () =>
      app.page.evaluate<string[]>(
        `(() => {
          const dialog = document.querySelector('dialog[open]')
          // What is below a dialog gets no clicks, and would not be found though it is painted.
          document.body.style.pointerEvents = 'auto'
          return [...dialog.querySelectorAll('button, select, label')]
            .filter((control) => control.checkVisibility({ visibilityProperty: true }))
            .filter((control) => {
              control.scrollIntoView({ block: 'nearest' })
              const { left, right, top, bottom } = control.getBoundingClientRect()
              return !dialog.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2))
            })
            .map((control) => control.outerHTML.slice(0, 120))
        })()`,
      )
    expect(await dialog.getByRole('combobox').count()).toBeGreaterThan(1)
    expect(await covered()).toEqual([])
    await app.page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  describe.each(['en', 'de', 'ja'] as const)('the window in the language %s', (language) => {
    beforeAll(async () => {
      await app.page.evaluate(`spool.call('setPreferences', { language: '${language}' })`)
      await app.page.locator(`html[lang=${language}]`).waitFor()
    })

    it.each(sizes)(`In ${language} at %i × %i nothing is wider than the window`, async (width, height) => {
      await app.page.setViewportSize({ width, height })
      await expect.poll(() => overflowing(app), soon).toEqual([])
    })

    it.each(sizes)(
      `In ${language} at %i × %i the download is in sight without scrolling`,
      async (width, height) => {
        await app.page.setViewportSize({ width, height })
        await app.page.evaluate('scrollTo(0, 0)')
        const parts = ['[role=progressbar]', '[title="/large.bin"]', '[data-testid=cancel]']
        const expected =
          width < 761
            ? ['[data-testid=downloads-summary]']
            : parts.map((part) => `[data-testid=transfer] ${part}`)
        for (const part of expected) await expect.poll(() => isInSight(app, part), soon).toBe(true)
      },
    )

    it.each(sizes)(
      `In ${language} at %i × %i the log has the client of its last lines in sight`,
      async (width, height) => {
        await app.page.setViewportSize({ width, height })
        // Only where the panels are one above the other must the user scroll to the log.
        if (width < 761) await app.page.getByTestId('log').scrollIntoViewIfNeeded()
        for (const client of [ipv6, linkLocal]) {
          await expect.poll(() => isInSight(app, clientOf(client)), soon).toBe(true)
          const room = async () => (await app.page.locator(clientOf(client)).boundingBox())?.width
          await expect.poll(room, soon).toBeGreaterThan(100)
        }
      },
    )
  })

  describe('a window whose log shows the details of a request', () => {
    beforeAll(async () => {
      await rowOf(ipv6).click()
      await app.page.getByTestId('log-details').waitFor()
    })
    afterAll(async () => {
      await app.page.keyboard.press('Escape')
      await app.page.getByTestId('log-details').waitFor({ state: 'detached' })
      await speak(app, 'en')
    })

    it.each(languages)('In %s nothing is cut and nothing sticks out, whatever the size', async (language) => {
      await speak(app, language)
      for (const [width, height] of sizes) {
        await app.page.setViewportSize({ width, height })
        const faults = async () => [...(await cut(app)), ...(await overflowing(app))]
        await expect.poll(async () => [width, await faults()], soon).toEqual([width, []])
      }
    })
  })

  it.each(languages)('In %s the settings fit into the smallest window and a wide one', async (language) => {
    await speak(app, language)
    for (const width of [1120, 380]) {
      await app.page.setViewportSize({ width, height: 700 })
      for (const tab of ['share', 'app', 'advanced'] as const) {
        await openSettings(app, tab)
        await expect.poll(async () => [width, tab, await cut(app)], soon).toEqual([width, tab, []])
      }
      const dialog = app.page.getByRole('dialog')
      expect(
        await dialog.evaluate(
          (element: { scrollWidth: number; clientWidth: number }) =>
            element.scrollWidth - element.clientWidth,
        ),
      ).toBe(0)
    }
    await app.page.keyboard.press('Escape')
    await app.page.getByRole('dialog').waitFor({ state: 'detached' })
    await speak(app, 'en')
  })

  it.each(sizes)('At %i × %i each cell of the log has a column head', async (width, height) => {
    await app.page.setViewportSize({ width, height })
    const heads = app.page.getByRole('grid').getByRole('columnheader')
    const cells = rowOf(ipv6).getByRole('gridcell')
    await expect.poll(async () => (await heads.count()) - (await cells.count()), soon).toBe(0)
    expect(await heads.count()).toBeGreaterThanOrEqual(6)
  })

  it('A wide window has room for the whole address of a client', async () => {
    await app.page.setViewportSize({ width: 1440, height: 900 })
    const room = () =>
      app.page.evaluate<number>(
        `(() => {
          const element = document.querySelector('${clientOf(ipv6)} > *')
          const pen = document.createElement('canvas').getContext('2d')
          pen.font = getComputedStyle(element).font
          return element.clientWidth - pen.measureText(element.title).width
        })()`,
      )
    await expect.poll(room, soon).toBeGreaterThanOrEqual(0)
  })

  it('The details of a request stay in sight when the window becomes lower', async () => {
    await app.page.setViewportSize({ width: 1440, height: 900 })
    await rowOf(linkLocal).click()
    for (const [width, height] of [
      [1440, 900],
      [1120, 760],
      [1440, 900],
      [1100, 700],
    ] as const) {
      await app.page.setViewportSize({ width, height })
      const last = '[data-testid=log-details] > .actions'
      await expect.poll(() => isInSight(app, last), soon).toBe(true)
    }
    await app.page.keyboard.press('Escape')
    await app.page.getByTestId('log-details').waitFor({ state: 'detached' })
  })

  it('The log stays at its end when its rows become higher, and when they become lower again', async () => {
    for (const [width, height] of [
      [1440, 900],
      [900, 600],
      [1440, 900],
    ] as const) {
      await app.page.setViewportSize({ width, height })
      await expect.poll(() => isInSight(app, clientOf(ipv6)), soon).toBe(true)
    }
    expect(app.complaints).toEqual([])
  })
})

describe('a thread that does nothing', () => {
  it('An idle thread shows no yarn, wherever its lane begins between two pixels, but a stuck one does', async () => {
    const { app } = await shared.begin({ threads: 16 })
    await app.startSharing()
    await app.showLanes()
    const yarns = () =>
      app.page.evaluate<string[]>(
        `[...document.querySelectorAll('.lane .yarn')].map((yarn) => getComputedStyle(yarn).visibility)`,
      )
    await expect.poll(yarns, soon).toEqual(Array<string>(16).fill('hidden'))
    // No disk here is slow enough for one.
    await app.page.evaluate(`(() => {
      const lane = document.querySelector('.lane')
      lane.parentElement.append(Object.assign(lane.cloneNode(true), { className: lane.className + ' stuck' }))
    })()`)
    await expect.poll(yarns, soon).toEqual([...Array<string>(16).fill('hidden'), 'visible'])
  })
})

describe('64 threads', () => {
  it.each([
    [1120, 760],
    [400, 760],
  ])('At %i × %i all 64 threads are shown, and nothing is too wide', async (width, height) => {
    const { app, home } = await shared.begin({ threads: 64 })
    await app.page.setViewportSize({ width, height })
    await app.startSharing()
    using download = await startDownload(app, home, home.port)
    const bobbins = app.page.getByTestId('bobbin')
    await expect.poll(() => bobbins.count(), soon).toBe(64)
    expect(await bobbins.first().getAttribute('title')).toContain('Thread 1: ')
    expect(await bobbins.last().getAttribute('title')).toContain('Thread 64: ')
    for (const bobbin of [bobbins.first(), bobbins.last()]) {
      await bobbin.scrollIntoViewIfNeeded()
      const box = (await bobbin.boundingBox())!
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(width)
    }
    await expect.poll(() => overflowing(app), soon).toEqual([])
    expect(download.status).toBe(200)
  })
})

describe('a long path', () => {
  it.each(sizes)(
    'At %i × %i the path to the folder keeps its end, and folders have their whole path as their title',
    async (width, height) => {
      const { app, home } = await shared.begin()
      const deep = join(home.path, 'Documents/Projects with long names/Quarterly reviews/2026/Holiday')
      mkdirSync(deep, { recursive: true })
      await app.useFolders(deep, join(deep, 'Lisbon'))
      await app.page.setViewportSize({ width, height })
      const shown = `[title="${dirname(deep).replace(home.path, '~')}"][data-end]`
      expect(await isInSight(app, shown)).toBe(true)
      expect(await app.page.locator(shown).getAttribute('data-end')).toBe('/Quarterly reviews/2026')
      for (const [path, name] of [
        [deep, 'Holiday'],
        [join(deep, 'Lisbon'), 'Lisbon'],
      ] as const)
        expect(await app.page.locator(`button[title="${path}"]`).innerText()).toBe(name)
      await expect.poll(() => overflowing(app), soon).toEqual([])
    },
  )
})

// Windows has no such names.
describe.skipIf(process.platform === 'win32')(
  'a folder whose name breaks lines and turns them around',
  () => {
    it('A folder whose name breaks lines and turns them around is shown in one line, with escapes', async () => {
      const { app, home } = await shared.begin()
      const hostile = join(home.path, 'pho\n\n\n\ntos \u202egnp.exe')
      const inside = join(hostile, 'in\u2028side')
      mkdirSync(inside, { recursive: true })
      await app.useFolders(hostile, inside)
      const name = String.raw`pho\x0a\x0a\x0a\x0atos \u{202e}gnp.exe`
      const shownPath = `${home.path}/${name}`
      for (const [path, text] of [
        [shownPath, name],
        [String.raw`${shownPath}/in\u{2028}side`, String.raw`in\u{2028}side`],
      ] as const) {
        const line = app.page.getByText(text, { exact: true })
        await line.waitFor()
        expect(await line.locator('xpath=ancestor::button').getAttribute('title')).toBe(path)
        expect((await line.boundingBox())!.height).toBeLessThan(30)
      }
      const unsafe = await app.page.evaluate<boolean>(
        String.raw`/[\u2028\u202e]|pho\n/.test(document.documentElement.outerHTML)`,
      )
      expect(unsafe).toBe(false)
      await expect.poll(() => overflowing(app), soon).toEqual([])
    })
  },
)

describe('a low window', () => {
  it.each([
    [1100, 600],
    [800, 600],
  ] as const)(
    'At %i × %i the folder shows its whole name, and the link its buttons, in every language',
    async (width, height) => {
      const { app, home } = await shared.begin()
      const folder = join(home.path, 'Holiday 2026')
      mkdirSync(folder)
      await app.useFolders(folder)
      await app.page.setViewportSize({ width, height })
      await app.startSharing()
      const links: AppState['links'] = [
        { url: 'http://192.168.100.107:18080/', kind: 'wifi', adapter: 'wlan0', isDefault: true },
      ]
      for (const language of languages) {
        await speak(app, language)
        const state = await app.page.evaluate<AppState>(`spool.call('attach').then(({ state }) => state)`)
        await tellWindow(app, 'state', { ...state, links })
        await app.page.getByTestId('qr').waitFor()
        for (const part of ['[data-testid=copy]', '[data-testid=copy] + button', '.change'])
          expect([language, part, await isInSight(app, part)]).toEqual([language, part, true])
      }
      const name = app.page.getByRole('button', { name: 'Holiday 2026' })
      const hidden = await name.evaluate((element: { scrollWidth: number; clientWidth: number }) => {
        return element.scrollWidth - element.clientWidth
      })
      expect(hidden).toBe(0)
    },
  )
})
