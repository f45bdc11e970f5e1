/** Which rows of a list are made: those in sight. All have one height, so that 100,000 cost no more than ten. */
import { computed, ref, type ComputedRef, type Ref } from 'vue'

/** Rows made beyond both edges, so that scrolling shows no gaps. */
const overscan = 8
/** The same for a list that follows its end, and is made anew with every line that comes. */
const overscanAtEnd = 2

/** The list, all lengths in px. */
export type VirtualRowList = {
  readonly scroller: Readonly<Ref<HTMLElement | null>>
  readonly height: Readonly<Ref<number>>
  readonly rowHeight: Readonly<Ref<number>>
  readonly count: () => number
  /** Whether the list is at its end and stays there, though it may not have been scrolled to it yet. */
  readonly atEnd: () => boolean
}

/** `first` is inclusive, `end` is not. */
export type RowRange = { readonly first: number; readonly end: number }

export type VirtualRows = {
  readonly range: ComputedRef<RowRange>
  /** To be called when the list has been scrolled. */
  readonly scrolled: () => void
}

/** The rows of the list that are to be made. */
export function useVirtualRows({ scroller, height, rowHeight, count, atEnd }: VirtualRowList): VirtualRows {
  const place = ref(0)
  const scrolled = () => (place.value = scroller.value?.scrollTop ?? 0)
  const range = computed(() => {
    // Not made where the list still is, to be made once more where it will be.
    const [top, beyond] = atEnd()
      ? [Math.max(0, count() * rowHeight.value - height.value), overscanAtEnd]
      : [place.value, overscan]
    return {
      first: Math.max(0, Math.floor(top / rowHeight.value) - beyond),
      end: Math.min(count(), Math.ceil((top + height.value) / rowHeight.value) + beyond),
    }
  })
  return { range, scrolled }
}
