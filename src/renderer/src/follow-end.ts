/** Keeps a list that grows at its end there, until one scrolls away from it. */
import { nextTick, ref, watch, type Ref } from 'vue'

/** Nearer to the end than that, the list follows, px. */
const followDistance = 40

export type FollowEnd = {
  /** Whether the list is at its end and stays there. */
  readonly follows: Readonly<Ref<boolean>>
  /** Goes to the end, and stays there from now on. */
  readonly toEnd: () => void
  /** To be called when the list has been scrolled. */
  readonly scrolled: () => void
}

/**
 * Follows the end of what `scroller` holds.
 *
 * @param lengths what the place of the end depends on: watched
 * @param moved called after the list was scrolled from here
 */
export function useFollowEnd(
  scroller: Readonly<Ref<HTMLElement | null>>,
  lengths: () => readonly number[],
  moved: () => void,
): FollowEnd {
  const follows = ref(true)
  const toEnd = () => {
    follows.value = true
    void nextTick(() => {
      const element = scroller.value
      if (element === null) return
      element.scrollTop = element.scrollHeight
      moved()
    })
  }
  const scrolled = () => {
    const element = scroller.value
    if (element === null) return
    follows.value = element.scrollHeight - element.scrollTop - element.clientHeight < followDistance
  }
  watch(lengths, () => {
    if (follows.value) toEnd()
  })
  return { follows, toEnd, scrolled }
}
