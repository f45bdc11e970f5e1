import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { CommandResult } from '../../../shared/app/app-channels.ts'
import type { CommandArguments, CommandName } from '../../../shared/app/app-contract.ts'
import { isOn, isServing, type AppState } from '../../../shared/app/app-state.ts'
import type { Preferences } from '../../../shared/app/app-settings.ts'
import type { MessageKey } from '../../../shared/messages/en.ts'
import { chooseLanguage, type MessageValues } from '../../../shared/messages/translate.ts'
import { bridge } from '../bridge.ts'
import { timeLocale } from '../lib/time-locale.ts'
import { useSpeech } from '../composables/useSpeech.ts'

/** The app's state as main sends it: mirrored here, never changed here. */
export const useAppStore = defineStore('app', () => {
  const latest = shallowRef<AppState>()
  const isSettingsOpen = ref(false)
  bridge.on('state', (state) => (latest.value = state))
  bridge.on('showSettings', () => (isSettingsOpen.value = true))

  /** Nothing may be shown before {@link attach} has resolved: there is no state until then. */
  const state = computed((): AppState => {
    if (latest.value === undefined) throw new Error('The state was read before the window attached to main.')
    return latest.value
  })
  const { language, translate, speak } = useSpeech(() =>
    chooseLanguage(state.value.preferences.language, navigator.languages),
  )
  const isSharingOn = computed(() => isOn(state.value.sharing))
  const isSharing = computed(() => state.value.sharing.kind === 'sharing')
  const isAnswering = computed(() => isServing(state.value.sharing))

  /** Fetches the first state, and the texts for it; later ones come as events. Resolves to what was downloaded today. */
  async function attach(): Promise<Omit<CommandResult<'attach'>, 'state'>> {
    const { state: first, ...downloads } = await bridge.call('attach')
    latest.value = first
    await speak()
    return downloads
  }

  /** Sends a command to main; resolves to its answer. Whatever it changes arrives as the next state. */
  function call<Name extends CommandName>(
    name: Name,
    ...args: CommandArguments<Name>
  ): Promise<CommandResult<Name>> {
    return bridge.call(name, ...args)
  }

  function setPreference<Name extends keyof Preferences>(name: Name, value: Preferences[Name]): void {
    void call('setPreferences', { [name]: value })
  }

  /** The text for a key, in the language of the window. */
  const t = (key: MessageKey, values?: MessageValues): string => translate.value(key, values)

  return {
    state,
    language,
    /** For `Intl`, of times and dates. */
    timeLocale: computed(() => timeLocale(language.value, state.value.locale)),
    isSharing,
    isSharingOn,
    isServing: isAnswering,
    isSettingsOpen,
    attach,
    call,
    setPreference,
    t,
  }
})
