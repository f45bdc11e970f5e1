/** The built desktop app as its users have it: its window, its share, its way out. */
import { once } from 'node:events'
import { mkdirSync, readFileSync, rmdirSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AppState } from '../src/shared/app/app-state.ts'
import { DesktopApp, onStandIn, type StandIn } from './support/desktop-app.ts'
import { RawClient } from './support/raw-client.ts'
import { openSettings } from './support/open-settings.ts'
import { soon } from './support/serve.ts'
import { sharedApp } from './support/shared-app.ts'
import { freePort, homeWithShare, takePort, type TemporaryHome } from './support/temporary-home.ts'

/** More than the system takes off the server's hands before the client reads anything. */
const largeBytes = 64 << 20
const shared = sharedApp()
const clean = { code: 0, signal: null }

async function get(port: number, path: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`)
  return response.text()
}

/** A client that has begun to download a large file and reads no further. */
async function slowDownload(home: TemporaryHome, port: number): Promise<RawClient> {
  writeFileSync(join(home.share, 'large.bin'), '')
  truncateSync(join(home.share, 'large.bin'), largeBytes)
  const client = await RawClient.connect(port)
  const data = once(client.socket, 'data')
  client.send('GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await data
  client.socket.pause()
  return client
}

describe('the first run', () => {
  let app: DesktopApp
  beforeAll(async () => {
    app = await DesktopApp.launch()
  })
  afterAll(() => app[Symbol.asyncDispose]())

  it('The first run has one thing to do, port and threads in sight, and no panels that say nothing', async () => {
    const { page } = app
    await page.getByText('Drop a folder or files here').waitFor()
    await page.getByText('Nobody can change anything.').waitFor()
    for (const name of ['share-port', 'share-threads'])
      expect(await page.getByTestId(name).isVisible()).toBe(true)
    for (const name of ['start', 'survey', 'bobbins', 'log', 'downloads-tab'])
      expect([name, await page.getByTestId(name).count()]).toEqual([name, 0])
    await page.keyboard.press('Tab')
    expect(await app.focused()).toBe('choose')
    await expect.poll(() => app.isWindowVisible(), soon).toBe(true)
    expect(app.complaints).toEqual([])
  })

  it('The first run counts the chosen folder, shares it and shows every request, until Stop', async () => {
    const { page, home } = app
    await app.chooseInDialog(home.share)
    await page.getByTestId('choose').click()
    await page.getByTestId('survey').filter({ hasText: '2 files, 16 B' }).waitFor()

    const port = await freePort()
    await page.getByTestId('share-port').fill(String(port))
    await page.getByTestId('share-port').press('Enter')
    await app.startSharing()
    await page
      .getByTestId('link')
      .filter({ hasText: `127.0.0.1:${port}` })
      .waitFor()
    expect(await get(port, '/')).toContain('hello.txt')
    expect(await get(port, '/hello.txt')).toBe('hello')
    await page.getByTestId('log-row').filter({ hasText: '/hello.txt' }).filter({ hasText: '200' }).waitFor()
    expect(await page.getByTestId('bobbin').count()).toBeGreaterThanOrEqual(2)

    await page.getByTestId('stop').click()
    await app.state('stopped')
    await expect(get(port, '/')).rejects.toThrow('fetch failed')
    expect(app.complaints).toEqual([])
  })

  it('The app ends when its window is closed while nothing is shared', async () => {
    await app.closeWindow()
    expect(await app.exited).toEqual(clean)
  })
})

describe('the window', () => {
  it('The window offers a free port instead of one that another program uses', async () => {
    await using taken = await takePort()
    const { app, home } = await shared.begin({ port: taken.port })
    await app.page.getByTestId('start').click()
    await app.state('failed')
    await app.page.getByText(`Port ${taken.port} is already in use by another app.`).waitFor()
    await app.page.getByTestId('use-port').click()
    await app.state('sharing')
    const { port } = home.readSettings()
    expect(port).toBeGreaterThan(taken.port)
    expect(await get(port as number, '/hello.txt')).toBe('hello')
  })

  it('An empty field for the port leaves the choice to the app, and shows while sharing which port that is', async () => {
    const { app, home } = await shared.begin()
    const field = app.page.getByTestId('share-port')
    const hint = () => field.getAttribute('placeholder')
    await field.fill('')
    await field.press('Enter')
    await expect.poll(() => home.readSettings().port, soon).toBeUndefined()
    expect(await hint()).toBe('Automatic')
    await app.startSharing()
    const { sharing } = await app.page.evaluate<AppState>(`spool.call('attach').then(({ state }) => state)`)
    expect(await hint()).toBe(String(sharing.kind === 'sharing' && sharing.port))
    expect(await field.inputValue()).toBe('')
  })

  it('The window follows the appearance that is set, whatever that of the system', async () => {
    const { app } = await shared.begin({ appearance: 'dark' })
    const isDark = () => app.page.evaluate(`matchMedia('(prefers-color-scheme: dark)').matches`)
    await expect.poll(isDark, soon).toBe(true)
    await openSettings(app, 'app')
    await app.page.getByTestId('appearance').selectOption('light')
    await expect.poll(isDark, soon).toBe(false)
  })
})

describe('the log file', () => {
  it('The window shows that the log file can’t be written, until it can', async () => {
    const { app, home } = await shared.begin()
    const inTheWay = join(dirname(home.settingsFile), 'logs/access.log')
    mkdirSync(inTheWay, { recursive: true })
    await app.setPreferences({ accessLog: true })
    await app.startSharing()
    const notice = app.page.getByText('Spool can’t write to the log file')
    await notice.waitFor()
    rmdirSync(inTheWay)
    const noticesAfterRequest = async () => {
      await get(home.port, '/hello.txt')
      return notice.count()
    }
    await expect.poll(noticesAfterRequest, { ...soon, interval: 500 }).toBe(0)
    expect(readFileSync(inTheWay, 'utf8')).toContain('"GET /hello.txt HTTP/1.1" 200')
  })
})

describe('a start with a folder as argument', () => {
  let home: TemporaryHome & { readonly port: number }
  let app: DesktopApp
  beforeAll(async () => {
    home = await homeWithShare({ folder: undefined })
    app = await DesktopApp.launch({ home, args: [home.share] })
  })
  afterAll(async () => {
    await app[Symbol.asyncDispose]()
    home[Symbol.dispose]()
  })

  it('A start with a folder as argument shares it immediately', async () => {
    await app.state('sharing')
    expect(await get(home.port, '/hello.txt')).toBe('hello')
  })

  it('A quit after a start with a folder ends the process cleanly and frees the port', async () => {
    await app.electron.evaluate(({ app: electronApp }) => electronApp.quit())
    expect(await app.exited).toEqual(clean)
    await using taken = await takePort(home.port)
    expect(taken.port).toBe(home.port)
  })
})

describe('a start that shares the last folder', () => {
  let home: TemporaryHome & { readonly port: number }
  beforeAll(async () => {
    home = await homeWithShare({ shareOnLaunch: true })
  })
  afterAll(() => home[Symbol.dispose]())

  it.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends a sharing app without a question, and cleanly',
    async (signal) => {
      await using app = await DesktopApp.launch({ home })
      await app.state('sharing')
      app.electron.process().kill(signal)
      expect(await app.exited).toEqual(clean)
    },
  )
})

describe('a start of the app', () => {
  it('A second start while the app runs ends immediately, and the folder given to it is shared', async () => {
    const { app, home } = await shared.begin()
    await app.startSharing()
    expect(await app.startAgain(join(home.share, 'more'))).toEqual(clean)
    await app.page.getByTitle(join(home.share, 'more')).first().waitFor()
    await app.state('sharing')
    await expect.poll(() => get(home.port, '/again.txt'), soon).toBe('hello again')
  })

  it('A start with the home folder asks first, and shares nothing if the user says no', async () => {
    const { app, home } = await shared.begin()
    const asked = await app.electron.evaluateHandle(({ dialog }) => {
      const note = { messages: [] as string[] }
      dialog.showMessageBox = (...args: unknown[]) => {
        note.messages.push((args.at(-1) as Electron.MessageBoxOptions).message)
        return Promise.resolve({ response: 0, checkboxChecked: false })
      }
      return note
    })
    expect(await app.startAgain(home.path)).toEqual(clean)
    await expect
      .poll(() => asked.evaluate(({ messages }) => messages), soon)
      .toEqual([expect.stringContaining('your entire home folder')])
    await app.state('stopped')
    expect(home.readSettings().folder).toBe(home.share)
  })
})

describe('closing the window', () => {
  // The first test that closes the window: the notification is shown only once.
  it.runIf(onStandIn)(
    'Closing the window while sharing notifies the user once that sharing continues',
    async () => {
      const { app } = await shared.begin()
      await app.startSharing()
      const told = () =>
        app.electron.evaluate(() => (globalThis as StandIn).__standIn.notifications.map(({ title }) => title))
      await app.closeWindow()
      await expect.poll(told, soon).toEqual(['Still sharing'])
      await app.startAgain()
      await expect.poll(() => app.isWindowVisible(), soon).toBe(true)
      await app.closeWindow()
      await expect.poll(() => app.isWindowVisible(), soon).toBe(false)
      expect(await told()).toHaveLength(1)
    },
  )

  it('Closing the window while sharing hides it and keeps serving, and another start brings it back', async () => {
    const { app, home } = await shared.begin()
    await app.startSharing()
    await app.closeWindow()
    await expect.poll(() => app.isWindowVisible(), soon).toBe(false)
    expect(await get(home.port, '/hello.txt')).toBe('hello')
    expect(await app.startAgain()).toEqual(clean)
    await expect.poll(() => app.isWindowVisible(), soon).toBe(true)
    // What happened meanwhile was not lost.
    await app.page.getByTestId('log-row').filter({ hasText: '/hello.txt' }).waitFor()
  })
})

/** Quits, has the user decline, and returns what was asked. */
async function quitAndStay({ electron }: DesktopApp): Promise<string[]> {
  const asked = await electron.evaluateHandle(({ app: electronApp, dialog }) => {
    const note = { messages: [] as string[] }
    dialog.showMessageBox = (...args: unknown[]) => {
      note.messages.push((args.at(-1) as Electron.MessageBoxOptions).message)
      return Promise.resolve({ response: 0, checkboxChecked: false })
    }
    electronApp.quit()
    // While it is asked, it isn't asked again.
    electronApp.quit()
    return note
  })
  return asked.evaluate(({ messages }) => messages)
}

describe('quitting', () => {
  it('Quitting asks while a download runs, and leaves it alone if the user stays', async () => {
    const { app, home } = await shared.begin()
    await app.startSharing()
    using client = await slowDownload(home, home.port)
    await app.page.getByTestId('transfer').waitFor()
    expect(await quitAndStay(app)).toEqual(['A download is in progress.'])
    expect(await get(home.port, '/hello.txt')).toBe('hello')
    expect(client.socket.destroyed).toBe(false)
  })

  it('Quitting asks while a stop lets a download finish, and leaves it alone if the user stays', async () => {
    const { app, home } = await shared.begin()
    await app.startSharing()
    using client = await slowDownload(home, home.port)
    await app.page.getByTestId('transfer').waitFor()
    await app.page.evaluate(`void spool.call('stop', 'finish')`)
    await app.state('stopping')
    expect(await quitAndStay(app)).toEqual(['A download is in progress.'])
    expect(client.socket.destroyed).toBe(false)
    client.socket.resume()
    await app.state('stopped')
  })
})

describe('the menu', () => {
  it('The menu starts and stops the share', async () => {
    const { app } = await shared.begin()
    const click = (label: string) =>
      app.electron.evaluate(({ Menu }, wanted) => {
        const items = Menu.getApplicationMenu()!.items.flatMap(({ submenu }) => submenu?.items ?? [])
        const item = items.find(({ label: other }) => other === wanted)!
        const act = item.click as () => void
        act()
      }, label)
    await click('Start sharing')
    await app.state('sharing')
    await click('Stop sharing')
    await app.state('stopped')
  })
})

describe.runIf(onStandIn)('the app on the desktop', () => {
  it('The computer is kept awake while a download runs, and no longer', async () => {
    const { app, home } = await shared.begin()
    await app.startSharing()
    const blockers = () =>
      app.electron.evaluate(() => [...(globalThis as StandIn).__standIn.blockers.values()])
    {
      using client = await slowDownload(home, home.port)
      await expect.poll(blockers, soon).toEqual(['prevent-app-suspension'])
      expect(client.socket.destroyed).toBe(false)
    }
    await expect.poll(blockers, soon).toEqual([])
  })

  it('Dock, taskbar and tray show that downloads run, and how far they are, until they end', async () => {
    const { app, home } = await shared.begin()
    await app.startSharing()
    const look = () =>
      app.electron.evaluate(({ BrowserWindow }) => {
        const { badge, trays } = (globalThis as StandIn).__standIn
        const [window] = BrowserWindow.getAllWindows() as unknown as { progress: number }[]
        const isUnderWay = window!.progress >= 0 && window!.progress < 1
        return { badge, isUnderWay, toolTip: trays[0]!.toolTip, title: trays[0]!.menu!.items[0]!.label }
      })
    const idle = { badge: 0, isUnderWay: false, toolTip: 'Spool: share', title: 'share' }
    await expect.poll(look, soon).toEqual(idle)
    {
      using client = await slowDownload(home, home.port)
      const title = 'share — 1 download'
      await expect.poll(look, soon).toEqual({ badge: 1, isUnderWay: true, toolTip: `Spool: ${title}`, title })
      expect(client.socket.destroyed).toBe(false)
    }
    await expect.poll(look, soon).toEqual(idle)
  })

  it('The tray starts and stops the share, and opens and copies its link', async () => {
    const { app, home } = await shared.begin()
    const click = (id: string) =>
      app.electron.evaluate((_electron, wanted) => {
        const [tray] = (globalThis as StandIn).__standIn.trays
        const item = tray?.menu?.items.find((other) => other.id === wanted) as
          { click?: () => void } | undefined
        item?.click?.()
        return item !== undefined
      }, id)
    expect(await click('start')).toBe(true)
    await app.state('sharing')
    await expect.poll(() => click('copy'), soon).toBe(true)
    await expect.poll(() => app.copied(), soon).toBe(`http://127.0.0.1:${home.port}/`)
    expect(await click('open')).toBe(true)
    const opened = () => app.electron.evaluate(() => (globalThis as StandIn).__standIn.opened)
    await expect.poll(opened, soon).toContain(`http://127.0.0.1:${home.port}/`)
    expect(await click('stop')).toBe(true)
    await app.state('stopped')
  })

  it('The app opens the links of the share and no others', async () => {
    const { app, home } = await shared.begin()
    await app.startSharing()
    await app.page.getByTestId('link').waitFor()
    await app.page.evaluate(`spool.call('openLink', 'https://example.org/')`)
    await app.page.evaluate(`spool.call('openLink', 'http://127.0.0.1:${home.port}/')`)
    const opened = await app.electron.evaluate(() => (globalThis as StandIn).__standIn.opened)
    expect(opened).toEqual([`http://127.0.0.1:${home.port}/`])
  })

  it('The app shows the file of the last export in the file manager, and nothing before there is one', async () => {
    const { app, home } = await shared.begin()
    const filePath = join(home.path, 'log.csv')
    await app.electron.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
    }, filePath)
    await app.page.evaluate(`spool.call('showLastExport')`)
    expect(await app.page.evaluate(`spool.call('exportLog', 'csv', ['line'])`)).toBe('written')
    await app.page.evaluate(`spool.call('showLastExport')`)
    const opened = await app.electron.evaluate(() => (globalThis as StandIn).__standIn.opened)
    expect(opened).toEqual([filePath])
  })
})

// The last one: it ends the app that the others share.
describe('closing the window for good', () => {
  it('Closing the window while sharing quits the app if it is not to stay in the tray', async () => {
    const { app } = await shared.begin({ keepInTray: false })
    await app.startSharing()
    await app.closeWindow()
    expect(await app.exited).toEqual(clean)
  })
})
