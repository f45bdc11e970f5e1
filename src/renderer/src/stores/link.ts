import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import type { ShareLink } from '../../../shared/app/app-state.ts'
import { useAppStore } from './app.ts'

/** Which of the share's links is shown, as the link of all of it and in those of its items. */
export const useLinkStore = defineStore('link', () => {
  const app = useAppStore()
  /** Scheme, host and port: what follows is another with each key. */
  const chosenOrigin = ref('')
  const links = computed(() => app.state.links)
  /** The chosen one while it exists, otherwise the likely one; undefined while nothing is shared. */
  const link = computed(
    (): ShareLink | undefined =>
      links.value.find(({ url }) => originOf(url) === chosenOrigin.value) ?? links.value[0],
  )
  // A share that ends takes the choice along.
  watch(
    () => links.value.length === 0,
    () => (chosenOrigin.value = ''),
  )

  return {
    link,
    isChosen: computed(() => chosenOrigin.value !== ''),
    choose: (url: string) => (chosenOrigin.value = originOf(url)),
  }
})

function originOf(url: string): string {
  return /^http:\/\/[^/]+/.exec(url)?.[0] ?? ''
}
