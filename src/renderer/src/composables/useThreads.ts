import { computed, type ComputedRef } from 'vue'
import type { ThreadSnapshot } from '../../../shared/server-events.ts'
import { useAppStore } from '../stores/app.ts'
import { useLiveStore } from '../stores/live.ts'

export type Threads = {
  /** The threads of the pool; undefined while nothing is shared. */
  readonly threads: ComputedRef<readonly ThreadSnapshot[] | undefined>
  /** How many threads a share will have: their room is kept, so that nothing moves when it starts. */
  readonly places: ComputedRef<number>
  /** How busy a thread is, from 0 to 1 for the busiest one. */
  readonly fillOf: (thread: ThreadSnapshot) => number
}

/** The threads of the pool, and how busy they are. */
export function useThreads(): Threads {
  const app = useAppStore()
  const live = useLiveStore()
  const topRate = computed(() => Math.max(1, ...live.threadRates.values()))
  return {
    threads: computed(() => (app.isServing ? live.snapshot?.threads : undefined)),
    places: computed(() => app.state.preferences.threads ?? app.state.defaultThreads),
    fillOf: ({ thread }) => {
      const rate = live.threadRates.get(thread) ?? 0
      // Rounded to tenths: the rate changes all the time, and what never rests is drawn sixty times a second.
      return rate === 0 ? 0 : Math.round((0.08 + 0.92 * Math.sqrt(rate / topRate.value)) * 10) / 10
    },
  }
}
