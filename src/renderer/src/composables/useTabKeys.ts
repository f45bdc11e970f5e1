import { nextTick, type Ref } from 'vue'

/**
 * The keys of tabs by the ARIA Authoring Practices: the list is one stop for Tab, arrow keys choose.
 *
 * @param names in the order of the tabs
 * @param shown name of the tab that is open
 * @returns for the key events of the element with the role `tablist`
 */
export function useTabKeys<Name extends string>(
  names: readonly Name[],
  shown: Ref<Name>,
): (event: KeyboardEvent) => void {
  return (event) => {
    const list = event.currentTarget as HTMLElement
    const at = names.indexOf(shown.value)
    const onward = document.dir === 'rtl' ? -1 : 1
    const to = { ArrowRight: at + onward, ArrowLeft: at - onward, Home: 0, End: -1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    shown.value = names.at(to % names.length)!
    void nextTick(() => list.querySelector<HTMLElement>('[aria-selected=true]')?.focus())
  }
}
