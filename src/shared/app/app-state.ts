/** What the app's main process tells the window: its whole state, and ten times a second what goes on. */
import type { AdapterKind } from './adapter-kind.ts'
import type { Preferences } from './app-settings.ts'
import type { LogEntry } from '../log/log-entry.ts'
import type { ServerSnapshot } from '../server-events.ts'
import type { ServerFailureCode } from '../server-failure.ts'
import type { UpdateState } from './update-state.ts'

/** A link that others can open. */
export type ShareLink = {
  readonly url: string
  /** `name`: the machine's name under `.local`, which goes through whatever adapter fits. */
  readonly kind: AdapterKind | 'name'
  /** Name of the network adapter, '' for none. */
  readonly adapter: string
  readonly isDefault: boolean
}

/** The state of the share. */
export type SharingState =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'starting' }
  | {
      readonly kind: 'sharing'
      readonly port: number
      readonly threads: number
      /** ms since the epoch. */
      readonly sinceMs: number
      /** When the folder was found gone, ms since the epoch; undefined while it is there. Until it returns requests get 503. */
      readonly folderGoneMs: number | undefined
    }
  | { readonly kind: 'stopping' }
  | {
      readonly kind: 'failed'
      readonly reason: ServerFailureCode | 'crashed'
      /** The system's own words, for reasons that Spool has none for; '' for the others. */
      readonly detail: string
      readonly port: number
      /** A port that is free, to be offered instead. */
      readonly freePort: number | undefined
    }

/** Whether the folder is being shared or is about to be: what the user can stop. */
export function isOn({ kind }: SharingState): boolean {
  return kind === 'sharing' || kind === 'starting'
}

/** What is known of the chosen folder. */
export type FolderState = {
  readonly path: string
  readonly name: string
  /** What will be seen; undefined until counted. `complete` is false while counting goes on. */
  readonly survey: { readonly files: number; readonly bytes: number; readonly complete: boolean } | undefined
  /** Why nothing could be counted: what a start would fail for, too, if it were now. */
  readonly problem: ServerFailureCode | undefined
  /** Why sharing it deserves a second thought. */
  readonly warning: 'home' | 'root' | undefined
}

/** A folder that was shared before. */
export type RecentFolder = {
  readonly path: string
  /** Whether it was not there when it was last looked for. */
  readonly isMissing: boolean
}

/** Everything the window shows but for what moves all the time. */
export type AppState = {
  readonly version: string
  readonly platform: string
  readonly preferences: Preferences
  readonly folder: FolderState | undefined
  /** The latest first. */
  readonly recentFolders: readonly RecentFolder[]
  readonly sharing: SharingState
  /** The likely one first; empty while nothing is shared. */
  readonly links: readonly ShareLink[]
  /** Pool threads that the machine suits, if none are set. */
  readonly defaultThreads: number
  readonly keepsAwake: boolean
  /** Where a damaged settings file is kept; undefined if it was sound. */
  readonly settingsSetAside: string | undefined
  /**
   * The settings file, if it could not be known which address it named to listen on, so that links are for this computer
   * alone; undefined if all is well.
   */
  readonly hostLostIn: string | undefined
  /** Whether requests are missing from the log file that the person wants, since it can't be written. */
  readonly logFileFails: boolean
  /** Whether the system can start Spool when the person logs in. */
  readonly canLaunchAtLogin: boolean
  /** Whether Spool updates itself; elsewhere the system does, or nobody. */
  readonly updatesItself: boolean
  readonly update: UpdateState
}

/** An entry of the log with its place in the order of all requests. */
export type LogLine = LogEntry & { readonly number: number }

/** What has happened since the last one. */
export type LiveBatch = {
  readonly snapshot: ServerSnapshot
  readonly lines: readonly LogLine[]
  /** Requests that are counted but not among the lines. */
  readonly linesLeftOut: number
}
