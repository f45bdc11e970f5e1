/** The window of the built desktop app for all users: those who see little, or use no mouse. */
import { writeFileSync, truncateSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { directionOf, languages, type Language } from '../src/shared/messages/languages.ts'
import { axeViolations } from './support/axe.ts'
import { DesktopApp } from './support/desktop-app.ts'
import { Download } from './support/download.ts'
import { openSettings } from './support/open-settings.ts'
import { soon } from './support/serve.ts'
import { sharedApp } from './support/shared-app.ts'
import { freePort, takePort, type TemporaryHome } from './support/temporary-home.ts'

/** Without a folder at first. */
const shared = sharedApp({ folder: undefined })

/** Waits until the page is as light or dark as it is to be. */
async function appears({ page }: DesktopApp, appearance: 'light' | 'dark'): Promise<void> {
  const matches = () => page.evaluate<boolean>(`matchMedia('(prefers-color-scheme: ${appearance})').matches`)
  await expect.poll(matches, soon).toBe(true)
}

/** Requests to a share while a download is under way. */
async function traffic(home: TemporaryHome, port: number): Promise<Download> {
  writeFileSync(join(home.share, 'large.bin'), '')
  truncateSync(join(home.share, 'large.bin'), 48 << 20)
  const download = await Download.start(port, '/large.bin', { pauseAfterBytes: 1 })
  for (const path of ['hello.txt', 'none.txt', 'more', ''])
    await (await fetch(`http://127.0.0.1:${port}/${path}`)).arrayBuffer()
  return download
}

describe('the first run', () => {
  it('The window of the first run passes axe, light and dark', async () => {
    const { app } = await shared.begin()
    for (const appearance of ['light', 'dark'] as const) {
      await app.setPreferences({ appearance })
      await appears(app, appearance)
      expect(await axeViolations(app.page)).toEqual([])
    }
  })
})

describe.each(['light', 'dark'] as const)('the %s appearance', (appearance) => {
  it(`A share with traffic passes axe in the ${appearance} appearance, and so do its settings`, async () => {
    const { app, home } = await shared.begin({ appearance, hidden: true })
    await appears(app, appearance)
    await app.startSharing()
    using download = await traffic(home, home.port)
    await app.page.getByTestId('transfer').waitFor()
    await app.page.getByTestId('log-row').filter({ hasText: '404' }).click()
    await app.page.getByTestId('log-details').waitFor()
    expect(await axeViolations(app.page)).toEqual([])
    for (const opener of ['log-menu', 'stop', 'guests-tab', 'thread-details-button']) {
      await app.page.getByTestId(opener).click()
      expect([opener, await axeViolations(app.page)]).toEqual([opener, []])
      await app.page.keyboard.press('Escape')
    }
    for (const tab of ['share', 'app', 'advanced'] as const) {
      await openSettings(app, tab)
      expect(await axeViolations(app.page)).toEqual([])
    }
    expect(download.status).toBe(200)
  })

  it(`A failure passes axe in the ${appearance} appearance`, async () => {
    await using taken = await takePort()
    const { app, home } = await shared.begin({ appearance, port: taken.port })
    await app.useFolders(home.share, '/srv/photos')
    await appears(app, appearance)
    await app.page.getByTestId('start').click()
    await app.page.getByTestId('use-port').waitFor()
    expect(await axeViolations(app.page)).toEqual([])
  })
})

describe('the language', () => {
  it('Every part of the window, dialogs included, declares its language and direction for screen readers', async () => {
    const { app } = await shared.begin()
    const languageAt = (selector: string) =>
      app.page.evaluate<string[]>(
        `['lang', 'dir'].map((name) => document.querySelector('${selector}').closest('[' + name + ']')[name])`,
      )
    await openSettings(app, 'app')
    for (const language of [...languages, 'en'] as const) {
      await app.page.getByTestId('language').selectOption(language)
      for (const part of ['header', 'dialog'])
        await expect.poll(() => languageAt(part), soon).toEqual([language, directionOf(language)])
    }
  })

  it('The settings list each language by its own name, in its own language and direction', async () => {
    const { app } = await shared.begin({ language: 'en' })
    await openSettings(app, 'app')
    const options = app.page.getByTestId('language').locator('option')
    const shown = await options.evaluateAll(
      (all: { value: string; lang: string; dir: string; text: string }[]) =>
        all.slice(1).map(({ value, lang, dir, text }) => ({ value, lang, dir, text })),
    )
    expect(shown.map(({ value }) => value)).toEqual(languages)
    for (const { value, lang, dir, text } of shown) {
      expect([value, lang, dir]).toEqual([value, value, directionOf(value as Language)])
      // Its name as the system has it, but for the letters' case: some languages write their names small.
      const name = new Intl.DisplayNames(value, { type: 'language' }).of(value)!
      expect(text.trim().toLocaleLowerCase(value)).toBe(name.toLocaleLowerCase(value))
    }
  })

  it('The window in Arabic passes axe, and runs from right to left but for its paths and addresses', async () => {
    const { app, home } = await shared.begin({ language: 'ar' })
    await app.startSharing()
    using download = await traffic(home, home.port)
    await app.page.getByTestId('transfer').waitFor()
    await app.page.getByTestId('log-row').filter({ hasText: '404' }).click()
    await app.page.getByTestId('log-details').waitFor()
    expect(await axeViolations(app.page)).toEqual([])
    const leftOf = async (testId: string) => (await app.page.getByTestId(testId).first().boundingBox())!.x
    expect(await leftOf('stop')).toBeGreaterThan(await leftOf('log'))
    const direction = (selector: string) =>
      app.page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).direction`)
    for (const part of [
      '[data-testid=link]',
      '[data-end]',
      '[data-testid=log-client] > *',
      '[data-testid=log-details] bdi',
    ])
      expect([part, await direction(part)]).toEqual([part, 'ltr'])
    expect(download.status).toBe(200)
  })
})

describe('the window by keyboard alone', () => {
  /** What has the focus, and whether it can be seen to have it. */
  const focused = async ({ page }: DesktopApp) =>
    page.evaluate<{ readonly name: string; readonly isVisible: boolean }>(
      `(() => {
        const element = document.activeElement
        const name = element.dataset.testid ?? element.getAttribute('aria-label') ?? element.innerText.split('\\n')[0]
        const box = element.getBoundingClientRect()
        // A field hidden in its label shows by the label that it has the focus.
        const frames = [element, element.closest('label'), element.closest('.field')].filter((frame) => frame !== null)
        const isOutlined = frames.some((frame) => {
          const { outlineStyle, outlineWidth, opacity } = getComputedStyle(frame)
          return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 && opacity !== '0'
        })
        const isInside = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth
        return { name: element === document.body ? 'nothing' : name, isVisible: isOutlined && isInside }
      })()`,
    )

  /** Goes on with Tab until what bears the name has the focus, which is to be seen all the way. */
  async function tabTo(app: DesktopApp, wanted: string): Promise<void> {
    const passed: string[] = []
    for (let step = 0; step < 60; step++) {
      await app.page.keyboard.press('Tab')
      const { name, isVisible } = await focused(app)
      // At its end the browser gives the focus away for one step.
      if (name === 'nothing') continue
      passed.push(name)
      expect({ name, isVisible }).toEqual({ name, isVisible: true })
      if (name === wanted) return
    }
    throw new Error(`${wanted} is not among ${passed.join(', ')}`)
  }

  it('The keyboard alone can choose and share a folder, copy its link, change its port and read its log', async () => {
    await using app = await DesktopApp.launch()
    const { page, home } = app
    const { keyboard } = page
    await app.chooseInDialog(home.share)
    await tabTo(app, 'choose')
    await keyboard.press('Enter')
    await page.getByTestId('survey').waitFor()
    // What had the focus has gone: it is now where the user continues, and where a second Enter does nothing.
    await expect.poll(() => focused(app), soon).toEqual({ name: 'Share', isVisible: true })

    const port = await freePort()
    await tabTo(app, 'share-port')
    await keyboard.press('ControlOrMeta+A')
    await keyboard.type(String(port))
    await keyboard.press('Enter')
    await expect.poll(() => home.readSettings().port, soon).toBe(port)

    await tabTo(app, 'start')
    await keyboard.press('Space')
    await app.state('sharing')
    await expect.poll(() => focused(app), soon).toEqual({ name: 'stop', isVisible: true })
    await tabTo(app, 'copy')
    await keyboard.press('Enter')
    await expect.poll(() => app.copied(), soon).toBe(`http://127.0.0.1:${port}/`)
    expect(await focused(app)).toEqual({ name: 'copy', isVisible: true })

    await (await fetch(`http://127.0.0.1:${port}/hello.txt`)).text()
    await page.getByTestId('log-row').waitFor()
    await tabTo(app, 'log-row')
    await keyboard.press('Enter')
    await page.getByTestId('log-details').waitFor()
    expect(await focused(app)).toEqual({ name: 'log-row', isVisible: true })
    await tabTo(app, 'Close')
    await keyboard.press('Enter')
    await page.getByTestId('log-details').waitFor({ state: 'detached' })
    await expect.poll(() => focused(app), soon).toEqual({ name: 'log-row', isVisible: true })

    await tabTo(app, 'stop')
    await keyboard.press('Enter')
    await app.state('stopped')
    await expect.poll(() => focused(app), soon).toEqual({ name: 'start', isVisible: true })
    expect(app.complaints).toEqual([])
  })

  it('Enter pressed twice on what goes away starts and stops nothing', async () => {
    const { app, home } = await shared.begin()
    writeFileSync(join(home.share, 'large.bin'), Buffer.alloc(48 << 20))
    const [one, other] = [join(home.path, 'one'), join(home.path, 'other')]
    await app.useFolders(home.share, one, other)
    const { keyboard } = app.page
    for (const [path, left] of [
      [one, 1],
      [other, 0],
    ] as const) {
      await app.page.getByRole('button', { name: `Remove “${basename(path)}” from this list` }).focus()
      await keyboard.press('Enter')
      await app.page.getByTitle(path, { exact: true }).waitFor({ state: 'detached' })
      await keyboard.press('Enter')
      expect(await app.page.getByRole('button', { name: /from this list/ }).count()).toBe(left)
    }
    await app.state('stopped')

    await app.startSharing()
    using first = await Download.start(home.port, '/large.bin', { pauseAfterBytes: 1 })
    using second = await Download.start(home.port, '/large.bin', { pauseAfterBytes: 1 })
    const cancels = app.page.getByTestId('cancel')
    await expect.poll(() => cancels.count(), soon).toBe(2)
    await cancels.first().focus()
    await keyboard.press('Enter')
    await expect.poll(() => cancels.count(), soon).toBe(1)
    await keyboard.press('Enter')
    await app.state('sharing')
    expect(await cancels.count()).toBe(1)
    expect([first.status, second.status]).toEqual([200, 200])
  })

  it('The log is one stop for Tab, and arrow keys move through its lines', async () => {
    const { app, home } = await shared.begin()
    const { page } = app
    const { keyboard } = page
    await app.startSharing()
    for (let nth = 0; nth < 60; nth++)
      await (await fetch(`http://127.0.0.1:${home.port}/hello.txt?${nth}`)).text()
    await page.getByTestId('log-row').filter({ hasText: '?59' }).waitFor()
    expect(await page.locator('[data-testid=log-row][tabindex="0"]').count()).toBe(1)
    const line = () => page.evaluate<string>(`/\\?(\\d+)/.exec(document.activeElement.innerText)?.[1]`)
    await tabTo(app, 'log-row')
    expect(await line()).toBe('59')
    for (const [key, expected] of [
      ['ArrowUp', '58'],
      ['Home', '0'],
      ['ArrowDown', '1'],
      ['ArrowUp', '0'],
    ] as const) {
      await keyboard.press(key)
      await expect.poll(line, soon).toBe(expected)
      expect((await focused(app)).isVisible).toBe(true)
    }
    // Before the frame in which the list learns that it has been scrolled: until then it may be taken back to its end.
    const atOnce = (key: string) =>
      page.evaluate<string>(`(async () => {
        document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: '${key}', bubbles: true }))
        for (let turn = 0; turn < 20; turn++) await null
        return /\\?(\\d+)/.exec(document.activeElement.innerText)?.[1]
      })()`)
    expect([await atOnce('End'), await atOnce('Home')]).toEqual(['59', '0'])
    await keyboard.press('PageDown')
    await expect.poll(async () => Number(await line()), soon).toBeGreaterThan(1)
    await keyboard.press('End')
    await expect.poll(line, soon).toBe('59')
    await keyboard.press('Enter')
    await page.getByTestId('log-details').filter({ hasText: '?59' }).waitFor()
    await keyboard.press('ArrowUp')
    await page.getByTestId('log-details').filter({ hasText: '?58' }).waitFor()
    await tabTo(app, 'Copy as log line')
    await keyboard.press('Escape')
    await page.getByTestId('log-details').waitFor({ state: 'detached' })
    await expect.poll(line, soon).toBe('58')
    expect(await axeViolations(app.page)).toEqual([])
  })
})
