/** Keeps a list that grows at its end there, until one scrolls away from it. */
import { nextTick, ref, watch, type Ref } from 'vue'

/** Nearer to the end than that, the list follows, px. */
const followDistance = 40

export type StickToEnd = {
  /** Whether the list is at its end and stays there. */
  readonly follows: Readonly<Ref<boolean>>
  /** Whether there is more of it below what is in sight. */
  readonly hasMore: Readonly<Ref<boolean>>
  /** Goes to the end, and stays there from now on. */
  readonly toEnd: () => void
  /** To be called when the list has been scrolled. */
  readonly scrolled: () => void
  /** To be called when the list has just been scrolled to what a key leads to, which `scrolled` hears of a frame later. */
  readonly placed: () => void
}

/**
 * Follows the end of what `scroller` holds.
 *
 * @param lengths what the place of the end depends on: watched
 * @param moved called after the list was scrolled from here
 * @param held whether it stays where it is: watched
 */
export function useStickToEnd(
  scroller: Readonly<Ref<HTMLElement | null>>,
  lengths: () => readonly number[],
  moved: () => void,
  held: () => boolean,
): StickToEnd {
  const follows = ref(true)
  const hasMore = ref(false)
  /** Where the list was when it was last looked at, and how far it could be scrolled, px. */
  let top = 0
  let room = 0
  const look = (element: HTMLElement) => {
    top = element.scrollTop
    room = roomOf(element)
    // At some zoom levels the end is a fraction of a pixel away.
    hasMore.value = room - top > 1
  }
  const toEnd = () => {
    follows.value = true
    void nextTick(() => {
      const element = scroller.value
      if (element === null) return
      element.scrollTop = element.scrollHeight
      look(element)
      moved()
    })
  }
  const scrolled = () => {
    const element = scroller.value
    if (element === null) return
    // The end may have gone away before a scroll to it is told of: only who scrolls up, with nothing else changed,
    // leaves it.
    if (isAtEnd(element)) follows.value ||= !held()
    else if (element.scrollTop < top && roomOf(element) === room) follows.value = false
    look(element)
  }
  const placed = () => {
    const element = scroller.value
    if (element === null) return
    follows.value &&= isAtEnd(element)
    look(element)
  }
  watch(lengths, () => {
    if (follows.value) toEnd()
    // It may be at its end now without having been scrolled.
    else void nextTick(scrolled)
  })
  watch(held, (now) => (follows.value &&= !now), { flush: 'sync' })
  return { follows, hasMore, toEnd, scrolled, placed }
}

function isAtEnd(element: HTMLElement): boolean {
  return roomOf(element) - element.scrollTop < followDistance
}

function roomOf({ scrollHeight, clientHeight }: HTMLElement): number {
  return scrollHeight - clientHeight
}
