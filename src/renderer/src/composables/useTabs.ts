import { nextTick, type Ref } from 'vue'

export type Tabs<Name extends string> = {
  /** Attributes of the element with the role `tab`. Its panel has the id `<name>-panel`. */
  readonly tabAttributes: (name: Name) => Readonly<Record<string, string | number | boolean>>
  /** For the key events of the element with the role `tablist`. */
  readonly pressed: (event: KeyboardEvent) => void
}

/**
 * Tabs by the ARIA Authoring Practices: one stop for Tab, arrow keys choose.
 *
 * @param shown name of the tab that is open
 */
export function useTabs<Name extends string>(names: readonly Name[], shown: Ref<Name>): Tabs<Name> {
  function pressed(event: KeyboardEvent): void {
    const list = event.currentTarget as HTMLElement
    const forwards = getComputedStyle(list).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const backwards = forwards === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight'
    const at = names.indexOf(shown.value)
    const to = { [backwards]: at - 1, [forwards]: at + 1, Home: 0, End: -1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    shown.value = names.at(to % names.length)!
    void nextTick(() => list.querySelector<HTMLElement>('[aria-selected=true]')?.focus())
  }

  return {
    tabAttributes: (name) => ({
      role: 'tab',
      'aria-selected': shown.value === name,
      ...(shown.value === name && { 'aria-controls': `${name}-panel` }),
      tabindex: shown.value === name ? 0 : -1,
    }),
    pressed,
  }
}
