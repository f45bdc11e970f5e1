/** What the app's main process sends to the window: its whole state, and about ten times a second the live data. */
import type { Preferences } from './app-settings.ts'
import type { GuestName } from './guest.ts'
import type { EndState } from './share-ends.ts'
import type { LogEntry } from '../log/log-entry.ts'
import type { AccessState, ServerSnapshot } from '../server-events.ts'
import type { ServerFailureCode } from '../server-failure.ts'
import { defaultPort } from '../settings.ts'

/** The kind of network adapter that an address belongs to, as far as the adapter's name reveals it. */
export type AdapterKind = 'wifi' | 'ethernet' | 'vpn' | 'virtual' | 'loopback' | 'other'

/** A link that others can open. */
export type ShareLink = {
  readonly url: string
  /** `name`: the machine's name under `.local`, which works over any adapter. */
  readonly kind: AdapterKind | 'name'
  /** Name of the network adapter, '' for none. */
  readonly adapter: string
  readonly isDefault: boolean
}

/** How a stop treats running downloads: it gives them a few seconds, lets them end however long they take, or cuts them off. */
export const stopModes = ['grace', 'finish', 'now'] as const
export type StopMode = (typeof stopModes)[number]

/** The state of the share. */
export type SharingState =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'starting' }
  | {
      readonly kind: 'sharing'
      readonly port: number
      /** The default port if it could not be had and the share took the next free one, as nobody has chosen a port. */
      readonly portTaken: number | undefined
      readonly threads: number
      /** ms since the epoch. */
      readonly sinceMs: number
      /** When the folder was found gone, ms since the epoch; undefined while it is there. Until it returns requests get 503. */
      readonly folderGoneMs: number | undefined
    }
  | {
      readonly kind: 'stopping'
      /** Whether it waits for the running downloads, however long they take. */
      readonly waitsForDownloads: boolean
    }
  | {
      readonly kind: 'failed'
      readonly reason: ServerFailureCode | 'crashed'
      /** The system's own words, for reasons that Spool has no text for; '' for the others. */
      readonly detail: string
      readonly port: number
      /** A port that is free, to be offered instead. */
      readonly freePort: number | undefined
    }

/** Whether the folder is being shared or is about to be: what the user can stop. */
export function isOn({ kind }: SharingState): boolean {
  return kind === 'sharing' || kind === 'starting'
}

/** Whether requests are being answered: while sharing stops, those in progress still are. */
export function isServing({ kind }: SharingState): boolean {
  return kind === 'sharing' || kind === 'stopping'
}

/** The files counted in a folder. */
export type FolderCount = {
  readonly files: number
  readonly bytes: number
  /** False while counting continues. */
  readonly complete: boolean
  /** Why nothing could be counted. */
  readonly problem?: ServerFailureCode
}

/** A file or folder of those that are chosen to be shared together. */
export type ItemState = {
  readonly path: string
  readonly name: string
  /** What guests know it by, latin1; undefined until it is looked up, and while it is missing. */
  readonly sharedName: string | undefined
  /** Path of the folder that it is in, as people write it. */
  readonly place: string
  readonly isFolder: boolean
  readonly isMissing: boolean
}

/** What is known of the chosen folder, or of what is chosen instead of one. */
export type FolderState = {
  /** '' for items. */
  readonly path: string
  /** Of items the names of the first. */
  readonly name: string
  /** Path of the folder that it is in, as people write it: `~/Pictures`. */
  readonly place: string
  /** What visitors will see; undefined until counted. */
  readonly survey: FolderCount | undefined
  /** Why nothing could be counted; a start would fail for the same reason now. */
  readonly problem: ServerFailureCode | undefined
  /** Why sharing it may be a mistake. */
  readonly warning: 'home' | 'root' | undefined
  /** What is shared together instead of a folder; undefined for a folder. */
  readonly items: readonly ItemState[] | undefined
}

/** A folder that was shared before. */
export type RecentFolder = {
  readonly path: string
  /** Whether it was missing when last checked. */
  readonly isMissing: boolean
}

/** What is known of newer versions. */
export type UpdateState =
  /** Nothing to show. */
  | { readonly kind: 'none' }
  /** After the user asked for a check. */
  | { readonly kind: 'checking' | 'latest' | 'failed' }
  | { readonly kind: 'available'; readonly version: string }
  | { readonly kind: 'downloading'; readonly version: string; readonly percent: number }
  /** To be installed when the app quits. */
  | { readonly kind: 'ready'; readonly version: string }

/** Everything the window shows except what changes all the time. */
export type AppState = {
  readonly version: string
  readonly platform: string
  /** The system's locale, by which its region is known (BCP 47). */
  readonly locale: string
  readonly preferences: Preferences
  readonly folder: FolderState | undefined
  /** The latest first. */
  readonly recentFolders: readonly RecentFolder[]
  readonly sharing: SharingState
  readonly end: EndState
  /** Name of the Wi-Fi that the likely link is for; undefined if it is for none, or the system doesn't say. */
  readonly network: string | undefined
  /** The likely one first; empty while nothing is shared. */
  readonly links: readonly ShareLink[]
  /** URL of the first link if it is the first because guests come by it, and by no other; otherwise undefined. */
  readonly reachedLink: string | undefined
  /** Who may open the share; undefined while nothing is shared. */
  readonly access: AccessState | undefined
  /** Number of pool threads without a setting: what suits the machine. */
  readonly defaultThreads: number
  /** The latest first. */
  readonly guestNames: readonly GuestName[]
  /** Addresses of clients that are refused until Spool quits. */
  readonly blocked: readonly string[]
  readonly keepsAwake: boolean
  /** Path of the copy of a damaged settings file; undefined if the file was valid. */
  readonly settingsSetAside: string | undefined
  /**
   * Path of the settings file if the address to listen on could not be read from it, so that links are for this computer
   * alone; undefined otherwise.
   */
  readonly hostLostIn: string | undefined
  /** Whether requests are missing from the log file that the user enabled, since it can't be written. */
  readonly logFileFails: boolean
  /** Whether the system can start Spool when the user logs in. */
  readonly canLaunchAtLogin: boolean
  /** Whether Spool updates itself; otherwise the system or the user has to. */
  readonly updatesItself: boolean
  readonly update: UpdateState
}

/** Returns the port that is shared on; while nothing is, the one that the next start tries first. */
export function sharePort({ sharing, preferences }: AppState): number {
  return sharing.kind === 'sharing' ? sharing.port : (preferences.port ?? defaultPort)
}

/** An entry of the log with its place in the order of all requests. */
export type LogLine = LogEntry & { readonly number: number }

/** What has happened since the last batch. */
export type LiveBatch = {
  readonly snapshot: ServerSnapshot
  readonly lines: readonly LogLine[]
  /** Requests that are counted but not among the lines. */
  readonly linesLeftOut: number
}
