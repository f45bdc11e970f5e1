/**
 * The one door to the engine for the terminal command and the desktop app: starts the listener thread, relays its
 * events, changes settings, and stops it so that nothing is left. Lives on the UI thread and never blocks it.
 */
import { availableParallelism } from 'node:os'
import type { ListenerSettings } from '../../shared/server-events.ts'
import { defaultThreads, type ServerSettings } from '../../shared/settings.ts'
import { computerName } from './computer-name.ts'
import { accessSettings, ListenerThread } from './listener-thread.ts'
import { ownNames } from './own-names.ts'
import type { ServerObserver, StartResult } from './running-server.ts'
import type { ThreadScripts } from './thread-scripts.ts'

/**
 * Starts a server. Never rejects: every obstacle is a typed failure.
 * @param signal aborts the start, which then fails, even while a network drive has yet to answer; has no effect on a server
 * that already listens
 */
export function startServer(
  settings: ServerSettings,
  observer: ServerObserver,
  scripts: ThreadScripts,
  signal?: AbortSignal,
): Promise<StartResult> {
  const listenerSettings: ListenerSettings = {
    ...settings,
    access: accessSettings(settings),
    host: settings.host,
    items: settings.items,
    threads: settings.threads ?? defaultThreads(availableParallelism()),
    computerName: computerName(),
    ownNames: ownNames(settings.names),
    workerPath: scripts.worker,
    entries: observer.onBatch !== undefined,
  }
  const thread = new ListenerThread(listenerSettings, observer, scripts.listener)
  const cancel = () => void thread.cancelStart()
  if (signal?.aborted === true) cancel()
  else signal?.addEventListener('abort', cancel, { once: true })
  return thread.started
}
