import { onScopeDispose, ref, watch, type Ref } from 'vue'

/** The time, ms since the epoch, every second while `isNeeded`; a hidden window wakes up for it once a minute at most. */
export function useNow(isNeeded: () => boolean): Readonly<Ref<number>> {
  const now = ref(Date.now())
  let clock: ReturnType<typeof setInterval> | undefined
  watch(
    isNeeded,
    (needed) => {
      clearInterval(clock)
      now.value = Date.now()
      if (needed) clock = setInterval(() => (now.value = Date.now()), 1000)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearInterval(clock))
  return now
}
