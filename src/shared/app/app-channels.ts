/** The channels between the app's main process and its window: their names and what they carry. */
import type { CommandArguments, CommandName } from './app-contract.ts'
import type { AppState, LiveBatch } from './app-state.ts'
import type { QuickDownloads } from './quick-downloads.ts'
import type { ReachFacts } from '../reach/reach-facts.ts'
import type { EndedDownload } from '../server-events.ts'
import type { ServerFailureCode } from '../server-failure.ts'

/** The results of the commands that have one. */
export type CommandResults = {
  readonly attach: {
    readonly state: AppState
    readonly history: readonly EndedDownload[]
    readonly quick: readonly QuickDownloads[]
  }
  readonly exportLog: ExportOutcome
  readonly showMenu: string | undefined
  readonly lookUpReach: ReachFacts
  readonly printCard: PrintOutcome
  readonly wifiPassword: WifiPassword
  readonly keepWifiPassword: boolean
  readonly setPreferences: PreferenceRefusal | undefined
}
export type CommandResult<Name extends CommandName> = Name extends keyof CommandResults
  ? CommandResults[Name]
  : undefined

/** Why a log could not be written to a file. */
export type ExportFailure = 'noPermission' | 'noSpace' | 'other'
/** The result of an export. */
export type ExportOutcome = 'written' | 'canceled' | ExportFailure

/** The result of printing. */
export type PrintOutcome = 'printed' | 'canceled' | 'failed'

/** What is known of a Wi-Fi's password. */
export type WifiPassword = {
  /** '' for a network without one, undefined if it isn't kept. */
  readonly password: string | undefined
  readonly canKeep: boolean
}

/** Why preferences are unchanged: the share could not move to the new port or address, or the user canceled. */
export type PreferenceRefusal = ServerFailureCode | 'left'

/** What main sends to the window unasked. */
export type AppEvents = {
  /** The whole state, after every change. */
  readonly state: AppState
  /** Up to about ten times a second, while anything happens and the window is visible. */
  readonly live: LiveBatch
  /** A download is over. */
  readonly ended: EndedDownload
  /** What these guests were sent quickly has become more. */
  readonly quick: readonly QuickDownloads[]
  /** The history is empty; what was sent before belongs to it no more. */
  readonly historyCleared: true
  /** The user has chosen the settings in the menu. */
  readonly showSettings: true
  /** The user wants to search the requests, by the menu or its shortcut. */
  readonly find: true
}
export type EventName = keyof AppEvents

/** What the preload script puts into the window as `window.spool`. */
export type SpoolBridge = {
  call<Name extends CommandName>(name: Name, ...args: CommandArguments<Name>): Promise<CommandResult<Name>>
  /** Returns a function that ends the subscription. */
  on<Name extends EventName>(name: Name, listener: (event: AppEvents[Name]) => void): () => void
  /** Path of a file or folder that was dropped on the window; '' if it has none. */
  pathOf(file: File): string
}

/** Names of the channels; commands and events share the namespace of the preload script. */
export const commandChannel = 'spool:command'
export const eventChannel = 'spool:event'
