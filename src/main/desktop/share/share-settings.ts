/** The engine's settings for a share of the app. */
import { availableParallelism } from 'node:os'
import type { AppSettings } from '../../../shared/app/app-settings.ts'
import type { RunningServer } from '../../host/running-server.ts'
import type { ShareItem } from '../../../shared/share-item.ts'
import { defaultPort, defaultThreads, type ServerSettings } from '../../../shared/settings.ts'

/** The engine's settings; without a port, the share takes the default one, or the next that is free. */
export type ShareSettings = Omit<ServerSettings, 'port'> & { readonly port: number | undefined }

/**
 * Returns undefined as long as nothing is chosen.
 * @param items what is shared together instead of the folder
 */
export function shareSettings(
  settings: AppSettings,
  items: readonly ShareItem[] | undefined,
): ShareSettings | undefined {
  const { host, port, threads, listing, hidden, index, cors, access } = settings
  const folder = items === undefined ? settings.folder : ''
  if (folder === undefined) return undefined
  return {
    folder,
    ...(items && { items: [...items] }),
    port,
    listing,
    hidden,
    index,
    cors,
    access,
    ...(access === 'link' && { pin: 'random' as const }),
    queue: 64,
    names: [],
    validators: 'file',
    trustedProxies: [],
    ...(host !== undefined && { host }),
    ...(threads !== undefined && { threads }),
  }
}

/** What a running server takes over of them while it serves. */
export function liveSettings(settings: ShareSettings): Parameters<RunningServer['configure']>[0] {
  const { listing, hidden, index, cors, access, pin } = settings
  const { threads = defaultThreads(availableParallelism()) } = settings
  return { threads, listing, hidden, index, cors, access, ...(pin !== undefined && { pin }) }
}

/**
 * Whether a running server can't take over the desired settings.
 * @param port where it listens, undefined while it starts
 */
export function needsNewServer(running: ShareSettings, desired: ShareSettings, port?: number): boolean {
  const keepsPort = running.port === desired.port || (desired.port ?? defaultPort) === port
  const isOther =
    running.folder !== desired.folder || (running.items === undefined) !== (desired.items === undefined)
  return isOther || running.host !== desired.host || !keepsPort
}
