/** A choice from a list that is taken when the person rests on it. */
import { computed, onScopeDispose, shallowRef, type ComputedRef } from 'vue'

/** Longer than from one arrow key to the next, ms. */
const restMs = 600

export type SettledChoice<Value> = {
  /** What the list shows: what is chosen, be it taken or not. */
  readonly shown: ComputedRef<Value>
  /** To be called at each choice: on a closed list every arrow key makes one. */
  readonly choose: (value: Value) => void
  /** Takes the choice without waiting any longer. To be called when the list is left. */
  readonly settle: () => void
}

/**
 * Waits until a choice stands.
 *
 * @param current what is in force
 * @param take puts a choice in force; resolves when it is, or when `current` stays
 */
export function useSettledChoice<Value>(
  current: () => Value,
  take: (value: Value) => Promise<void>,
): SettledChoice<Value> {
  const chosen = shallowRef<{ readonly value: Value }>()
  let rest: ReturnType<typeof setTimeout> | undefined

  function choose(value: Value): void {
    chosen.value = { value }
    clearTimeout(rest)
    rest = setTimeout(settle, restMs)
  }

  function settle(): void {
    if (rest === undefined) return
    clearTimeout(rest)
    rest = undefined
    const choice = chosen.value!
    void take(choice.value).finally(() => {
      if (chosen.value === choice) chosen.value = undefined
    })
  }

  onScopeDispose(settle)
  return {
    shown: computed(() => (chosen.value === undefined ? current() : chosen.value.value)),
    choose,
    settle,
  }
}
