import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { todaysDownloads } from '../../../shared/app/todays-downloads.ts'
import type { EndedDownload } from '../../../shared/server-events.ts'
import { bridge } from '../bridge.ts'

/** How long a delivery counts as recent, ms. */
const recentMs = 8000
const maxRecent = 3

/** How today's downloads ended, oldest first. */
export const useReceiptsStore = defineStore('receipts', () => {
  const today = shallowRef<readonly EndedDownload[]>([])
  /** Those that have just been delivered whole. */
  const recent = shallowRef<readonly EndedDownload[]>([])

  /** Begins with what has ended before the window attached to main. */
  function begin(history: readonly EndedDownload[]): void {
    today.value = history
  }

  function add(download: EndedDownload): void {
    today.value = todaysDownloads([...today.value, download], Date.now())
    if (download.outcome !== 'delivered') return
    recent.value = [...recent.value, download].slice(-maxRecent)
    setTimeout(() => (recent.value = recent.value.filter((other) => other !== download)), recentMs)
  }

  bridge.on('ended', add)
  return { today, recent, begin }
})
