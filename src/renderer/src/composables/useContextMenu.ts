import type { MenuItems } from '../../../shared/app/menu-items.ts'
import { useAppStore } from '../stores/app.ts'

/** An item of a menu and what it does. */
export type MenuEntry =
  | {
      readonly label: string
      readonly action: () => void
      /** Default: true. */
      readonly enabled?: boolean
      /** Whether it has a check mark; undefined for an item that never has one. */
      readonly checked?: boolean
    }
  | 'separator'

/** Characters of a label that main accepts; a menu would be wider than the screen long before. */
const maxLabelLength = 200

/** Opens menus of the system itself, where `contextmenu` was fired: at the pointer, or at what has the focus. */
export function useContextMenu(): {
  readonly openMenu: (event: MouseEvent, entries: readonly MenuEntry[]) => Promise<void>
} {
  const app = useAppStore()
  return {
    openMenu: async (event, entries) => {
      event.preventDefault()
      const items: MenuItems = entries.map((entry, index) => {
        if (entry === 'separator') return { type: 'separator' }
        const { label, enabled, checked } = entry
        return { id: String(index), label: label.slice(0, maxLabelLength), enabled, checked }
      })
      const chosen = await app.call('showMenu', items, { x: event.clientX, y: event.clientY })
      const entry = chosen === undefined ? undefined : entries[Number(chosen)]
      if (entry !== undefined && entry !== 'separator') entry.action()
    },
  }
}
