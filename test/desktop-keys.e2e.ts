/** Who can open a share, in the window of the built desktop app. */
import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DesktopApp, StandIn } from './support/desktop-app.ts'
import { chooseFromMenu } from './support/native-menu.ts'
import { soon } from './support/serve.ts'
import { sharedApp } from './support/shared-app.ts'
import { slowDownload } from './support/slow-download.ts'

const shared = sharedApp()

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1'

/** Has questions answered with the button at `response`; returns their texts so far. */
async function answerQuestions({ electron }: DesktopApp, response: number): Promise<() => Promise<string[]>> {
  const asked = await electron.evaluateHandle(({ dialog }, chosen) => {
    const note = { texts: [] as string[] }
    dialog.showMessageBox = (...args: unknown[]) => {
      const { message, detail = '' } = args.at(-1) as Electron.MessageBoxOptions
      note.texts.push(`${message} ${detail}`)
      return Promise.resolve({ response: chosen, checkboxChecked: false })
    }
    return note
  }, response)
  return () => asked.evaluate(({ texts }) => texts)
}

const statusOf = async (url: string) => (await fetch(url, { redirect: 'manual' })).status
const linkOf = (app: DesktopApp) => app.page.getByTestId('link').getAttribute('href')
const pinOf = async (app: DesktopApp) => (await app.page.getByTestId('pin').innerText()).replace(/\D/g, '')

describe('a share by its link', () => {
  it('The choice in the window takes effect while sharing, and gives the link a key and the card a PIN', async () => {
    const { app, home } = await shared.begin()
    await app.startSharing()
    const url = `http://127.0.0.1:${home.port}/`
    expect(await statusOf(`${url}hello.txt`)).toBe(200)
    await app.page.getByTestId('who-can-open').selectOption('link')
    await expect.poll(() => statusOf(`${url}hello.txt`), soon).toBe(404)
    await expect.poll(() => linkOf(app), soon).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/~[a-z2-7]{26}\/$/)
    expect(await statusOf(`${(await linkOf(app))!}hello.txt`)).toBe(200)
    // Whoever types the address is asked for the PIN, so the key isn't to be read there.
    expect(await app.page.getByTestId('link').innerText()).toBe(`127.0.0.1:${home.port}`)
    const pin = await pinOf(app)
    expect(pin).toMatch(/^\d{6}$/)
    expect(await statusOf(`${url}?pin=${pin}`)).toBe(303)
    await app.page.getByTestId('new-pin').click()
    await expect.poll(() => pinOf(app), soon).not.toBe(pin)
    expect(await statusOf(`${url}?pin=${pin}`)).toBe(403)
    expect(home.readSettings().access).toBe('link')
    expect(app.complaints).toEqual([])
  })

  it('A new link ends the old one at once, unasked, and leaves the PIN and those who came by it', async () => {
    const { app, home } = await shared.begin({ access: 'link' })
    await app.startSharing()
    await app.page.getByTestId('pin').waitFor()
    const before = (await linkOf(app))!
    const pin = await pinOf(app)
    const { url: own } = await fetch(`http://127.0.0.1:${home.port}/?pin=${pin}`)
    await app.page.getByRole('button', { name: 'New link' }).click()
    await expect.poll(() => linkOf(app), soon).not.toBe(before)
    const after = (await linkOf(app))!
    expect(await Promise.all([before, after, own].map((url) => statusOf(`${url}hello.txt`)))).toEqual([
      404, 200, 200,
    ])
    expect(await pinOf(app)).toBe(pin)
    expect(app.complaints).toEqual([])
  })

  it('A new link asks while something is downloaded by the old one, and only then', async () => {
    const { app, home } = await shared.begin({ access: 'link' })
    writeFileSync(join(home.share, 'large.bin'), '')
    truncateSync(join(home.share, 'large.bin'), 48 << 20)
    await app.startSharing()
    await app.page.getByTestId('pin').waitFor()
    const before = (await linkOf(app))!
    const { url: own } = await fetch(`http://127.0.0.1:${home.port}/?pin=${await pinOf(app)}`)
    const slow = (url: string) => slowDownload(home.port, `${new URL(url).pathname}large.bin`)
    using byPin = await slow(own)
    using byLink = await slow(before)
    await expect.poll(() => app.page.getByTestId('transfer').count(), soon).toBe(2)
    const declined = await answerQuestions(app, 0)
    await app.page.getByTestId('new-link').click()
    await expect.poll(declined, soon).toEqual(['A download is in progress. A new link will interrupt it.'])
    expect(await statusOf(`${before}hello.txt`)).toBe(200)
    const agreed = await answerQuestions(app, 1)
    await app.page.getByTestId('new-link').click()
    await expect.poll(() => linkOf(app), soon).not.toBe(before)
    byLink.socket.resume()
    await byLink.readToEnd()
    await expect.poll(() => app.page.getByTestId('transfer').count(), soon).toBe(1)
    expect(byPin.socket.destroyed).toBe(false)
    const second = (await linkOf(app))!
    await app.page.getByTestId('new-link').click()
    await expect.poll(() => statusOf(`${second}hello.txt`), soon).toBe(404)
    expect(await agreed()).toHaveLength(1)
  })

  it('A guest with a key is put out by its menu', async () => {
    const { app, home } = await shared.begin({ access: 'link' })
    await app.startSharing()
    await app.page.getByTestId('pin').waitFor()
    const url = `http://127.0.0.1:${home.port}/`
    const { url: own } = await fetch(`${url}?pin=${await pinOf(app)}`, { headers: { 'User-Agent': iphone } })
    expect(await statusOf(`${own}hello.txt`)).toBe(200)
    await app.page.getByTestId('guests-tab').click()
    await app.page.getByTestId('guest-key').waitFor()
    await app.page.getByTestId('guest-menu').click()
    await chooseFromMenu(app, 'Put out')
    await expect.poll(() => statusOf(`${own}hello.txt`), soon).toBe(404)
    await app.page.getByTestId('guest-key').waitFor({ state: 'detached' })
  })
})

describe('a share that asks', () => {
  it('A guest who asks is announced, and comes in once it is let in', async () => {
    const { app, home } = await shared.begin({ access: 'ask' })
    await app.startSharing()
    const headers = { 'User-Agent': iphone }
    const url = `http://127.0.0.1:${home.port}/`
    const { url: place } = await fetch(url, { headers })
    expect(place).toMatch(/\?ask=[a-z2-7]{26}$/)
    const ask = app.page.getByTestId('ask')
    await ask.filter({ hasText: 'iPhone · Safari, 127.0.0.1: let in?' }).waitFor()
    await expect
      .poll(
        () =>
          app.electron.evaluate(() =>
            (globalThis as StandIn).__standIn.notifications.map(({ body }) => body),
          ),
        soon,
      )
      .toEqual(['iPhone · Safari, 127.0.0.1: let in?'])
    await app.page.getByTestId('let-in').click()
    await ask.waitFor({ state: 'detached' })
    const { url: own } = await fetch(place, { headers })
    expect(own).toMatch(/\/~[a-z2-7]{26}\/$/)
    expect(await statusOf(`${own}hello.txt`)).toBe(200)
    const { url: other } = await fetch(url, { headers })
    await ask.waitFor()
    await app.page.getByTestId('turn-away').click()
    await expect.poll(() => statusOf(other), soon).toBe(403)
    expect(app.complaints).toEqual([])
  })
})
