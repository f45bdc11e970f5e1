/** The share panel in the window of the built desktop app, at small sizes and in every language. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AppState } from '../src/shared/app/app-state.ts'
import { languages } from '../src/shared/messages/languages.ts'
import { axeViolations } from './support/axe.ts'
import type { DesktopApp } from './support/desktop-app.ts'
import { soon } from './support/serve.ts'
import { sharedApp } from './support/shared-app.ts'
import { tellWindow } from './support/tell-window.ts'
import { cut, cutOptions, isInSight, overflowing, speak } from './support/window-layout.ts'

const shared = sharedApp()

const smallest = [
  [380, 520],
  [761, 520],
] as const
const usual = [
  [1000, 760],
  [1120, 760],
] as const
const all = [...smallest, [560, 700], ...usual] as const

const key = '~abcdefghijklmnopqrstuvwxyz'
const links: AppState['links'] = [
  { url: `http://192.168.100.107:18080/${key}/`, kind: 'wifi', adapter: 'wlan0', isDefault: true },
  { url: `http://annas-laptop.local:18080/${key}/`, kind: 'name', adapter: '', isDefault: false },
]

const stateOf = ({ page }: DesktopApp) =>
  page.evaluate<AppState>(`spool.call('attach').then(({ state }) => state)`)

/** Shows a link that others can open, and the same by name: specs share with this computer only. */
async function showLinks(app: DesktopApp): Promise<void> {
  await tellWindow(app, 'state', { ...(await stateOf(app)), links })
  await app.page.getByTestId('named-link').waitFor()
}

/** How much of the panel has to be scrolled to, px. */
const hiddenBelow = ({ page }: DesktopApp) =>
  page
    .locator('.scrolls')
    .first()
    .evaluate(
      (element: { scrollHeight: number; clientHeight: number }) =>
        element.scrollHeight - element.clientHeight,
    )

describe('two items that are shared by a link with a PIN', () => {
  let app: DesktopApp

  beforeAll(async () => {
    const stage = await shared.begin({ access: 'link' })
    app = stage.app
    const [film, photos] = [join(stage.home.path, 'film.mkv'), join(stage.home.path, 'Photos')]
    writeFileSync(film, 'film')
    mkdirSync(photos)
    await app.page.evaluate(`spool.call('drop', ${JSON.stringify([film, photos])})`)
    await app.page.getByTestId('items').waitFor()
    await app.startSharing()
    await app.page.getByTestId('pin').waitFor()
  })

  describe.each(languages)('in the language %s', (language) => {
    beforeAll(async () => {
      await speak(app, language)
      await showLinks(app)
    })

    it.each(all)(`In ${language} at %i × %i nothing in the share panel is cut`, async (width, height) => {
      await app.page.setViewportSize({ width, height })
      const faults = async () => [
        ...(await cutOptions(app)),
        ...(await cut(app)),
        ...(await overflowing(app)),
      ]
      await expect.poll(faults, soon).toEqual([])
    })

    it.each(usual)(
      `In ${language} at %i × %i the share panel shows all it has without a scroll bar`,
      async (width, height) => {
        await app.page.setViewportSize({ width, height })
        await expect.poll(() => hiddenBelow(app), soon).toBe(0)
        for (const part of ['qr', 'pin', 'copy', 'who-can-open', 'share-ends', 'share-threads'])
          await expect.poll(() => isInSight(app, `[data-testid=${part}]`), soon).toBe(true)
      },
    )
  })

  it.each(smallest)('At %i × %i each option can be scrolled to', async (width, height) => {
    await app.page.setViewportSize({ width, height })
    for (const option of ['who-can-open', 'share-ends', 'share-port', 'share-threads']) {
      await app.page.getByTestId(option).scrollIntoViewIfNeeded()
      await expect.poll(() => isInSight(app, `[data-testid=${option}]`), soon).toBe(true)
    }
  })

  it('What has no room in a low window fades out, until it has been scrolled to', async () => {
    await app.page.setViewportSize({ width: 761, height: 520 })
    const panel = app.page.locator('.scrolls').first()
    const fades = () =>
      app.page.evaluate<string>(`getComputedStyle(document.querySelector('.scrolls'), '::after').opacity`)
    await panel.evaluate((element: { scrollTop: number }) => (element.scrollTop = 0))
    await expect.poll(fades, soon).toBe('1')
    await panel.evaluate((element: { scrollTop: number }) => (element.scrollTop = 10_000))
    await expect.poll(fades, soon).toBe('0')
  })
})

describe('a choice of who can open a share', () => {
  it.each([
    ['everyone', 'everyone on your network', 'Sharing with everyone on your network'],
    ['link', 'those with the link or the PIN', 'Sharing by link or PIN'],
    ['ask', 'those you let in', 'Sharing with those you let in'],
  ] as const)(
    'With %s as the choice, the panel says who will open it before the start, and who can after it',
    async (access, before, after) => {
      const { app } = await shared.begin({ access })
      const state = await stateOf(app)
      await tellWindow(app, 'state', { ...state, preferences: { ...state.preferences, host: undefined } })
      await app.page.getByText(`Start sharing, and ${before} can open this folder`).waitFor()
      await app.startSharing()
      await showLinks(app)
      expect(await app.page.getByTestId('state').innerText()).toBe(after)
    },
  )

  it('A choice that keeps someone out says from whom it protects, and says it again on request', async () => {
    const { app } = await shared.begin()
    const about = app.page.getByRole('note').filter({ hasText: 'isn’t encrypted' })
    const more = app.page.getByTestId('guests-about')
    expect(await more.count()).toBe(0)
    await app.page.getByTestId('who-can-open').selectOption('ask')
    await about.waitFor()
    expect(await axeViolations(app.page)).toEqual([])
    await app.page.keyboard.press('Escape')
    await about.waitFor({ state: 'hidden' })
    await more.click()
    await about.waitFor()
    await app.page.keyboard.press('Escape')
    await app.page.getByTestId('who-can-open').selectOption('everyone')
    await more.waitFor({ state: 'detached' })
    expect(await about.isVisible()).toBe(false)
    expect(app.complaints).toEqual([])
  })
})
