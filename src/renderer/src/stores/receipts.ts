import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { todaysDownloads } from '../../../shared/app/todays-downloads.ts'
import type { EndedDownload } from '../../../shared/server-events.ts'
import { bridge } from '../bridge.ts'

/** How today's downloads ended. */
export const useReceiptsStore = defineStore('receipts', () => {
  /** Oldest first. */
  const today = shallowRef<readonly EndedDownload[]>([])

  /** Begins with what has ended before the window attached to main. */
  function begin(history: readonly EndedDownload[]): void {
    today.value = history
  }

  /** Forgets all of them, also in main. */
  function clear(): void {
    today.value = []
    void bridge.call('clearHistory')
  }

  bridge.on('ended', (download) => {
    today.value = todaysDownloads([...today.value, download], Date.now())
  })
  return { today, begin, clear }
})
