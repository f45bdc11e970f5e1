/** The window's ways to the screen and off it, on desktops that make them hard. */
import { describe, expect, it } from 'vitest'
import { DesktopApp, onStandIn, type StandIn } from './support/desktop-app.ts'
import { soon } from './support/serve.ts'
import { homeWithShare } from './support/temporary-home.ts'

/** Whether a person sees the window; the real Electron can't say. */
function isOnScreen(app: DesktopApp): Promise<boolean> {
  return app.electron.evaluate(() => (globalThis as StandIn).__standIn.windowsOnScreen.size > 0)
}

describe.runIf(onStandIn)('the window', () => {
  it('appears where a hidden one is never painted, as on Wayland', async () => {
    await using app = await DesktopApp.launch({ env: { STAND_IN_READY_TO_SHOW: 'never' } })
    await expect.poll(() => isOnScreen(app), soon).toBe(true)
  })

  it('is maximized again if it was, and all that happens is listed in it', async () => {
    using home = await homeWithShare({ window: { x: 0, y: 0, width: 900, height: 700, maximized: true } })
    await using app = await DesktopApp.launch({ home })
    const window = await app.browserWindow()
    await expect.poll(() => window.evaluate((browserWindow) => browserWindow.isMaximized()), soon).toBe(true)
    await app.startSharing()
    await fetch(`http://127.0.0.1:${home.port}/hello.txt`)
    await app.page.getByTestId('log-row').filter({ hasText: 'GET /hello.txt' }).waitFor()
  })

  it('has the colour of the night from the first', async () => {
    using home = await homeWithShare({ appearance: 'dark' })
    await using app = await DesktopApp.launch({ home })
    const colors = await app.electron.evaluate(() =>
      [...(globalThis as StandIn).__standIn.windowsOnScreen].map((window) => window.initialBackgroundColor),
    )
    expect(colors).toEqual(['#14161c'])
  })
})
