import { computed, type ComputedRef } from 'vue'
import { formatTimeLeft } from '../lib/format.ts'
import { transferRate } from '../lib/transfer-rates.ts'
import { useAppStore } from '../stores/app.ts'
import { useLiveStore } from '../stores/live.ts'
import { useDownloads } from './useDownloads.ts'

/** How long the slowest of the running downloads will take: `6 min left`; '' as long as that can't be told. */
export function useTimeLeft(): ComputedRef<string> {
  const app = useAppStore()
  const live = useLiveStore()
  const downloads = useDownloads()
  return computed(() => {
    const rates = downloads.value.map((download) => transferRate(live.courses, download))
    if (rates.length === 0 || !rates.every((rate) => rate.kind === 'moving')) return ''
    const msLeft = Math.max(...rates.map((rate) => rate.msLeft))
    return app.t('transfers.left', { time: formatTimeLeft(msLeft, app.language) })
  })
}
