import { onScopeDispose } from 'vue'

/** Marks the element of a part that inherits the focus. Never one where Enter acts: it may be pressed twice. */
const heirs = '[data-takes-focus]:not(:disabled)'

/**
 * Keeps the focus in its part of the window when the element that has it is removed, as a button is that has become
 * useless. Otherwise a keyboard user would have to start again at the top. Watches the whole window.
 */
export function useFocusRestore(): void {
  let path: readonly Element[] = []
  const focused = ({ target }: FocusEvent) => (path = pathOf(target as Element))
  const blurred = ({ target }: FocusEvent) => {
    // An element loses the focus before it is removed: only afterwards can it be told from one that was left.
    queueMicrotask(() => {
      if ((target as Element).isConnected && document.activeElement === document.body) path = []
    })
  }
  const observer = new MutationObserver(() => {
    if (document.activeElement !== document.body || path[0]?.isConnected !== false) return
    const heir = heirOf(path)
    path = []
    heir?.focus()
  })
  document.addEventListener('focusin', focused)
  document.addEventListener('focusout', blurred)
  observer.observe(document.body, { childList: true, subtree: true })
  onScopeDispose(() => {
    document.removeEventListener('focusin', focused)
    document.removeEventListener('focusout', blurred)
    observer.disconnect()
  })
}

/** The element and its ancestors, up to the body. */
function pathOf(element: Element): Element[] {
  const path: Element[] = []
  for (let at: Element | null = element; at !== null && at !== document.body; at = at.parentElement)
    path.push(at)
  return path
}

function heirOf(path: readonly Element[]): HTMLElement | undefined {
  for (const element of path) {
    if (!element.isConnected) continue
    const heir = element.matches(heirs) ? element : element.querySelector<HTMLElement>(heirs)
    if (heir !== null) return heir as HTMLElement
  }
  return undefined
}
