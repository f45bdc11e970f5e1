import { computed, onScopeDispose, shallowRef, type Ref, type WritableComputedRef } from 'vue'
import { useEventListener } from './useEventListener.ts'

/** Longer than the time from one arrow key to the next, ms. */
const restMs = 600

/**
 * The value of a `<select>` that takes effect once the user rests on it or leaves the list: every arrow key on a closed
 * list makes a choice.
 *
 * @param current the value in force
 * @param apply puts a choice in force; resolves when it is, or when `current` stays
 * @returns for `v-model`: what is chosen, in force or not yet
 */
export function useSettledChoice<Value>(
  select: Readonly<Ref<HTMLElement | null>>,
  current: () => Value,
  apply: (value: Value) => Promise<void>,
): WritableComputedRef<Value> {
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
    void apply(choice.value).finally(() => {
      if (chosen.value === choice) chosen.value = undefined
    })
  }

  useEventListener(select, 'blur', settle)
  onScopeDispose(settle)
  return computed({
    get: () => (chosen.value === undefined ? current() : chosen.value.value),
    set: choose,
  })
}
