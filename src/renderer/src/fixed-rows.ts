/** Which rows of a list are made: those in sight. All have one height, so that 100,000 cost no more than ten. */
import { computed, onScopeDispose, ref, watch, type ComputedRef, type Ref } from 'vue'

/** Rows made beyond both edges, so that scrolling shows no gaps. */
const overscan = 8

/** `first` is inclusive, `end` is not. */
export type RowRange = { readonly first: number; readonly end: number }

export type FixedRows = {
  readonly range: ComputedRef<RowRange>
  /** To be called when the list has been scrolled. */
  readonly scrolled: () => void
}

/** @param rowHeight px */
export function useFixedRows(
  scroller: Readonly<Ref<HTMLElement | null>>,
  count: () => number,
  rowHeight: number,
): FixedRows {
  const top = ref(0)
  const height = ref(0)
  const scrolled = () => (top.value = scroller.value?.scrollTop ?? 0)
  const observer = new ResizeObserver(() => (height.value = scroller.value?.clientHeight ?? 0))
  watch(scroller, (element) => {
    observer.disconnect()
    if (element !== null) observer.observe(element)
  })
  onScopeDispose(() => observer.disconnect())
  const range = computed(() => ({
    first: Math.max(0, Math.floor(top.value / rowHeight) - overscan),
    end: Math.min(count(), Math.ceil((top.value + height.value) / rowHeight) + overscan),
  }))
  return { range, scrolled }
}
