/** Files, folders and texts that are shared together, in the window of the built desktop app. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import type { AppState } from '../src/shared/app/app-state.ts'
import { axeViolations } from './support/axe.ts'
import type { DesktopApp } from './support/desktop-app.ts'
import { chooseFromMenu, openMenu } from './support/native-menu.ts'
import { soon } from './support/serve.ts'
import { sharedApp } from './support/shared-app.ts'
import { tellWindow } from './support/tell-window.ts'
import type { TemporaryHome } from './support/temporary-home.ts'

const shared = sharedApp()

/** Two folders and two files in the home. */
function things(home: TemporaryHome) {
  const at = (name: string) => join(home.path, name)
  mkdirSync(at('Photos'))
  writeFileSync(at('Photos/tower.jpg'), 'tower')
  writeFileSync(at('film.mkv'), 'film')
  writeFileSync(at('notes.txt'), 'notes')
  return at
}

/** Does what a drop on the window does: no driver can drop files. */
const drop = (app: DesktopApp, ...paths: string[]) =>
  app.page.evaluate(`spool.call('drop', ${JSON.stringify(paths)})`)

const shownItems = (app: DesktopApp) =>
  app.page.getByTestId('items').getByRole('listitem').locator('bdi').allTextContents()

async function names(port: number): Promise<string[]> {
  const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { Accept: 'application/json' } })
  return ((await response.json()) as { entries: { name: string }[] }).entries.map(({ name }) => name)
}

