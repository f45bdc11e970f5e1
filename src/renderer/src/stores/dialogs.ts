import { defineStore } from 'pinia'
import { ref } from 'vue'

/** Which dialogs are open, beside the settings. */
export const useDialogsStore = defineStore('dialogs', () => ({
  /** A text can be entered to be shared. */
  isTextOpen: ref(false),
}))
