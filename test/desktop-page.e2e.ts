/** What keeps the page in the desktop app's window where it belongs. */
import { beforeAll, describe, expect, it } from 'vitest'
import { DesktopApp, onStandIn, type StandIn } from './support/desktop-app.ts'
import { soon } from './support/serve.ts'
import { sharedApp } from './support/shared-app.ts'
import { takePort } from './support/temporary-home.ts'

const shared = sharedApp()

describe('the page in the window', () => {
  it('The page has no way to Node but the bridge, which cannot be changed', async () => {
    const { app } = await shared.begin()
    const types = await app.page.evaluate(`[typeof require, typeof process, typeof module, typeof Buffer]`)
    expect(types).toEqual(['undefined', 'undefined', 'undefined', 'undefined'])
    expect(await app.page.evaluate(`Object.keys(spool)`)).toEqual(['call', 'on', 'pathOf'])
    const changed = `(() => { 'use strict'; try { spool.call = () => 1 } catch (error) { return error.name } })()`
    expect(await app.page.evaluate(changed)).toBe('TypeError')
  })

  it('The page gets nothing of Electron by the bridge, not even on the removal of a listener', async () => {
    const { app } = await shared.begin()
    expect(await app.page.evaluate(`typeof spool.on('state', () => 1)()`)).toBe('undefined')
  })

  it('The page can send no proxy through the bridge, which copies what it carries', async () => {
    const { app } = await shared.begin()
    const send = (argument: string) =>
      app.page.evaluate(
        `(async () => { try { await spool.call('setPreferences', ${argument}) } catch (error) { return error.message } })()`,
      )
    expect(await send(`new Proxy({ hidden: true }, {})`)).toContain('could not be cloned')
    expect(await send(`{ hidden: true }`)).toBeUndefined()
  })

  describe.runIf(onStandIn)('the sandbox of the page', () => {
    const isForced = (app: DesktopApp) =>
      app.electron.evaluate(() => (globalThis as StandIn).__standIn.sandboxIsForced)

    it('The page is sandboxed by default', async () => {
      await using app = await DesktopApp.launch({ sandbox: true })
      expect(await isForced(app)).toBe(true)
    })

    it('The page is not forced into a sandbox if the command line says that the system has none', async () => {
      const { app } = await shared.begin()
      expect(await isForced(app)).toBe(false)
    })
  })

  it('The page cannot navigate elsewhere', async () => {
    await using elsewhere = await takePort()
    const { app } = await shared.begin()
    const window = await app.browserWindow()
    const asked = await window.evaluateHandle(({ webContents }) => ({
      refused: new Promise((resolve) => {
        webContents.once('will-navigate', ({ defaultPrevented }) => resolve(defaultPrevented))
      }),
    }))
    await app.page.evaluate(`void (location.href = 'http://127.0.0.1:${elsewhere.port}/')`)
    expect(await asked.evaluate(({ refused }) => refused)).toBe(true)
    expect(await app.page.getByTestId('start').isVisible()).toBe(true)
  })

  it('The page cannot open windows', async () => {
    const { app } = await shared.begin()
    expect(await app.page.evaluate(`window.open('https://example.org/')`)).toBe(null)
    await app.page.evaluate(`(() => {
      const link = document.createElement('a')
      Object.assign(link, { href: 'https://example.org/', target: '_blank' })
      document.body.append(link)
      link.click()
    })()`)
    await expect.poll(() => app.electron.windows().length, soon).toBe(1)
  })

  it('The page is bound by its policy: no foreign connection, no markup from text, no foreign script', async () => {
    const { app, home } = await shared.begin({ cors: true })
    await app.startSharing()
    const policy = await app.page.evaluate(
      `fetch('/index.html').then(({ headers }) => headers.get('content-security-policy'))`,
    )
    expect(policy).toContain(`default-src 'none'; script-src 'self'`)
    const outcome = (attempt: string) =>
      app.page.evaluate(
        `(async () => { try { await (${attempt})() } catch (error) { return error.name } })()`,
      )
    expect(await outcome(`() => fetch('http://127.0.0.1:${home.port}/hello.txt')`)).toBe('TypeError')
    expect(await outcome(`() => { document.body.innerHTML = '<b>x</b>' }`)).toBe('TypeError')
    expect(await outcome(`() => { document.createElement('script').src = 'data:,' }`)).toBe('TypeError')
  })

  it.runIf(onStandIn)('A page that crashes is loaded again, and shows the share that continued', async () => {
    const { app } = await shared.begin()
    await app.startSharing()
    await app.page.evaluate(`document.documentElement.dataset.before = 'yes'`)
    const window = await app.browserWindow()
    await window.evaluate(({ webContents }) => {
      webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 11 })
    })
    await app.page.locator('html:not([data-before])').waitFor()
    await app.state('sharing')
  })

  it('The page gets only files of the app', async () => {
    const { app } = await shared.begin()
    const status = (path: string) => app.page.evaluate(`fetch('${path}').then(({ status }) => status)`)
    expect(await status('/index.html')).toBe(200)
    expect(await status('/none.html')).toBe(404)
    expect(await status('/..%2f..%2fpackage.json')).toBe(404)
    expect(await status('/%2e%2e/main/index.js')).toBe(404)
  })

  describe('a bad call of the page', () => {
    let app: DesktopApp
    beforeAll(async () => void ({ app } = await shared.begin()))

    it.each([
      ['an unknown command', `'format'`, 'No such command.'],
      ['a name that every object has', `'constructor'`, 'No such command.'],
      ['a name that is not a text', `{}`, 'No such command.'],
      ['an argument of another kind', `'copy', 1`, 'Wrong arguments for copy.'],
      ['a missing argument', `'useFolder'`, 'Wrong arguments for useFolder.'],
      ['an empty path', `'useFolder', ''`, 'Wrong arguments for useFolder.'],
      ['a port beyond all ports', `'startOnPort', 65536`, 'Wrong arguments for startOnPort.'],
      ['a negative connection', `'cancelTransfer', -1`, 'Wrong arguments for cancelTransfer.'],
      ['an unknown format', `'exportLog', 'exe', []`, 'Wrong arguments for exportLog.'],
    ])('A call of the page with %s is refused', async (_what, args, message) => {
      const answer = await app.page.evaluate(`spool.call(${args}).catch((error) => error.message)`)
      expect(answer).toContain(message)
    })
  })

  it('The page can set only valid preferences, and nothing else', async () => {
    const { app, home } = await shared.begin()
    await app.page.evaluate(`spool.call('setPreferences', { folder: '/', hidden: true })`)
    expect(home.readSettings()).toMatchObject({ host: '127.0.0.1', hidden: true })
    expect(home.readSettings().folder).toBe(home.share)
    for (const change of [
      '{ port: 70000 }',
      `{ host: '0.0.0.0' }`,
      `{ host: '192.0.2.7' }`,
      `{ host: '' }`,
    ]) {
      const refused = `spool.call('setPreferences', ${change}).then(() => 'set', () => 'refused')`
      expect(await app.page.evaluate(refused)).toBe('refused')
    }
    expect(home.readSettings().host).toBe('127.0.0.1')
  })

  it.runIf(onStandIn)('The page is granted no permission', async () => {
    const { app } = await shared.begin()
    const granted = await app.electron.evaluate(() => {
      const { request, check, device } = (globalThis as StandIn).__standIn.permissions
      const answers: unknown[] = []
      const details = {} as never
      request!(details, 'media', (answer) => answers.push(answer), details)
      return [...answers, check!(details, 'media', '', details), device!(details)]
    })
    expect(granted).toEqual([false, false, false])
  })
})
