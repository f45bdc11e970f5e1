import { computed, type ComputedRef, type Ref } from 'vue'

/** Rows rendered beyond both edges, so that scrolling shows no gaps. */
const overscan = 8
/** The same for a list that follows its end, and is rendered again with every new line. */
const overscanAtEnd = 2

/** A scrolled list whose rows all have one height. Lengths are in px. */
export type VirtualRowList = {
  /** How far the list is scrolled. */
  readonly top: Readonly<Ref<number>>
  readonly height: Readonly<Ref<number>>
  readonly rowHeight: Readonly<Ref<number>>
  readonly count: () => number
  /** Whether the list is at its end and stays there, though it may not have been scrolled to it yet. */
  readonly atEnd: Readonly<Ref<boolean>>
}

/** `first` is inclusive, `end` is not. */
export type RowRange = { readonly first: number; readonly end: number }

/** The rows to render: those in sight, so that 100,000 cost no more than ten. */
export function useVirtualRows(list: VirtualRowList): ComputedRef<RowRange> {
  return computed(() => {
    const height = list.height.value
    const rowHeight = list.rowHeight.value
    const count = list.count()
    // At the end, not where the list still is: those rows would be rendered twice.
    const top = list.atEnd.value ? Math.max(0, count * rowHeight - height) : list.top.value
    const beyond = list.atEnd.value ? overscanAtEnd : overscan
    return {
      first: Math.max(0, Math.floor(top / rowHeight) - beyond),
      end: Math.min(count, Math.ceil((top + height) / rowHeight) + beyond),
    }
  })
}
