/**
 * Keeps the focus in its part of the window when what had it goes away, as a button does that is of no more use. Without
 * that a keyboard would have to begin again at the top.
 */

/** Marks the element of a part that takes the focus over. None where Enter does anything: it may be pressed twice. */
const heirs = '[data-takes-focus]:not(:disabled)'

/** Watches the whole window, as long as it is there. */
export function useFocusRestore(): void {
  let path: readonly Element[] = []
  document.addEventListener('focusin', ({ target }) => (path = pathOf(target as Element)))
  document.addEventListener('focusout', ({ target }) => {
    // An element that is removed loses the focus before: only afterwards can it be told from one that was left.
    queueMicrotask(() => {
      if ((target as Element).isConnected && document.activeElement === document.body) path = []
    })
  })
  new MutationObserver(() => {
    if (document.activeElement !== document.body || path[0]?.isConnected !== false) return
    const heir = heirOf(path)
    path = []
    heir?.focus()
  }).observe(document.body, { childList: true, subtree: true })
}

/** The element and all around it, but the page itself: a dialog has its own way back. */
function pathOf(element: Element): Element[] {
  const path: Element[] = []
  for (let at: Element | null = element; at !== null && at !== document.body; at = at.parentElement)
    path.push(at)
  return path
}

function heirOf(path: readonly Element[]): HTMLElement | undefined {
  for (const element of path) {
    if (!element.isConnected) continue
    const heir = element.matches(heirs) ? element : element.querySelector(heirs)
    if (heir !== null) return heir as HTMLElement
  }
  return undefined
}
