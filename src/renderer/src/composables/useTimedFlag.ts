/** A sign that goes by itself. */
import { onScopeDispose, readonly, ref, type DeepReadonly, type Ref } from 'vue'

export type TimedFlag = {
  /** Whether it is shown now. */
  readonly isOn: DeepReadonly<Ref<boolean>>
  /** How often it has been started: another number each time, also while it is on. */
  readonly times: DeepReadonly<Ref<number>>
  /** Shows it, or shows it longer. */
  readonly start: () => void
  /** Ends it before its time. */
  readonly end: () => void
}

/** A state that is on for so many milliseconds after its last start. */
export function useTimedFlag(ms: number): TimedFlag {
  const isOn = ref(false)
  const times = ref(0)
  let timer: ReturnType<typeof setTimeout> | undefined

  function start(): void {
    clearTimeout(timer)
    isOn.value = true
    times.value++
    timer = setTimeout(end, ms)
  }

  function end(): void {
    clearTimeout(timer)
    isOn.value = false
  }

  onScopeDispose(end)
  return { isOn: readonly(isOn), times: readonly(times), start, end }
}
