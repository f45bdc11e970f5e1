/** The window's ways to the screen and off it, on desktops that make them hard. */
import { describe, expect, it } from 'vitest'
import { DesktopApp, onStandIn, type StandIn } from './support/desktop-app.ts'
import { soon } from './support/serve.ts'
import { homeWithShare, type TemporaryHome } from './support/temporary-home.ts'

/** Whether the user sees the window; the real Electron can't say. */
function isOnScreen(app: DesktopApp): Promise<boolean> {
  return app.electron.evaluate(() => (globalThis as StandIn).__standIn.windowsOnScreen.size > 0)
}

async function isMinimized(app: DesktopApp): Promise<boolean> {
  const window = await app.browserWindow()
  return window.evaluate((browserWindow) => browserWindow.isMinimized())
}

/** Closes the window for the first time, and waits until it has gone where it goes. */
async function closeWindow(app: DesktopApp, home: TemporaryHome): Promise<void> {
  await app.closeWindow()
  await expect.poll(() => home.readSettings().trayNoticeShown, soon).toBe(true)
}

describe.runIf(onStandIn)('the window', () => {
  it('The window appears where a hidden one is never painted, as on Wayland', async () => {
    await using app = await DesktopApp.launch({ env: { STAND_IN_READY_TO_SHOW: 'never' } })
    await expect.poll(() => isOnScreen(app), soon).toBe(true)
  })

  it('A maximized window is maximized again, dark from the first, and lists all that happens', async () => {
    const place = { x: 0, y: 0, width: 900, height: 700, maximized: true }
    using home = await homeWithShare({ appearance: 'dark', window: place })
    await using app = await DesktopApp.launch({ home })
    const colors = () =>
      app.electron.evaluate(() =>
        [...(globalThis as StandIn).__standIn.windowsOnScreen].map((window) => window.initialBackgroundColor),
      )
    // The window appears when its page is painted.
    await expect.poll(colors, soon).toEqual(['#14161c'])
    const window = await app.browserWindow()
    await expect.poll(() => window.evaluate((browserWindow) => browserWindow.isMaximized()), soon).toBe(true)
    await app.startSharing()
    await fetch(`http://127.0.0.1:${home.port}/hello.txt`)
    await app.page.getByTestId('log-row').filter({ hasText: '/hello.txt' }).waitFor()
  })
})

describe.runIf(process.platform === 'linux')('closing the window while sharing', () => {
  it('Closing the window while sharing never hides it where no tray icon would bring it back', async () => {
    using home = await homeWithShare()
    home.showTrays(false)
    await using app = await DesktopApp.launch({ home })
    await app.startSharing()
    await closeWindow(app, home)
    expect(await app.isWindowVisible()).toBe(true)
    // The real Electron is tested without a window manager, and so without a way to minimize windows.
    if (onStandIn) expect(await isMinimized(app)).toBe(true)
    await app.state('sharing')
  })

  describe.runIf(onStandIn)('the window on a desktop with a difficult tray', () => {
    it('Closing the window only minimizes it where the tray refuses the icon', async () => {
      using home = await homeWithShare()
      await using app = await DesktopApp.launch({ home, env: { STAND_IN_TRAY: 'refused' } })
      await app.startSharing()
      await closeWindow(app, home)
      expect(await app.isWindowVisible()).toBe(true)
      expect(await isMinimized(app)).toBe(true)
    })

    it('Closing the window hides it from the second time on where the tray came after the app', async () => {
      using home = await homeWithShare()
      home.showTrays(false)
      await using app = await DesktopApp.launch({ home })
      await app.startSharing()
      home.showTrays(true)
      await closeWindow(app, home)
      expect(await isMinimized(app)).toBe(true)
      await app.startAgain()
      await expect.poll(() => isOnScreen(app), soon).toBe(true)
      await app.closeWindow()
      await expect.poll(() => app.isWindowVisible(), soon).toBe(false)
      // The new icon shows the current state, and its menu works.
      await app.electron.evaluate(() => {
        const [tray] = (globalThis as StandIn).__standIn.trays
        const item = tray!.menu!.items.find(({ id }) => id === 'stop') as { click?: () => void } | undefined
        item?.click?.()
      })
      await app.state('stopped')
    })

    it('Another start brings back a minimized window without a tray where the desktop does not report it', async () => {
      using home = await homeWithShare()
      home.showTrays(false)
      await using app = await DesktopApp.launch({ home, env: { STAND_IN_MINIMIZE: 'wayland' } })
      await app.startSharing()
      await closeWindow(app, home)
      expect(await isOnScreen(app)).toBe(false)
      await app.startAgain()
      await expect.poll(() => isOnScreen(app), soon).toBe(true)
    })
  })
})
