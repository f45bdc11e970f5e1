/** Which rows of a list are made: those in sight. All have one height, so that 100,000 cost no more than ten. */
import { computed, ref, type ComputedRef, type Ref } from 'vue'

/** Rows made beyond both edges, so that scrolling shows no gaps. */
const overscan = 8

/** The list, all lengths in px. */
export type FixedRowList = {
  readonly scroller: Readonly<Ref<HTMLElement | null>>
  readonly height: Readonly<Ref<number>>
  readonly rowHeight: Readonly<Ref<number>>
  readonly count: () => number
}

/** `first` is inclusive, `end` is not. */
export type RowRange = { readonly first: number; readonly end: number }

export type FixedRows = {
  readonly range: ComputedRef<RowRange>
  /** To be called when the list has been scrolled. */
  readonly scrolled: () => void
}

/** The rows of the list that are to be made. */
export function useFixedRows({ scroller, height, rowHeight, count }: FixedRowList): FixedRows {
  const top = ref(0)
  const scrolled = () => (top.value = scroller.value?.scrollTop ?? 0)
  const range = computed(() => ({
    first: Math.max(0, Math.floor(top.value / rowHeight.value) - overscan),
    end: Math.min(count(), Math.ceil((top.value + height.value) / rowHeight.value) + overscan),
  }))
  return { range, scrolled }
}
