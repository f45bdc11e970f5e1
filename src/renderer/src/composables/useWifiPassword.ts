import { computed, readonly, ref, watch, type ComputedRef, type Ref } from 'vue'
import { useAppStore } from '../stores/app.ts'

export type WifiPassword = {
  /** Name of the Wi-Fi that guests have to join, undefined if there is none or it is unknown. */
  readonly network: ComputedRef<string | undefined>
  /** '' for a network without one, undefined as long as the user has told none. */
  readonly password: Readonly<Ref<string | undefined>>
  /** Whether it can be kept, encrypted, for the next time. */
  readonly canKeep: Readonly<Ref<boolean>>
  readonly set: (password: string) => void
  readonly forget: () => void
}

/** The password of the Wi-Fi in use. It is fetched when `isWanted` becomes true, and leaves the window's memory with that. */
export function useWifiPassword(isWanted: Ref<boolean>): WifiPassword {
  const app = useAppStore()
  const password = ref<string>()
  const canKeep = ref(false)
  const network = computed(() => app.state.network)

  watch([isWanted, network], async ([wanted, name]) => {
    password.value = undefined
    if (!wanted || name === undefined) return
    const known = await app.call('wifiPassword', name)
    if (!isWanted.value || network.value !== name) return
    canKeep.value = known.canKeep
    password.value ??= known.password
  })

  async function keep(name: string, text: string): Promise<void> {
    canKeep.value = await app.call('keepWifiPassword', name, text)
  }

  return {
    network,
    password: readonly(password),
    canKeep: readonly(canKeep),
    set: (text) => {
      password.value = text
      if (network.value !== undefined) void keep(network.value, text)
    },
    forget: () => {
      password.value = undefined
      if (network.value !== undefined) void app.call('forgetWifiPassword', network.value)
    },
  }
}
