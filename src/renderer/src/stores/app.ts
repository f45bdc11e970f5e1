/** The app's state as main tells it: mirrored here, never changed here. */
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { CommandArguments, CommandName } from '../../../shared/app/app-contract.ts'
import type { AppState } from '../../../shared/app/app-state.ts'
import type { Preferences } from '../../../shared/app/app-settings.ts'
import { chooseLanguage, translator } from '../../../shared/messages/translate.ts'
import { bridge } from '../bridge.ts'

export const useAppStore = defineStore('app', () => {
  const state = shallowRef<AppState>()
  /** The state; the window shows nothing before it is there. */
  const current = computed(() => state.value!)
  const language = computed(() =>
    chooseLanguage(state.value?.preferences.language ?? 'system', navigator.languages),
  )
  const t = computed(() => translator(language.value))
  const isSharing = computed(() => state.value?.sharing.kind === 'sharing')
  /** Whether requests are being answered: while it stops, too, those that are under way. */
  const isServing = computed(() => isSharing.value || state.value?.sharing.kind === 'stopping')

  async function attach(): Promise<void> {
    // First the ear, then the question: a change between the two is heard.
    bridge.on('state', (told) => (state.value = told))
    state.value = await bridge.call('attach')
  }

  /** Asks main for something whose answer is the next state. */
  function ask<Name extends CommandName>(name: Name, ...args: CommandArguments<Name>): void {
    void bridge.call(name, ...args)
  }

  function setPreference<Name extends keyof Preferences>(name: Name, value: Preferences[Name]): void {
    ask('setPreferences', { [name]: value })
  }

  return { state, current, language, t, isSharing, isServing, attach, ask, setPreference }
})
