/** The rows of the log in the window of the built desktop app: their times, and what may lie over them. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { LogLine } from '../src/shared/app/app-state.ts'
import { logEntry } from './shared/log/log-entry-fixture.ts'
import { serverSnapshot } from './shared/server-snapshot-fixture.ts'
import type { DesktopApp } from './support/desktop-app.ts'
import { soon } from './support/serve.ts'
import { sharedApp } from './support/shared-app.ts'
import { tellWindow } from './support/tell-window.ts'
import { isInSight, speak } from './support/window-layout.ts'

/** This local time on the day of the test’s lines, in ms since the epoch. */
const at = (hours: number, minutes: number, seconds: number) =>
  new Date(2026, 10, 28, hours, minutes, seconds).getTime()

function line(number: number, changes: Partial<LogLine>): LogLine {
  return { ...logEntry(changes), number }
}

const shared = sharedApp()

describe('a row of the log', () => {
  let app: DesktopApp
  const rows = () => app.page.getByTestId('log-row')
  const newest = () => app.page.getByRole('button', { name: 'Newest', exact: true })
  const tell = (lines: readonly LogLine[]) =>
    tellWindow(app, 'live', { snapshot: serverSnapshot(), lines, linesLeftOut: 0 })

  beforeAll(async () => {
    ;({ app } = await shared.begin())
  })

  it('A row of the log has the time of its answer, by which rows are in order, and its details that of the request', async () => {
    await tell([
      line(1, { target: '/quick', timeMs: at(19, 34, 9), durationMs: 2 }),
      line(2, { target: '/slow', timeMs: at(19, 33, 37), durationMs: 34_000 }),
      line(3, { target: '/later', timeMs: at(19, 34, 43), durationMs: 0.4 }),
    ])
    await rows().nth(2).waitFor()
    const times = await rows().getByRole('gridcell').filter({ hasText: /^7:/ }).allInnerTexts()
    expect(times.map((time) => time.replace(/\s/, ' '))).toEqual(['7:34:09 PM', '7:34:11 PM', '7:34:43 PM'])
    await rows().nth(1).click()
    const details = app.page.getByTestId('log-details')
    expect(await details.innerText()).toMatch(/Received\s+Nov 28, 2026, 7:33:37\sPM/)
    await app.page.keyboard.press('Escape')
  })

  it('A row of the log names its method only if that is not GET, and says in words that it was interrupted', async () => {
    await tell([line(4, { method: 'HEAD', target: '/head' }), line(5, { target: '/cut.mp4', aborted: true })])
    await rows().nth(4).waitFor()
    expect(await rows().nth(0).locator('.request').textContent()).toBe('/quick')
    expect(await rows().nth(3).locator('.request').textContent()).toBe('HEAD /head')
    expect(await rows().nth(4).locator('.request').textContent()).toMatch(/^\/cut\.mp4\s*interrupted$/)
  })

  it('A row of the log has room for its whole time in every language, and marks what the rows are filtered by', async () => {
    await app.page.getByRole('searchbox').fill('LATER')
    const marks = () =>
      app.page
        .locator('mark')
        .evaluateAll((all: { dataset: { text: string } }[]) =>
          all.map(({ dataset }) => dataset.text).join(''),
        )
    await expect.poll(marks, soon).toBe('later')
    await app.page.getByRole('searchbox').fill('')
    for (const language of ['de', 'ja', 'ar', 'ko', 'en'] as const) {
      await speak(app, language)
      for (const width of [1120, 400]) {
        await app.page.setViewportSize({ width, height: 760 })
        const isCut = () =>
          app.page.evaluate<boolean>(
            `[...document.querySelectorAll('.time')].some(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)`,
          )
        await expect
          .poll(async () => [language, width, await isCut()], soon)
          .toEqual([language, width, false])
      }
    }
  })

  it('The ending of a name is in sight in the narrowest row of the log', async () => {
    const target = `/${'a'.repeat(80)}.jpeg`
    await tell([line(6, { target })])
    await rows().nth(5).waitFor()
    await app.page.setViewportSize({ width: 380, height: 760 })
    await app.page.getByTestId('log').scrollIntoViewIfNeeded()
    const tail = `[data-testid=log-row] [title="${target}"] > .tail`
    expect(await app.page.locator(tail).getAttribute('data-text')).toBe('aaaa.jpeg')
    await expect.poll(() => isInSight(app, tail), soon).toBe(true)
  })

  it('The newest row of the log is not offered while nothing is out of sight', async () => {
    await app.page.setViewportSize({ width: 1120, height: 1000 })
    await rows().nth(0).click()
    await app.page.getByTestId('log-details').waitFor()
    await expect.poll(() => newest().count(), soon).toBe(0)
    await app.page.keyboard.press('Escape')
  })

  it('The chosen row of the log is not behind the button for the newest', async () => {
    await app.page.setViewportSize({ width: 1120, height: 760 })
    await tell(Array.from({ length: 60 }, (_, index) => line(100 + index, { target: `/${index}` })))
    await rows().filter({ hasText: '/59' }).waitFor()
    await app.page.getByTestId('log').hover()
    await app.page.mouse.wheel(0, -200)
    await newest().waitFor()
    const log = (await app.page.getByTestId('log').boundingBox())!
    // Beside the button, not on it.
    await app.page.mouse.click(log.x + 100, log.y + log.height - 20)
    const selected = app.page.locator('[data-testid=log-row][aria-selected=true]')
    await selected.waitFor()
    await app.page.getByTestId('log-details').waitFor()
    const isClear = async () => {
      const row = (await selected.boundingBox())!
      const button = (await newest().boundingBox())!
      return row.y + row.height <= button.y
    }
    await expect.poll(isClear, soon).toBe(true)
    for (let step = 0; step < 6; step++) {
      await app.page.keyboard.press('ArrowDown')
      await expect.poll(isClear, soon).toBe(true)
    }
    expect(app.complaints).toEqual([])
  })
})
