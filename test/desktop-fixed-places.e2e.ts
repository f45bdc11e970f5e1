/** The window of the built desktop app stays as it is while sharing begins, serves and ends. */
import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DesktopApp } from './support/desktop-app.ts'
import { Download } from './support/download.ts'
import { sharedApp } from './support/shared-app.ts'
import type { TemporaryHome } from './support/temporary-home.ts'

const shared = sharedApp()

const sizes = [
  [761, 520],
  [900, 600],
  [1120, 760],
  [1440, 900],
] as const

/** In the lowest window the options are scrolled to, so that they begin where the link ends. */
const hasFixedOptions = (height: number) => height > 520

/** Starts a download that goes no further than its beginning, and waits until the window has it. */
async function startDownload(app: DesktopApp, home: TemporaryHome, port: number): Promise<Download> {
  writeFileSync(join(home.share, 'large.bin'), '')
  truncateSync(join(home.share, 'large.bin'), 48 << 20)
  const download = await Download.start(port, '/large.bin', { pauseAfterBytes: 1 })
  await app.page.getByTestId('transfer').first().waitFor()
  return download
}

describe('a share that starts, serves and ends', () => {
  it.each(sizes)(
    'At %i × %i nothing moves when a share is to end on its own, nor when it does',
    async (...size) => {
      const [width, height] = size
      const { app, home } = await shared.begin({ threads: 4 })
      await app.page.setViewportSize({ width, height })
      const options = hasFixedOptions(height) ? ['.options', '[data-testid=share-ends]'] : []
      const parts = ['#people', '#share-switch', ...options, '.change']
      const boxes = () =>
        app.page.evaluate(
          `${JSON.stringify(parts)}.map((part) => {
          const { left, top, width, height } = document.querySelector(part).getBoundingClientRect()
          return [part, left, top, width, height].map((value) => Math.round(value) || value).join(' ')
        })`,
        )
      const before = await boxes()
      const ends = app.page.getByTestId('share-ends')
      await ends.selectOption('hours 4')
      await ends.blur()
      await app.startSharing()
      const countdown = app.page.getByTestId('end-countdown')
      await countdown.filter({ hasText: '4 hr left' }).waitFor()
      expect(await boxes()).toEqual(before)
      await app.page.getByTestId('extend').click()
      await countdown.filter({ hasText: '5 hr left' }).waitFor()
      await ends.selectOption('asks-deliveries')
      await ends.blur()
      await app.page.getByTestId('end-answer').fill('2')
      expect(await boxes()).toEqual(before)
      await app.page.getByTestId('end-set').click()
      await countdown.filter({ hasText: 'Ends after 2 more downloads' }).waitFor()
      const take = async () => (await fetch(`http://127.0.0.1:${home.port}/hello.txt`)).text()
      await take()
      await countdown.filter({ hasText: 'Ends after 1 more download' }).waitFor()
      expect(await boxes()).toEqual(before)
      await take()
      await app.state('stopped')
      await app.page.getByText('Sharing has ended after 2 downloads.').waitFor()
      expect(await ends.inputValue()).toBe('never')
      expect(await boxes()).toEqual(before)
      expect(app.complaints).toEqual([])
    },
  )

  it.each(sizes)('At %i × %i nothing moves but what was asked to', async (width, height) => {
    const { app, home } = await shared.begin({ threads: 4 })
    await app.page.setViewportSize({ width, height })
    const parts = [
      '#people',
      '[data-testid=bobbins]',
      '[data-testid=log]',
      '#share-switch',
      ...(hasFixedOptions(height) ? ['.options'] : []),
      '.change',
    ]
    const boxes = () =>
      app.page.evaluate(
        `${JSON.stringify(parts)}.map((part) => {
          const { left, top, width, height } = document.querySelector(part).getBoundingClientRect()
          return [part, left, top, width, height].map((value) => Math.round(value) || value).join(' ')
        })`,
      )
    const before = await boxes()
    await app.startSharing()
    await app.page.getByTestId('link').waitFor()
    expect(await boxes()).toEqual(before)
    {
      using download = await startDownload(app, home, home.port)
      expect(download.status).toBe(200)
      expect(await boxes()).toEqual(before)
    }
    await app.page.getByTestId('receipt').waitFor()
    await app.page.getByTestId('transfer').waitFor({ state: 'detached' })
    expect(await boxes()).toEqual(before)
    await app.page.getByTestId('stop').click()
    await app.state('stopped')
    expect(await boxes()).toEqual(before)
  })
})
