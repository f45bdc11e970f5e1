/** The settings in the window of the built desktop app, and the file that they are kept in. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DesktopApp } from './support/desktop-app.ts'
import { soon } from './support/serve.ts'
import { freePort, homeWithShare, takePort, TemporaryHome } from './support/temporary-home.ts'

describe('the settings', () => {
  it('are the same after a restart', async () => {
    using home = new TemporaryHome()
    const port = await freePort()
    {
      await using app = await DesktopApp.launch({ home })
      await app.chooseInDialog(home.share)
      await app.page.getByText('Choose a folder').click()
      await app.page.getByTestId('survey').waitFor()
      await app.page.getByRole('button', { name: 'Settings' }).click()
      await app.page.getByTestId('port').fill(String(port))
      await app.page.getByTestId('port').press('Enter')
      await app.page.getByTestId('hidden').check()
    }
    await using app = await DesktopApp.launch({ home })
    await app.page.getByTitle(home.share).first().waitFor()
    expect(await app.page.getByTestId('start').isEnabled()).toBe(true)
    await app.page.getByRole('button', { name: 'Settings' }).click()
    expect(await app.page.getByTestId('port').inputValue()).toBe(String(port))
    expect(await app.page.getByTestId('hidden').isChecked()).toBe(true)
  })

  it('have whatever number of threads is set, and say which ports there are', async () => {
    using home = await homeWithShare({ threads: 7 })
    await using app = await DesktopApp.launch({ home })
    await app.page.getByRole('button', { name: 'Settings' }).click()
    expect(await app.page.getByTestId('threads').inputValue()).toBe('7')
    const field = app.page.getByTestId('port')
    await field.fill('70000')
    await field.press('Enter')
    await app.page.getByRole('alert').filter({ hasText: 'from 1 to 65535' }).waitFor()
    expect(await field.inputValue()).toBe(String(home.port))
  })

  it('say at the port that another program has it, while sharing goes on', async () => {
    await using taken = await takePort()
    using home = await homeWithShare()
    await using app = await DesktopApp.launch({ home })
    await app.startSharing()
    await app.page.getByRole('button', { name: 'Settings' }).click()
    const field = app.page.getByTestId('port')
    await field.fill(String(taken.port))
    await field.press('Enter')
    const problem = app.page.getByRole('alert').filter({ hasText: `port ${taken.port}` })
    await problem.filter({ hasText: `goes on under port ${home.port}` }).waitFor()
    expect(await field.inputValue()).toBe(String(home.port))
    expect(home.readSettings().port).toBe(home.port)
    expect(await (await fetch(`http://127.0.0.1:${home.port}/hello.txt`)).text()).toBe('hello')
  })

  it('are set aside if their file is damaged, and the person is told', async () => {
    using home = new TemporaryHome()
    writeFileSync(home.settingsFile, '{"port": 80')
    await using app = await DesktopApp.launch({ home })
    const notice = app.page.getByText(`set aside as ${home.settingsFile}.damaged`)
    await notice.waitFor()
    expect(readFileSync(`${home.settingsFile}.damaged`, 'utf8')).toBe('{"port": 80')
    await app.page.getByText(`The file is ${home.settingsFile}`).waitFor()
    await app.page.getByRole('button', { name: 'OK' }).first().click()
    await notice.waitFor({ state: 'detached' })
  })

  it('say who can open the links, for everyone again after an address was lost with the file, too', async () => {
    using home = new TemporaryHome()
    writeFileSync(home.settingsFile, '{"host": 80}')
    await using app = await DesktopApp.launch({ home })
    const notice = app.page.getByText('Only this computer can open the links')
    await notice.waitFor()
    await app.page.getByRole('button', { name: 'Settings' }).click()
    const access = app.page.getByLabel('Who can open the links')
    const chosen = () => access.locator('option:checked').innerText()
    expect(await chosen()).toBe('Only this computer')
    await access.selectOption('Everyone on the network')
    await expect.poll(() => notice.count(), soon).toBe(0)
    expect(home.readSettings()).not.toHaveProperty('host')
    await access.selectOption('Only this computer')
    await expect.poll(() => home.readSettings().host, soon).toBe('127.0.0.1')
  })

  it('name an address that somebody has put into the file', async () => {
    using home = new TemporaryHome({ host: '192.0.2.7' })
    await using app = await DesktopApp.launch({ home })
    await app.page.getByRole('button', { name: 'Settings' }).click()
    const access = app.page.getByLabel('Who can open the links')
    expect(await access.locator('option:checked').innerText()).toBe('Whoever reaches 192.0.2.7')
  })
})

describe('the recent folders', () => {
  it('say which of them are not there, and notice one that comes back when the window is looked at', async () => {
    using home = await homeWithShare()
    const [there, gone] = [join(home.path, 'there'), join(home.path, 'gone')]
    mkdirSync(there)
    home.writeSettings({ folder: home.share, recentFolders: [home.share, there, gone] })
    await using app = await DesktopApp.launch({ home })
    const missing = app.page.getByRole('button', { name: /missing$/ })
    await missing.waitFor()
    expect(await missing.innerText()).toContain(gone)
    mkdirSync(gone)
    await app.electron.evaluate(({ app: electron, BrowserWindow }) =>
      electron.emit('browser-window-focus', {}, BrowserWindow.getAllWindows()[0]),
    )
    await missing.waitFor({ state: 'detached' })
    await app.page.getByRole('button', { name: gone, exact: true }).click()
    await app.page.getByTitle(gone).first().waitFor()
    // Its title is in the list of recent folders, too, before the click has come to main.
    await expect.poll(() => home.readSettings().folder, soon).toBe(gone)
  })

  it('are taken off their list one by one, for good', async () => {
    using home = await homeWithShare()
    const [one, other] = [join(home.path, 'one'), join(home.path, 'other')]
    home.writeSettings({ folder: home.share, recentFolders: [home.share, one, other] })
    {
      await using app = await DesktopApp.launch({ home })
      await app.page.getByRole('button', { name: `Take ${one} off the list` }).click()
      await app.page.getByText(one).first().waitFor({ state: 'detached' })
      expect(await app.page.getByTestId('state').getAttribute('data-state')).toBe('stopped')
    }
    expect(home.readSettings().recentFolders).toEqual([home.share, other])
  })
})
