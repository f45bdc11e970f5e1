import { computed, type ComputedRef } from 'vue'
import type { TransferSnapshot } from '../../../shared/server-events.ts'
import { useAppStore } from '../stores/app.ts'
import { useLiveStore } from '../stores/live.ts'

/** The running downloads, the one that began first at the top. */
export function useDownloads(): ComputedRef<readonly TransferSnapshot[]> {
  const app = useAppStore()
  const live = useLiveStore()
  return computed(() => (app.isServing ? (live.snapshot?.transfers ?? []) : []))
}