const statusOf = async (port: number, path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status

/** Has the window show the share's link as one of a network: no phone could open the one of this computer alone. */
async function showNetworkLink(app: DesktopApp): Promise<string> {
  await app.page.getByTestId('link').waitFor()
  const state = await app.page.evaluate<AppState>(`spool.call('attach').then(({ state }) => state)`)
  const links = state.links.map((link) => ({ ...link, kind: 'wifi' as const }))
  await tellWindow(app, 'state', { ...state, links })
  await app.page.getByTestId('qr').waitFor()
  return links[0]!.url
}

/** The dark modules of the QR code in the dialog, row by row, as its picture has them. */
function shownCode(app: DesktopApp): Promise<boolean[][]> {
  return app.page.evaluate<boolean[][]>(`(async () => {
    const image = document.querySelector('[data-testid=item-link] [data-testid=qr]')
    await image.decode()
    const { naturalWidth: width } = image
    const context = new OffscreenCanvas(width, width).getContext('2d')
    context.drawImage(image, 0, 0)
    const { data } = context.getImageData(0, 0, width, width)
    const modulePixels = 16
    const places = Array.from({ length: width / modulePixels }, (_, at) => (at + 0.5) * modulePixels)
    return places.map((y) => places.map((x) => data[(y * width + x) * 4] < 128))
  })()`)
}

describe('several things that are shared together', () => {
  it('What is dropped together is shared together, and can be added to and taken from while it runs', async () => {
    const { app, home } = await shared.begin()
    const at = things(home)
    await drop(app, at('film.mkv'), at('Photos'))
    await expect.poll(() => shownItems(app), soon).toEqual(['film.mkv', 'Photos'])
    await app.startSharing()
    expect(await names(home.port)).toEqual(['Photos', 'film.mkv'])
    expect(await statusOf(home.port, '/notes.txt')).toBe(404)
    await drop(app, at('notes.txt'))
    await expect.poll(() => names(home.port), soon).toEqual(['Photos', 'film.mkv', 'notes.txt'])
    await app.page.getByRole('button', { name: 'Stop sharing “Photos”' }).click()
    await expect.poll(() => names(home.port), soon).toEqual(['film.mkv', 'notes.txt'])
    expect(await shownItems(app)).toEqual(['film.mkv', 'notes.txt'])
    await app.state('sharing')
    expect(await axeViolations(app.page)).toEqual([])
  })

  it('A file alone is shared without its folder, and the menu beside it adds a text', async () => {
    const { app, home } = await shared.begin()
    const at = things(home)
    await drop(app, at('film.mkv'))
    await app.startSharing()
    expect(await names(home.port)).toEqual(['film.mkv'])
    await app.page.getByTestId('add-items').click()
    expect((await openMenu(app)).labels).toEqual(['Files…', 'Folder…', 'Text…'])
    await chooseFromMenu(app, 'Text…')
    await app.page.getByTestId('text').fill('Gate code: 4711')
    await app.page.getByRole('button', { name: 'Share', exact: true }).click()
    await app.page.getByTestId('text').waitFor({ state: 'detached' })
    await expect.poll(() => names(home.port), soon).toEqual(['film.mkv', 'text.txt'])
    const text = await fetch(`http://127.0.0.1:${home.port}/text.txt`)
    expect(await text.text()).toBe('Gate code: 4711')
  })

  it('More than ten thousand are refused in words, and what is shared stays', async () => {
    const { app, home } = await shared.begin()
    const at = things(home)
    await drop(app, at('film.mkv'))
    await app.startSharing()
    const said = app.electron.evaluate(
      ({ dialog }) =>
        new Promise((resolve) => {
          dialog.showMessageBox = (...args: unknown[]) => {
            resolve((args.at(-1) as { message: string }).message)
            return Promise.resolve({ response: 0, checkboxChecked: false })
          }
        }),
    )
    await drop(app, ...Array.from({ length: 10_000 }, (_, nth) => at(`none ${nth}`)))
    expect(await said).toBe(
      'No more than 10,000 files and folders can be shared together. Share the folder that holds them.',
    )
    expect(await shownItems(app)).toEqual(['film.mkv'])
    expect(await names(home.port)).toEqual(['film.mkv'])
    expect(app.complaints).toEqual([])
  })

  it('A text that is too long isn’t cut off, and the dialog says what helps', async () => {
    const { app, home } = await shared.begin()
    await drop(app, things(home)('film.mkv'))
    await app.page.getByTestId('add-items').click()
    await chooseFromMenu(app, 'Text…')
    const field = app.page.getByTestId('text')
    await field.fill('word '.repeat(210_000))
    await app.page.getByRole('alert').filter({ hasText: 'Save it as a file' }).waitFor()
    expect(await app.page.getByRole('button', { name: 'Share', exact: true }).isDisabled()).toBe(true)
    await field.fill('short')
    await app.page.getByRole('alert').filter({ hasText: 'Save it as a file' }).waitFor({ state: 'detached' })
    expect(await app.page.getByRole('button', { name: 'Share', exact: true }).isEnabled()).toBe(true)
  })

  it('An item that is gone is marked as missing, and the others are still shared', async () => {
    const { app, home } = await shared.begin()
    const at = things(home)
    await drop(app, at('film.mkv'), at('notes.txt'))
    await app.startSharing()
    renameSync(at('notes.txt'), at('away'))
    await app.focus()
    await app.page
      .getByRole('listitem')
      .filter({ hasText: 'notes.txt' })
      .filter({ hasText: 'missing' })
      .waitFor()
    await expect.poll(() => names(home.port), soon).toEqual(['film.mkv'])
    renameSync(at('away'), at('notes.txt'))
    await app.focus()
    await expect.poll(() => names(home.port), soon).toEqual(['film.mkv', 'notes.txt'])
  })

  it('Once the last item is taken away, the folder that was chosen before is shared again', async () => {
    const { app, home } = await shared.begin()
    const at = things(home)
    await drop(app, at('film.mkv'))
    await app.startSharing()
    await app.page.getByRole('button', { name: 'Stop sharing “film.mkv”' }).click()
    await app.page.getByTestId('survey').waitFor()
    await expect.poll(() => names(home.port).catch(() => []), soon).toContain('hello.txt')
    expect(await statusOf(home.port, '/film.mkv')).toBe(404)
  })
})

describe('the link of an item', () => {
  it('Each has a link with the key and a QR code of its own, which open its page and nothing else', async () => {
    const { app, home } = await shared.begin({ access: 'link' })
    const at = things(home)
    await drop(app, at('film.mkv'), at('Photos'))
    await app.page.evaluate(`spool.call('shareText', 'Gate code: 4711')`)
    await expect.poll(() => shownItems(app), soon).toEqual(['film.mkv', 'Photos', 'text.txt'])
    const buttons = app.page.getByRole('button', { name: /^Link to / })
    expect(await buttons.count()).toBe(0)
    await app.startSharing()
    const share = await showNetworkLink(app)
    expect(share).toMatch(/\/~[a-z2-7]{26}\/$/)
    const dialog = app.page.getByTestId('item-link')
    for (const [name, page, content] of [
      ['film.mkv', 'film.mkv?view', '<video'],
      ['Photos', 'Photos/', 'tower.jpg'],
      ['text.txt', 'text.txt?view', 'Gate code: 4711'],
    ] as const) {
      await app.page.getByRole('button', { name: `Link to “${name}”` }).click()
      await dialog.getByRole('heading', { name }).waitFor()
      const url = share + page
      expect(await dialog.getByTestId('item-url').innerText()).toBe(url.replace(/^http:\/\/|\/$/g, ''))
      expect(await shownCode(app)).toEqual(encode(url, { border: 2, ecc: 'M' }).data)
      await dialog.getByTestId('copy').click()
      await expect.poll(() => app.copied(), soon).toBe(url)
      const response = await fetch(url, { headers: { Accept: 'text/html' } })
      expect([response.status, response.url, await response.text()]).toEqual([
        200,
        url,
        expect.stringContaining(content),
      ])
      await dialog.getByRole('button', { name: 'Close' }).click()
      await dialog.waitFor({ state: 'hidden' })
    }
    expect(app.complaints).toEqual([])
  })

  it('The dialog closes once the item is taken away, and the link goes with the share', async () => {
    const { app, home } = await shared.begin()
    const at = things(home)
    await drop(app, at('film.mkv'), at('notes.txt'))
    await app.startSharing()
    const buttons = app.page.getByRole('button', { name: /^Link to / })
    await expect.poll(() => buttons.count(), soon).toBe(2)
    await buttons.first().click()
    const dialog = app.page.getByTestId('item-link')
    await dialog.getByTestId('item-url').waitFor()
    expect(await axeViolations(app.page)).toEqual([])
    // No phone gets to this computer by its loopback.
    expect(await dialog.getByTestId('qr').count()).toBe(0)
    await app.page.evaluate(`spool.call('removeItem', ${JSON.stringify(at('film.mkv'))})`)
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => buttons.count(), soon).toBe(1)
    await app.page.evaluate(`spool.call('stop', 'now')`)
    await expect.poll(() => buttons.count(), soon).toBe(0)
    expect(app.complaints).toEqual([])
  })
})
