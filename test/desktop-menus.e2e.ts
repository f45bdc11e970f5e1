/** The system's menus in the window. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DesktopApp, onStandIn, type StandIn } from './support/desktop-app.ts'
import { chooseFromMenu, closeMenu, openMenu } from './support/native-menu.ts'
import { soon } from './support/serve.ts'
import { homeWithShare } from './support/temporary-home.ts'

describe.runIf(onStandIn)('the menus of the window', () => {
  let home: Awaited<ReturnType<typeof homeWithShare>>
  let app: DesktopApp

  beforeAll(async () => {
    home = await homeWithShare()
    app = await DesktopApp.launch({ home })
    await app.startSharing()
    await fetch(`http://127.0.0.1:${home.port}/hello.txt`)
  })
  afterAll(async () => {
    await app[Symbol.asyncDispose]()
    home[Symbol.dispose]()
  })

  const row = () => app.page.getByTestId('log-row').filter({ hasText: '/hello.txt' })
  const copied = () => app.electron.evaluate(() => (globalThis as StandIn).__standIn.clipboard)

  it('A row of the log has a menu at the pointer, and does what is chosen', async () => {
    await row().click({ button: 'right', position: { x: 40, y: 10 } })
    const { x, y } = (await row().boundingBox())!
    const menu = await openMenu(app)
    expect(menu.labels).toEqual(['Copy path', 'Copy as log line', '-', 'Only 127.0.0.1', 'Only 2xx'])
    expect(menu.disabled).toEqual([])
    // To the pixel: the row may begin between two.
    expect(Math.abs(menu.x - x - 40)).toBeLessThan(1)
    expect(Math.abs(menu.y - y - 10)).toBeLessThan(1)
    await chooseFromMenu(app, 'Copy as log line')
    await expect.poll(copied, soon).toMatch(/"GET \/hello\.txt HTTP\/1\.1" 200/)
  })

  it('The menu of the row that has the focus opens on the keyboard, within the row', async () => {
    await row().focus()
    await app.page.keyboard.press('Shift+F10')
    const { x, y, width, height } = (await row().boundingBox())!
    const menu = await openMenu(app)
    expect(menu.labels).toEqual(['Copy path', 'Copy as log line', '-', 'Only 127.0.0.1', 'Only 2xx'])
    expect([menu.x >= x && menu.x <= x + width, menu.y >= y && menu.y <= y + height]).toEqual([true, true])
    await closeMenu(app)
    await row().click({ button: 'right' })
    await chooseFromMenu(app, 'Only 127.0.0.1')
    await app.page.getByTestId('only-client').click()
  })

  it('Find in the Edit menu goes to the filter of the requests, with its text selected', async () => {
    const field = app.page.getByRole('searchbox')
    await field.fill('hello')
    await row().focus()
    await app.electron.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()!.items.flatMap(({ submenu }) => submenu?.items ?? [])
      const find = items.find(({ accelerator }) => accelerator === 'CmdOrCtrl+F')!
      ;(find.click as () => void)()
    })
    await app.page.locator('input[type=search]:focus').waitFor()
    await app.page.keyboard.type('other')
    expect(await field.inputValue()).toBe('other')
    await field.fill('')
  })

  it('A text field has the menu that it has in other apps', async () => {
    const field = app.page.getByRole('searchbox')
    await field.fill('hello')
    await field.selectText()
    await field.click({ button: 'right' })
    const { labels, disabled } = await openMenu(app)
    expect([labels, disabled]).toEqual([['Cut', 'Copy', 'Paste', '-', 'Select All'], []])
    await closeMenu(app)
    await field.fill('')
    await field.click({ button: 'right' })
    expect((await openMenu(app)).disabled).toEqual(['Cut', 'Copy'])
    await closeMenu(app)
  })
})
