import { onScopeDispose, readonly, ref, type Ref } from 'vue'

export type TimedFlag = {
  readonly isOn: Readonly<Ref<boolean>>
  /** How often it was started: changes with each start, even while the flag is on. */
  readonly starts: Readonly<Ref<number>>
  /** Turns the flag on for the full time, also if it is on already. */
  readonly start: () => void
  /** Turns the flag off early. */
  readonly end: () => void
}

/** A flag that turns itself off `ms` milliseconds after its last start. */
export function useTimedFlag(ms: number): TimedFlag {
  const isOn = ref(false)
  const starts = ref(0)
  let timer: ReturnType<typeof setTimeout> | undefined

  function start(): void {
    clearTimeout(timer)
    isOn.value = true
    starts.value++
    timer = setTimeout(end, ms)
  }

  function end(): void {
    clearTimeout(timer)
    isOn.value = false
  }

  onScopeDispose(end)
  return { isOn: readonly(isOn), starts: readonly(starts), start, end }
}
