/** The settings in the window of the built desktop app, and the file that they are kept in. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DesktopApp } from './support/desktop-app.ts'
import { openSettings } from './support/open-settings.ts'
import { soon } from './support/serve.ts'
import { sharedApp } from './support/shared-app.ts'
import { freePort, takePort, TemporaryHome } from './support/temporary-home.ts'

const shared = sharedApp()

/** Collects the values that main sets for a preference from now on; null for none. Returns those so far. */
async function followPreference({ page }: DesktopApp, name: string): Promise<() => Promise<unknown[]>> {
  await page.evaluate(`(async () => {
    globalThis.followed = []
    let last = (await spool.call('attach')).state.preferences.${name} ?? null
    spool.on('state', ({ preferences: { ${name}: value = null } }) => {
      if (value !== last) followed.push((last = value))
    })
  })()`)
  return () => page.evaluate<unknown[]>('followed')
}

describe('the settings', () => {
  it('The settings are the same after a restart', async () => {
    using home = new TemporaryHome()
    const port = await freePort()
    {
      await using app = await DesktopApp.launch({ home })
      await app.chooseInDialog(home.share)
      await app.page.getByText('Choose a folder').click()
      await app.page.getByTestId('survey').waitFor()
      await openSettings(app, 'advanced')
      await app.page.getByTestId('port').fill(String(port))
      await app.page.getByTestId('port').press('Enter')
      await openSettings(app)
      await app.page.getByTestId('hidden').check()
      // The app is quit by Playwright, which doesn't wait for what the page has sent.
      await expect.poll(() => home.readSettings(), soon).toMatchObject({ port, hidden: true })
    }
    await using app = await DesktopApp.launch({ home })
    await app.page.getByTitle(home.share).first().waitFor()
    await expect.poll(() => app.page.getByTestId('start').isEnabled()).toBe(true)
    await openSettings(app, 'advanced')
    expect(await app.page.getByTestId('port').inputValue()).toBe(String(port))
    await openSettings(app)
    expect(await app.page.getByTestId('hidden').isChecked()).toBe(true)
    // Nothing is offered that can't be had: the system can start only what is installed.
    expect(await app.page.getByTestId('launchAtLogin').count()).toBe(0)
  })

  it('The settings show any number of threads that is set, and which ports are valid', async () => {
    const { app, home } = await shared.begin({ threads: 7 })
    await openSettings(app, 'advanced')
    expect(await app.page.getByTestId('threads').inputValue()).toBe('7')
    const field = app.page.getByTestId('port')
    await field.fill('70000')
    await field.press('Enter')
    const problem = app.page.getByRole('alert').filter({ hasText: 'from 1 to 65535' })
    await problem.waitFor()
    // It stays to be corrected, or to be taken back.
    expect(await field.inputValue()).toBe('70000')
    expect(home.readSettings().port).toBe(home.port)
    await field.press('Escape')
    expect(await field.inputValue()).toBe(String(home.port))
    await problem.waitFor({ state: 'detached' })
  })

  it('A port is set with Enter or when its field is left, and by no key before that', async () => {
    const { app, home } = await shared.begin()
    const [one, two] = [await freePort(), await freePort()]
    await app.startSharing()
    await openSettings(app, 'advanced')
    const ports = await followPreference(app, 'port')
    const field = app.page.getByTestId('port')
    const { keyboard } = app.page
    await field.focus()
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown']) await keyboard.press(key)
    await field.hover()
    await app.page.mouse.wheel(0, -100)
    expect(await field.inputValue()).toBe(String(home.port))
    await field.fill(String(one))
    await keyboard.press('Tab')
    await expect.poll(() => home.readSettings().port, soon).toBe(one)
    // As input methods for Japanese write digits.
    await field.fill(String(two).replace(/\d/g, (digit) => '０１２３４５６７８９'[Number(digit)]!))
    expect(home.readSettings().port).toBe(one)
    await keyboard.press('Enter')
    await expect.poll(() => home.readSettings().port, soon).toBe(two)
    await app.state('sharing')
    await expect.poll(() => field.inputValue(), soon).toBe(String(two))
    expect(await ports()).toEqual([one, two])
    expect(await (await fetch(`http://127.0.0.1:${two}/hello.txt`)).text()).toBe('hello')
  })

  it('Escape takes back a port that was not set, and only the next one closes the settings', async () => {
    const { app, home } = await shared.begin()
    await openSettings(app, 'advanced')
    const field = app.page.getByTestId('port')
    await field.fill('9')
    await field.press('Escape')
    await expect.poll(() => field.inputValue(), soon).toBe(String(home.port))
    await field.press('Escape')
    await field.waitFor({ state: 'detached' })
    expect(home.readSettings().port).toBe(home.port)
    expect(app.complaints).toEqual([])
  })

  it.each([
    ['threads', ['8', '4', '3'], '3'],
    ['access', ['', '127.0.0.1', ''], undefined],
  ] as const)('Only the last of the choices that arrow keys pass is set: %s', async (id, passed, last) => {
    const { app, home } = await shared.begin({ threads: 2 })
    await openSettings(app, id === 'access' ? 'share' : 'advanced')
    const chosen = await followPreference(app, id === 'access' ? 'host' : id)
    // In one turn, so that they are fast on a slow machine, too.
    await app.page.evaluate(`(() => {
        const list = document.querySelector('[data-testid=${id}]')
        for (const value of ${JSON.stringify(passed)}) {
          list.value = value
          list.dispatchEvent(new Event('change', { bubbles: true }))
        }
      })()`)
    expect(await app.page.getByTestId(id).inputValue()).toBe(last ?? '')
    await expect.poll(async () => (await chosen()).length, soon).toBeGreaterThan(0)
    // What comes after all that was chosen.
    await openSettings(app)
    await app.page.getByTestId('hidden').check()
    await expect.poll(() => home.readSettings().hidden, soon).toBe(true)
    expect(await chosen()).toEqual([last === undefined ? null : Number(last)])
  })

  // Other systems have only one address of their own.
  it.runIf(process.platform === 'linux')(
    'The settings show the old access, and the reason, if the share can’t switch to all addresses',
    async () => {
      const { app, home } = await shared.begin()
      await using taken = await takePort(home.port, '127.0.0.2')
      await app.startSharing()
      await openSettings(app)
      const access = app.page.getByTestId('access')
      await access.selectOption('')
      const problem = app.page.getByRole('alert').filter({ hasText: `port ${taken.port}` })
      await problem.filter({ hasText: 'Access hasn’t changed.' }).waitFor()
      expect(await access.inputValue()).toBe('127.0.0.1')
      await app.state('sharing')
      expect(home.readSettings().host).toBe('127.0.0.1')
      expect(await (await fetch(`http://127.0.0.1:${home.port}/hello.txt`)).text()).toBe('hello')
    },
  )

  it('The settings show at the port that another program has it, while sharing continues', async () => {
    await using taken = await takePort()
    const { app, home } = await shared.begin()
    await app.startSharing()
    await openSettings(app, 'advanced')
    const field = app.page.getByTestId('port')
    await field.fill(String(taken.port))
    await field.press('Enter')
    const problem = app.page.getByRole('alert').filter({ hasText: `port ${taken.port}` })
    await problem.filter({ hasText: `Still sharing on port ${home.port}` }).waitFor()
    expect(await field.inputValue()).toBe(String(home.port))
    expect(home.readSettings().port).toBe(home.port)
    expect(await (await fetch(`http://127.0.0.1:${home.port}/hello.txt`)).text()).toBe('hello')
  })

  it('Settings in a damaged file are set aside, and the user is notified', async () => {
    using home = new TemporaryHome()
    writeFileSync(home.settingsFile, '{"port": 80')
    await using app = await DesktopApp.launch({ home })
    await app.page.getByText('Your settings file was damaged.').click()
    const notice = app.page.getByText(`The damaged file is now ${home.settingsFile}.damaged`)
    await notice.waitFor()
    expect(readFileSync(`${home.settingsFile}.damaged`, 'utf8')).toBe('{"port": 80')
    await app.page.getByText('only this computer can connect').click()
    await app.page.getByText(`File: ${home.settingsFile}`).waitFor()
    await app.page.getByRole('button', { name: 'OK' }).first().click()
    await notice.waitFor({ state: 'detached' })
  })

  it('The settings can allow everyone again after an address was lost with the file', async () => {
    using home = new TemporaryHome()
    writeFileSync(home.settingsFile, '{"host": 80}')
    await using app = await DesktopApp.launch({ home })
    const notice = app.page.getByText('only this computer can connect')
    await notice.waitFor()
    await openSettings(app)
    const access = app.page.getByLabel('Who can connect')
    const chosen = () => access.locator('option:checked').innerText()
    expect(await chosen()).toBe('Only this computer')
    await access.selectOption('Everyone on your network')
    await expect.poll(() => notice.count(), soon).toBe(0)
    expect(home.readSettings()).not.toHaveProperty('host')
    await access.selectOption('Only this computer')
    await expect.poll(() => home.readSettings().host, soon).toBe('127.0.0.1')
  })

  it('The settings show an address that was put into the file by hand', async () => {
    using home = new TemporaryHome({ host: '192.0.2.7' })
    await using app = await DesktopApp.launch({ home })
    await openSettings(app)
    const access = app.page.getByLabel('Who can connect')
    expect(await access.locator('option:checked').innerText()).toBe('Anyone who can reach 192.0.2.7')
  })

  it('The settings are in three tabs: arrow keys go from one to the next, and the last one is shown again', async () => {
    const { app } = await shared.begin()
    const { keyboard } = app.page
    const tab = (name: string) => app.page.getByRole('dialog').getByRole('tab', { name, exact: true })
    const shown = () =>
      app.page
        .getByRole('dialog')
        .getByRole('tabpanel')
        .evaluateAll((panels: { id: string }[]) => panels.map(({ id }) => id))
    await openSettings(app)
    await tab('Sharing').and(app.page.locator('[aria-selected=true]')).focus()
    for (const [key, name, id] of [
      ['ArrowRight', 'App', 'app'],
      ['ArrowRight', 'Advanced', 'advanced'],
      ['ArrowRight', 'Sharing', 'share'],
      ['ArrowLeft', 'Advanced', 'advanced'],
      ['Home', 'Sharing', 'share'],
      ['End', 'Advanced', 'advanced'],
    ] as const) {
      await keyboard.press(key)
      await tab(name).and(app.page.locator(':focus')).waitFor()
      expect(await shown()).toEqual([`settings-${id}`])
    }
    await keyboard.press('Tab')
    expect(await app.page.locator(':focus').getAttribute('data-testid')).toBe('port')
    await keyboard.press('Escape')
    await app.page.getByRole('dialog').waitFor({ state: 'detached' })
    await app.page.locator('header .button').last().click()
    await tab('Advanced').and(app.page.locator('[aria-selected=true]')).waitFor()
  })

  it.each([
    [1120, 760, false],
    [480, 600, true],
  ])(
    'At %i × %i the settings have one height, and only a tab’s contents may scroll',
    async (width, height, scrolls) => {
      const { app } = await shared.begin({ language: 'de' })
      await app.page.setViewportSize({ width, height })
      const boxes: unknown[] = []
      for (const tab of ['share', 'app', 'advanced'] as const) {
        await openSettings(app, tab)
        boxes.push([
          await app.page.getByRole('dialog').boundingBox(),
          await app.page.getByRole('dialog').getByRole('tablist').boundingBox(),
        ])
        const scrolled = await app.page.evaluate<string[]>(
          `[...document.querySelectorAll('dialog, dialog *')]
          .filter(({ scrollHeight, clientHeight, className }) => clientHeight > 0 && scrollHeight > clientHeight && className !== 'hidden-visually')
          .map(({ className }) => className)`,
        )
        expect(scrolled.filter((name) => name !== 'panels' || !scrolls)).toEqual([])
      }
      expect(new Set(boxes.map((box) => JSON.stringify(box))).size).toBe(1)
    },
  )

  it('Each setting has a hint of one sentence or two, which screen readers get with its name', async () => {
    const { app } = await shared.begin()
    await openSettings(app)
    const described = await app.page.evaluate<string[]>(
      `[...document.querySelectorAll('[role=tabpanel] :is(input, select)')].map((control) =>
        document.getElementById(control.getAttribute('aria-describedby').split(' ')[0]).textContent)`,
    )
    expect(described.length).toBeGreaterThan(9)
    for (const hint of described) expect(hint).toMatch(/^.{10,110}\.$/)
  })

  it('A share for this computer alone opens to others by the button in its settings', async () => {
    const { app, home } = await shared.begin()
    await openSettings(app)
    await app.page.getByTestId('let-others').click()
    await expect.poll(() => home.readSettings(), soon).not.toHaveProperty('host')
    await app.page.getByTestId('let-others').waitFor({ state: 'detached' })
    expect(await app.page.getByTestId('access').inputValue()).toBe('')
    // The button that had the focus is gone.
    await app.page.getByTestId('access').and(app.page.locator(':focus')).waitFor()
  })

  it('A port field that is emptied leaves the choice of the port to the app', async () => {
    const { app, home } = await shared.begin()
    await openSettings(app, 'advanced')
    const field = app.page.getByTestId('port')
    expect(await field.getAttribute('placeholder')).toBe('Automatic')
    await field.fill('')
    await field.press('Enter')
    await expect.poll(() => home.readSettings().port, soon).not.toBe(home.port)
    expect(await app.page.getByRole('alert').filter({ hasText: /./ }).count()).toBe(0)
  })
})

