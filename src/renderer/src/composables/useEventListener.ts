import { watch, type Ref } from 'vue'

/** Listens on the element while it exists, and no longer than the current scope. */
export function useEventListener<Name extends keyof HTMLElementEventMap>(
  element: Readonly<Ref<HTMLElement | null>>,
  name: Name,
  listener: (event: HTMLElementEventMap[Name]) => void,
): void {
  const listen = (present: HTMLElement | null, _before: unknown, onCleanup: (end: () => void) => void) => {
    present?.addEventListener(name, listener)
    onCleanup(() => present?.removeEventListener(name, listener))
  }
  watch(element, listen, { immediate: true })
}
