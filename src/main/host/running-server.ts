/** A server as the UI thread sees it: what can be done to it, and what it reports. */
import type { AccessState, Disconnection, EndedDownload, ServerSnapshot } from '../../shared/server-events.ts'
import type { ServerFailure } from '../../shared/server-failure.ts'
import type { AccessSettings, ServingSettings } from '../../shared/settings.ts'
import type { ShareItem } from '../../shared/share-item.ts'

/** What a host reports about a running server. */
export type ServerObserver = {
  /**
   * Called about ten times a second while there is anything to report. `log` holds packed entries (readLogBatch) or is
   * undefined. Return once they are handled; the listener drops entries rather than pile them up. `ended` are the downloads
   * that have ended since the last call.
   */
  readonly onBatch?: (
    log: Uint8Array | undefined,
    snapshot: ServerSnapshot,
    ended: readonly EndedDownload[],
  ) => void
  /** Called as often, also if nobody reads the log. */
  readonly onSnapshot?: (snapshot: ServerSnapshot) => void
  /** Mode, key or PIN have changed since the start. */
  readonly onAccess?: (access: AccessState) => void
  /** A pool thread ended unexpectedly and is being replaced; if it was at work, that one connection is closed. */
  readonly onThreadDied?: (thread: number, reason: string, lostConnection: boolean) => void
  /** The listener thread ended unexpectedly: the server is gone. */
  readonly onCrashed?: (reason: string) => void
}

/** How a stop went. */
export type StopReport = {
  /** Threads that could not be joined because they are stuck in the system, such as on a dead network drive. */
  readonly stuckThreads: number
  /** Resolves when those have ended, too: immediately if there are none. */
  readonly ended: Promise<void>
}

/** A server that listens. */
export type RunningServer = {
  readonly folder: string
  /** Port and address that it is bound to. */
  readonly port: number
  readonly address: string
  readonly threads: number
  readonly queue: number
  /** Who may open it, as it starts; changes are reported to the observer. */
  readonly access: AccessState
  /** Changes the settings that can change while serving; no transfer is dropped. Without `access` that stays as it is. */
  configure(settings: ServingSettings & Partial<AccessSettings> & { readonly threads: number }): void
  /** Shares these items, and no others, from now on; only for a server that was started with items. */
  share(items: readonly ShareItem[]): void
  /** Closes one connection, all of a client, or all; responses under way count as aborted. */
  disconnect(whom: Disconnection): void
  /** Cuts off clients with these addresses and refuses them from now on, and no others: each list replaces the one before. */
  block(clients: readonly string[]): void
  /** Lets a guest in who asks, or turns it away. */
  answer(ask: number, isAllowed: boolean): void
  /** Ends the key of a guest, and what is being sent for it. If it knows the PIN, there is another one then. */
  revoke(guest: number): void
  /** Makes another PIN. */
  newPin(): void
  /** Makes another key of the share, and ends what is being sent for the one before. Does nothing unless the link lets guests in. */
  newLink(): void
  /**
   * Stops accepting, gives running responses `graceMs` to end, Infinity for as long as they take, cuts off the rest, joins
   * all threads. Repeated, it is the same stop, which ends sooner if the grace is over sooner.
   */
  stop(graceMs?: number): Promise<StopReport>
}

/** The result of a start. */
export type StartResult =
  | { readonly ok: true; readonly server: RunningServer }
  | ({ readonly ok: false; readonly failure: ServerFailure } & StopReport)

/** Time that a stop gives running responses by default, ms. */
export const defaultGraceMs = 5000
