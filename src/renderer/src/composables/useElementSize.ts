import { onScopeDispose, ref, watch, type Ref } from 'vue'

/** Without border and scrollbars, px; 0 until it is known. */
export type ElementSize = { readonly width: Readonly<Ref<number>>; readonly height: Readonly<Ref<number>> }

/** Follows the size of the element while it exists. */
export function useElementSize(element: Readonly<Ref<HTMLElement | null>>): ElementSize {
  const width = ref(0)
  const height = ref(0)
  const observer = new ResizeObserver(() => {
    width.value = element.value?.clientWidth ?? 0
    height.value = element.value?.clientHeight ?? 0
  })
  const observe = (present: HTMLElement | null) => {
    observer.disconnect()
    if (present !== null) {
      observer.observe(present)
      return
    }
    width.value = 0
    height.value = 0
  }
  watch(element, observe, { immediate: true })
  onScopeDispose(() => observer.disconnect())
  return { width, height }
}
