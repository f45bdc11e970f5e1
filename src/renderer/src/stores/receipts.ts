import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { CommandResult } from '../../../shared/app/app-channels.ts'
import type { QuickDownloads } from '../../../shared/app/quick-downloads.ts'
import { isToday, todaysDownloads } from '../../../shared/app/todays-downloads.ts'
import type { EndedDownload } from '../../../shared/server-events.ts'
import { bridge } from '../bridge.ts'

/** A line of the list: one download, or what a guest was sent quickly. */
export type Receipt =
  | { readonly key: string; readonly download: EndedDownload }
  | { readonly key: string; readonly quick: QuickDownloads }

/** How today's downloads ended. */
export const useReceiptsStore = defineStore('receipts', () => {
  /** Oldest first. */
  const today = shallowRef<readonly EndedDownload[]>([])
  /** One a guest, in the order in which they began. */
  const quick = shallowRef<readonly QuickDownloads[]>([])

  /** The latest first. What is only added to stays in its place. */
  const receipts = computed((): readonly Receipt[] => {
    const lines = [
      ...today.value.map((download) => ({
        timeMs: download.endedMs,
        receipt: { key: `${download.connection} ${download.startedMs}`, download },
      })),
      ...quick.value.map((downloads) => ({
        timeMs: downloads.sinceMs,
        receipt: { key: downloads.client, quick: downloads },
      })),
    ]
    return lines.sort((one, other) => other.timeMs - one.timeMs).map(({ receipt }) => receipt)
  })

  /** Begins with what was downloaded before the window attached to main. */
  function begin({ history, quick: earlier }: Omit<CommandResult<'attach'>, 'state'>): void {
    today.value = history
    quick.value = earlier
  }

  /** Asks main to forget all of them. */
  function clear(): void {
    void bridge.call('clearHistory')
  }

  bridge.on('ended', (download) => {
    today.value = todaysDownloads([...today.value, download], Date.now())
  })
  bridge.on('quick', (changed) => {
    const clients = new Set(changed.map(({ client }) => client))
    const others = quick.value.filter((other) => !clients.has(other.client) && isToday(other, Date.now()))
    quick.value = [...others, ...changed]
  })
  // Not before main says so: what it sends until then still counts what is forgotten.
  bridge.on('historyCleared', () => {
    today.value = []
    quick.value = []
  })
  return { today, quick, receipts, begin, clear }
})
