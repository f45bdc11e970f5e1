/** The context menu that is open, on the stand-in for Electron: real ones can't be driven. */
import { expect } from 'vitest'
import type { DesktopApp, StandIn } from './desktop-app.ts'
import { soon } from './serve.ts'

/** What a spec sees of a menu. */
type ShownMenu = {
  readonly labels: readonly string[]
  readonly disabled: readonly string[]
  readonly x: number
  readonly y: number
}

/** Waits for a menu; resolves to what it shows. A separator is shown as `-`. */
export async function openMenu(app: DesktopApp): Promise<ShownMenu> {
  const look = () =>
    app.electron.evaluate(() => {
      const open = (globalThis as StandIn).__standIn.openMenu
      if (open === undefined) return undefined
      const { x, y, menu } = open
      const items = menu.items.map(({ type, label = '', enabled }) => ({
        label: type === 'separator' ? '-' : label,
        enabled,
      }))
      const disabled = items.filter(({ enabled }) => enabled === false).map(({ label }) => label)
      return { labels: items.map(({ label }) => label), disabled, x, y }
    })
  await expect.poll(look, soon).toBeDefined()
  return (await look())!
}

/** Waits for a menu and chooses an item that can be chosen. */
export async function chooseFromMenu(app: DesktopApp, label: string): Promise<void> {
  await openMenu(app)
  await app.electron.evaluate((_electron, chosen) => {
    const { menu, end } = (globalThis as StandIn).__standIn.openMenu!
    const item = menu.items.find((each) => each.label === chosen)
    if (item === undefined || item.enabled === false) throw new Error(`The menu does not offer “${chosen}”.`)
    end(item)
  }, label)
}

/** Waits for a menu and closes it without a choice. */
export async function closeMenu(app: DesktopApp): Promise<void> {
  await openMenu(app)
  await app.electron.evaluate(() => (globalThis as StandIn).__standIn.openMenu!.end())
}
