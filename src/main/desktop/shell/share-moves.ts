/** Moves a running share to another address or port, or leaves the share and the settings as they were. */
import type { PreferenceRefusal } from '../../../shared/app/app-channels.ts'
import { defaultPort } from '../../../shared/settings.ts'
import { portFailure } from '../../host/free-port.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import type { ShareController } from '../share/share-controller.ts'
import type { PreferenceChange } from './app-environment.ts'

/** What a move needs from the app. */
export type MoveActions = {
  /** Resolves to whether the move may end what is being downloaded. */
  readonly mayCutDownloads: (change: 'access' | 'port') => Promise<boolean>
  /** Changes the settings and has the share follow them. */
  readonly update: (change: PreferenceChange) => Promise<void>
  /** Shares with the settings. */
  readonly share: () => Promise<void>
}

export class ShareMoves {
  readonly #store: SettingsStore
  readonly #sharing: ShareController
  readonly #actions: MoveActions
  #last: Promise<unknown> = Promise.resolve()

  constructor(store: SettingsStore, sharing: ShareController, actions: MoveActions) {
    this.#store = store
    this.#sharing = sharing
    this.#actions = actions
  }

  /** Moves after all earlier moves. Resolves to why nothing has changed, undefined after a move. */
  move(change: PreferenceChange): Promise<PreferenceRefusal | undefined> {
    const move = this.#last.then(() => this.#move(change))
    this.#last = move.catch(() => undefined)
    return move
  }

  async #move(change: PreferenceChange): Promise<PreferenceRefusal | undefined> {
    // A share that is starting has its address only then.
    if (this.#sharing.isRequested) await this.#sharing.settled
    const { state: before } = this.#sharing
    const isSharing = before.kind === 'sharing'
    const { host, port } = this.#store.settings
    const refusal = isSharing ? await this.#refusal(change, before.port) : undefined
    if (refusal !== undefined) return refusal
    await this.#actions.update(change)
    const { state } = this.#sharing
    if (!isSharing || state.kind !== 'failed' || state.reason === 'crashed') return undefined
    this.#store.update({ host, port })
    await this.#actions.share()
    return state.reason
  }

  /**
   * The new port is tried before the user is asked to give up anything for it, and before the old one is given up.
   * @param ownPort where the share listens
   */
  async #refusal(change: PreferenceChange, ownPort: number): Promise<PreferenceRefusal | undefined> {
    const before = this.#store.settings
    const { host, port } = { ...before, ...change }
    const changesPort = port !== before.port && (port ?? defaultPort) !== ownPort
    if (!changesPort && host === before.host) return undefined
    // The share's own port is in use, so it can't be tried. Without a chosen port, any that is free will do.
    const failure = changesPort && port !== undefined ? await portFailure(port, host) : undefined
    if (failure !== undefined) return failure
    return (await this.#actions.mayCutDownloads(changesPort ? 'port' : 'access')) ? undefined : 'left'
  }
}