describe('the recent folders', () => {
  it('The recent folders show which are missing, and one that is back when the window gets the focus', async () => {
    const { app, home } = await shared.begin()
    const [there, gone] = [join(home.path, 'there'), join(home.path, 'gone')]
    mkdirSync(there)
    await app.useFolders(home.share, there, gone)
    await app.focus()
    const missing = app.page.getByRole('button', { name: /missing$/ })
    await missing.waitFor()
    expect(await missing.getAttribute('title')).toBe(gone)
    mkdirSync(gone)
    await app.focus()
    await missing.waitFor({ state: 'detached' })
    await app.page.getByTitle(gone, { exact: true }).click()
    await expect.poll(() => home.readSettings().folder, soon).toBe(gone)
  })

  it('A recent folder that is taken off the list stays off it', async () => {
    const { app, home } = await shared.begin()
    const [one, other] = [join(home.path, 'one'), join(home.path, 'other')]
    await app.useFolders(home.share, one, other)
    await app.page.getByRole('button', { name: `Remove “${basename(one)}” from this list` }).click()
    await app.page.getByTitle(one, { exact: true }).waitFor({ state: 'detached' })
    expect(await app.page.getByTestId('state').getAttribute('data-state')).toBe('stopped')
    await app.close()
    expect(home.readSettings().recentFolders).toEqual([home.share, other])
  })
})
