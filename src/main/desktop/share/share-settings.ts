/** The engine's settings for a share of the app. */
import type { AppSettings } from '../../../shared/app/app-settings.ts'
import { defaultPort, type ServerSettings } from '../../../shared/settings.ts'

/** The engine's settings; without a port, the share takes the default one, or the next that is free. */
export type ShareSettings = Omit<ServerSettings, 'port'> & { readonly port: number | undefined }

/** Returns undefined as long as no folder is chosen. */
export function shareSettings(settings: AppSettings): ShareSettings | undefined {
  const { folder, host, port, threads, listing, hidden, index, cors } = settings
  if (folder === undefined) return undefined
  return {
    folder,
    port,
    listing,
    hidden,
    index,
    cors,
    queue: 64,
    names: [],
    ...(host !== undefined && { host }),
    ...(threads !== undefined && { threads }),
  }
}

/**
 * Whether a running server can't take over the desired settings.
 * @param port where it listens, undefined while it starts
 */
export function needsNewServer(running: ShareSettings, desired: ShareSettings, port?: number): boolean {
  const keepsPort = running.port === desired.port || (desired.port ?? defaultPort) === port
  return running.folder !== desired.folder || running.host !== desired.host || !keepsPort
}
