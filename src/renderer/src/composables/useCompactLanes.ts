/** Whether the threads' lanes are small, so that what lies below them stays in sight. */
import { computed, shallowRef, type ComputedRef } from 'vue'
import { useElementSize } from './useElementSize.ts'

/** From so many on they are small wherever they are. */
const manyLanes = 9
/** Of one that is not small, with the gap below it, px. */
const laneHeight = 31
/** Of all that is to be in sight beside the lanes, some requests and two downloads among it, px. */
const heightBeside = 633
/** In a narrower window the panels are one above the other, and the page scrolls, px. */
const columnsWidth = 761

/** Follows the window's size and the number of lanes. */
export function useCompactLanes(count: () => number): ComputedRef<boolean> {
  const { width, height } = useElementSize(shallowRef(document.documentElement))
  return computed(() => {
    const hasColumns = width.value >= columnsWidth
    return count() >= manyLanes || (hasColumns && count() * laneHeight > height.value - heightBeside)
  })
}
