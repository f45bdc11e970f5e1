import { computed, shallowRef, type ComputedRef } from 'vue'
import type { PreferenceRefusal } from '../../../shared/app/app-channels.ts'
import { ownHost } from '../../../shared/app/app-settings.ts'
import { sharePort } from '../../../shared/app/app-state.ts'
import { useAppStore } from '../stores/app.ts'

/** Who can connect: everyone, or this computer alone. */
export type Access = 'all' | 'own'

export type AccessChange = {
  /** Asks main for the change; resolves when it is made or refused. */
  readonly change: (access: Access) => Promise<void>
  /** Why the last change could not be made; '' if it was, or if the user canceled it. */
  readonly problem: ComputedRef<string>
}

/** Changes who can connect. A change that the share can't make shows why, and nothing changes. */
export function useAccessChange(): AccessChange {
  const app = useAppStore()
  const refused = shallowRef<{ readonly why: PreferenceRefusal; readonly port: string }>()

  async function change(access: Access): Promise<void> {
    refused.value = undefined
    const port = String(sharePort(app.state))
    const why = await app.call('setPreferences', { host: access === 'own' ? ownHost : undefined })
    if (why !== undefined) refused.value = { why, port }
  }

  const problem = computed(() => {
    if (refused.value === undefined || refused.value.why === 'left') return ''
    const { why, port } = refused.value
    return `${app.t(`fail.${why}`, { port })} ${app.t('settings.accessKept')}`
  })
  return { change, problem }
}
