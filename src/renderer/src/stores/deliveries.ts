import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { EndedDownload } from '../../../shared/server-events.ts'
import { bridge } from '../bridge.ts'

/** How long a delivery is shown, ms. */
const shownMs = 8000
const maxShown = 3

/** Downloads that have just been delivered whole, oldest first. */
export const useDeliveriesStore = defineStore('deliveries', () => {
  const recent = shallowRef<readonly EndedDownload[]>([])
  bridge.on('delivered', (delivery) => {
    recent.value = [...recent.value, delivery].slice(-maxShown)
    setTimeout(() => (recent.value = recent.value.filter((other) => other !== delivery)), shownMs)
  })
  return { recent }
})
