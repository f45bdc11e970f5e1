/** What the log of the built desktop app moves when a request is chosen or rows are filtered: nothing. */
import { beforeAll, describe, expect, it } from 'vitest'
import { logEntry } from './shared/log/log-entry-fixture.ts'
import { serverSnapshot } from './shared/server-snapshot-fixture.ts'
import type { DesktopApp } from './support/desktop-app.ts'
import { soon } from './support/serve.ts'
import { sharedApp } from './support/shared-app.ts'
import { tellWindow } from './support/tell-window.ts'

const shared = sharedApp()

describe('the log', () => {
  let app: DesktopApp
  const rows = () => app.page.getByTestId('log-row')
  const button = (name: string) => app.page.getByRole('button', { name, exact: true })

  beforeAll(async () => {
    ;({ app } = await shared.begin())
    const lines = [1, 2, 3, 4].map((number) => ({ ...logEntry({ client: '192.0.2.1' }), number }))
    await tellWindow(app, 'live', { snapshot: serverSnapshot(), lines, linesLeftOut: 0 })
    await rows().nth(3).waitFor()
  })

  it('The toolbar of the log has one line at any width, whatever is filtered', async () => {
    await rows().first().click()
    await button('Only 192.0.2.1').click()
    await app.page.keyboard.press('Escape')
    await button('Pause').click()
    for (const width of [380, 520, 700, 900, 1120]) {
      await app.page.setViewportSize({ width, height: 760 })
      const tops = () =>
        app.page.evaluate<string[]>(
          `(() => {
            const field = document.querySelector('.filter').getBoundingClientRect()
            return [...document.querySelectorAll('.filter > *, .filter ~ .button')]
              .filter((part) => {
                const { top, bottom, right } = part.getBoundingClientRect()
                return top < field.top - 1 || bottom > field.bottom + 1 || right > innerWidth
              })
              .map((part) => part.outerHTML.slice(0, 100))
          })()`,
        )
      await expect.poll(async () => [width, await tops()], soon).toEqual([width, []])
    }
    await app.page.setViewportSize({ width: 1120, height: 760 })
    await button('Resume').click()
    await button('Clear filter').click()
  })

  it.each([
    [1120, 760],
    [400, 860],
  ])('At %i × %i the details of a request lie over the list and move nothing', async (width, height) => {
    await app.page.setViewportSize({ width, height })
    await app.page.getByTestId('log').scrollIntoViewIfNeeded()
    const boxes = () =>
      app.page.evaluate<string>(
        `JSON.stringify([...document.querySelectorAll('[data-testid=log-row], section, header, .button.pause')]
          .filter((part) => part.closest('.details') === null)
          .map((part) => part.getBoundingClientRect()))`,
      )
    const before = await boxes()
    await rows().first().click()
    await app.page.getByTestId('log-details').waitFor()
    expect(await boxes()).toBe(before)
    await app.page.keyboard.press('Escape')
    await app.page.getByTestId('log-details').waitFor({ state: 'detached' })
    await rows().first().and(app.page.locator(':focus')).waitFor()
    expect(await boxes()).toBe(before)
    await app.page.setViewportSize({ width: 1120, height: 760 })
  })
})
