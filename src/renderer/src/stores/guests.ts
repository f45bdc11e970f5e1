import { defineStore } from 'pinia'
import { ref } from 'vue'

/** Which guest is being named. */
export const useGuestsStore = defineStore('guests', () => {
  /** Its address; undefined for none. */
  const named = ref<string>()
  /** The tab that is open beside the share. */
  const tab = ref<'downloads' | 'guests'>('downloads')

  /** Lets the user name a guest: in the list of guests, which is opened for it. */
  function begin(client: string): void {
    tab.value = 'guests'
    named.value = client
  }

  function end(): void {
    named.value = undefined
  }

  return { named, tab, begin, end }
})
