import { computed, shallowRef, type ComputedRef } from 'vue'
import { useElementSize } from './useElementSize.ts'

/** From this many lanes on they are compact in any window. */
const manyLanes = 9
/** Height of a full lane, with the gap below it, px. */
const laneHeight = 31
/** Height of everything that should be in sight beside the lanes, among it some requests and two downloads, px. */
const heightBeside = 633
/** In a narrower window the panels are one above the other, and the page scrolls, px. */
const columnsWidth = 761

/**
 * Whether the threads' lanes are compact, so that what is below them stays in sight. Follows the window's size.
 *
 * @param count number of lanes: watched
 */
export function useCompactLanes(count: () => number): ComputedRef<boolean> {
  const { width, height } = useElementSize(shallowRef(document.documentElement))
  return computed(() => {
    const hasColumns = width.value >= columnsWidth
    return count() >= manyLanes || (hasColumns && count() * laneHeight > height.value - heightBeside)
  })
}
