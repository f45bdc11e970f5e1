import { nextTick, ref, watch, type Ref } from 'vue'
import { useEventListener } from './useEventListener.ts'

/** Within this distance of its end the list follows it, px. */
const followDistance = 40

export type StickToEnd = {
  /** How far the list is scrolled, px. */
  readonly top: Readonly<Ref<number>>
  /** Whether the list is at its end and stays there. */
  readonly follows: Readonly<Ref<boolean>>
  /** Whether there is more of the list below what is in sight. */
  readonly hasMore: Readonly<Ref<boolean>>
  /** Scrolls to the end, and follows it from now on. */
  readonly toEnd: () => void
  /** Scrolls to a place, px, and stops following unless that is the end. */
  readonly scrollTo: (place: number) => void
}

/**
 * Keeps a list that grows at its end scrolled to the end, until the user scrolls up.
 *
 * @param lengths what the position of the end depends on: watched
 * @param held whether the list stays where it is: watched
 */
export function useStickToEnd(
  scroller: Readonly<Ref<HTMLElement | null>>,
  lengths: () => readonly number[],
  held: () => boolean,
): StickToEnd {
  const top = ref(0)
  const follows = ref(true)
  const hasMore = ref(false)
  /** How far the list could be scrolled when it was last measured, px. */
  let room = 0

  function measure(element: HTMLElement): void {
    top.value = element.scrollTop
    room = roomOf(element)
    // At some zoom levels the end is a fraction of a pixel away.
    hasMore.value = room - top.value > 1
  }

  function toEnd(): void {
    follows.value = true
    void nextTick(() => {
      const element = scroller.value
      if (element === null) return
      element.scrollTop = element.scrollHeight
      measure(element)
    })
  }

  function scrollTo(place: number): void {
    const element = scroller.value
    if (element === null) return
    element.scrollTop = place
    follows.value &&= isAtEnd(element)
    measure(element)
  }

  function scrolled(): void {
    const element = scroller.value
    if (element === null) return
    // The end may have moved on before the event of a scroll to it arrives. So only scrolling up, with nothing else
    // changed, leaves it.
    if (isAtEnd(element)) follows.value ||= !held()
    else if (element.scrollTop < top.value && roomOf(element) === room) follows.value = false
    measure(element)
  }

  useEventListener(scroller, 'scroll', scrolled)
  watch(lengths, () => {
    if (follows.value) toEnd()
    // It may be at its end now without having been scrolled.
    else void nextTick(scrolled)
  })
  watch(held, (now) => (follows.value &&= !now), { flush: 'sync' })
  return { top, follows, hasMore, toEnd, scrollTo }
}

function isAtEnd(element: HTMLElement): boolean {
  return roomOf(element) - element.scrollTop < followDistance
}

function roomOf({ scrollHeight, clientHeight }: HTMLElement): number {
  return scrollHeight - clientHeight
}
