/** The words of the tray: its title, its menu and what that can do. */
import { basename, dirname } from 'node:path'
import type { MenuItemConstructorOptions } from 'electron'
import { isOn, type AppState } from '../../../shared/app/app-state.ts'
import type { Translate } from '../../../shared/messages/translate.ts'
import { visibleText } from '../../../shared/text/printable.ts'
import { menuLabel } from '../window/menu-label.ts'

/** What the tray's menu can do. */
export type TrayActions = {
  readonly showWindow: () => void
  readonly start: () => void
  readonly stop: () => void
  /** One hour more for a share that ends at a time. */
  readonly extend: () => void
  readonly openLink: () => void
  readonly copyLink: () => void
  readonly chooseFolder: () => void
  readonly useFolder: (path: string) => void
  readonly quit: () => void
}

type Item = MenuItemConstructorOptions
const line: Item = { type: 'separator' }

/** Returns what the share is doing, in a few words: "Holiday 2026 — 2 downloads", "Not sharing". */
export function trayTitle({ sharing, folder }: AppState, downloads: number, translate: Translate): string {
  switch (sharing.kind) {
    case 'starting':
      return translate('share.starting')
    case 'stopping':
      return translate('share.ending')
    case 'stopped':
    case 'failed':
      return translate('share.off')
    case 'sharing': {
      if (sharing.folderGoneMs !== undefined) return translate('share.waiting')
      const name = visibleText(folder?.name ?? '')
      return downloads === 0 ? name : translate('tray.downloads', { folder: name, count: downloads })
    }
  }
}

/** Returns the items of the tray's menu. */
export function trayItems(
  state: AppState,
  title: string,
  translate: Translate,
  actions: TrayActions,
): Item[] {
  const recent = recentItems(state, actions)
  return [
    { id: 'title', label: title.replaceAll('&', '&&'), enabled: false },
    line,
    ...linkItems(state, translate, actions),
    ...endItems(state, translate, actions),
    shareItem(state, translate, actions),
    line,
    { id: 'choose', label: translate('menu.choose'), click: () => actions.chooseFolder() },
    { id: 'recent', label: translate('folder.recent'), enabled: recent.length > 0, submenu: recent },
    line,
    { id: 'show', label: translate('tray.show'), click: () => actions.showWindow() },
    { id: 'quit', label: translate('menu.quit'), click: () => actions.quit() },
  ]
}

function linkItems({ links }: AppState, translate: Translate, actions: TrayActions): Item[] {
  if (links.length === 0) return []
  return [
    { id: 'open', label: translate('tray.open'), click: () => actions.openLink() },
    { id: 'copy', label: translate('tray.copy'), click: () => actions.copyLink() },
  ]
}

/** Returns when the share ends, '' if nothing but the user ends it. No time left: a menu that is open closes whenever it changes. */
export function endTitle({ end: { ends }, locale }: AppState, translate: Translate): string {
  if (ends?.atMs !== undefined) {
    const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(ends.atMs)
    return translate('ends.atTime', { time })
  }
  if (ends?.deliveriesLeft !== undefined) return translate('ends.afterMore', { count: ends.deliveriesLeft })
  return ends === undefined ? '' : translate('ends.whenIdle')
}

function endItems(state: AppState, translate: Translate, actions: TrayActions): Item[] {
  const title = endTitle(state, translate)
  if (title === '') return []
  const item: Item = { id: 'ends', label: title, enabled: false }
  if (state.end.ends?.atMs === undefined) return [item]
  return [item, { id: 'extend', label: translate('ends.more'), click: () => actions.extend() }]
}

function shareItem({ sharing, folder }: AppState, translate: Translate, actions: TrayActions): Item {
  if (isOn(sharing)) return { id: 'stop', label: translate('share.stop'), click: () => actions.stop() }
  return {
    id: 'start',
    label: translate('share.start'),
    enabled: folder !== undefined && sharing.kind !== 'stopping',
    click: () => actions.start(),
  }
}

/** Only macOS shows tool tips of items. */
function recentItems({ recentFolders }: AppState, actions: TrayActions): Item[] {
  const paths = recentFolders.map(({ path }) => path)
  return paths.map((path) => ({
    label: menuLabel(shortName(path, paths)),
    toolTip: path,
    click: () => actions.useFolder(path),
  }))
}

/** Returns as much of the end of a path as distinguishes it from the others. */
function shortName(path: string, paths: readonly string[]): string {
  const isAlone = (nameOf: (path: string) => string) =>
    paths.filter((other) => nameOf(other) === nameOf(path)).length === 1
  if (isAlone(folderName)) return folderName(path)
  return isAlone(nameWithParent) ? nameWithParent(path) : path
}

/** A disk has no name but its path. */
function folderName(path: string): string {
  return basename(path) || path
}

function nameWithParent(path: string): string {
  return `${folderName(path)} — ${folderName(dirname(path))}`
}
