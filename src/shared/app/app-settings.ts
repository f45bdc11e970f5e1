/** What the desktop app remembers between runs. It is read from disk, so every value is checked. */
import * as v from 'valibot'
import { languages } from '../messages/languages.ts'
import { limits } from '../limits.ts'
import { Port, ServerSettings } from '../settings.ts'
import { maxGuestNames, tidyGuestName } from './guest.ts'

/** Folders kept for one-click sharing. */
const maxRecentFolders = 8

/** Maximum length of a path in characters: that of Windows with long paths; no other system allows more. */
const maxPathLength = 32_767

/** Absolute path of a folder. Whether a path is absolute depends on the system, so the main process checks that. */
export const FolderPath = v.pipe(v.string(), v.nonEmpty(), v.maxLength(maxPathLength))

/** Absolute paths of files and folders that are shared together. */
export const Items = v.pipe(v.array(FolderPath), v.maxLength(limits.shareItems))

const { host, threads, listing, hidden, index, cors, access } = ServerSettings.entries

/** Pixels. The bounds are beyond any desktop, and within the 32-bit integers that Electron takes. */
const coordinate = v.pipe(v.number(), v.integer(), v.minValue(-1_000_000), v.maxValue(1_000_000))

/** The address to listen on for links that only this computer can open. */
export const ownHost = '127.0.0.1'

/** What the user can change in the window. */
export const Preferences = v.object({
  /** {@link ownHost} for this computer alone. Other addresses can only be set in the file. */
  host,
  /** Undefined until the user chooses one: the default port, or the next that is free. */
  port: v.optional(Port),
  threads,
  listing,
  hidden,
  index,
  cors,
  access,
  appearance: v.optional(v.picklist(['system', 'light', 'dark']), 'system'),
  language: v.optional(v.picklist(['system', ...languages]), 'system'),
  /** Share the last folder when the app starts. */
  shareOnLaunch: v.optional(v.boolean(), false),
  launchAtLogin: v.optional(v.boolean(), false),
  /** Continue sharing when the window is closed. */
  keepInTray: v.optional(v.boolean(), true),
  /** Show a notification when a download has arrived and the window is hidden. */
  notifyDelivered: v.optional(v.boolean(), true),
  /** Write every request to the log file. */
  accessLog: v.optional(v.boolean(), false),
  /** Check for a newer version at each start, where Spool updates itself. */
  checkForUpdates: v.optional(v.boolean(), true),
})
export type Preferences = v.InferOutput<typeof Preferences>

/** The preferences that the window may set: it can't make Spool listen on an address of its own choice. */
export const ChosenPreferences = v.partial(
  v.object({ ...Preferences.entries, host: v.optional(v.literal(ownHost)) }),
)

/** The address of a client, as the engine reports it. */
export const ClientAddress = v.pipe(v.string(), v.nonEmpty(), v.maxLength(64))
/** The kind of a guest's device, '' if unknown. */
export const DeviceName = v.pipe(v.string(), v.maxLength(64))
/** What the user calls a guest, made fit to be shown. */
export const GivenName = v.pipe(v.string(), v.maxLength(1000), v.transform(tidyGuestName))

export const AppSettings = v.object({
  ...Preferences.entries,
  /** The chosen folder. */
  folder: v.optional(FolderPath),
  /** What is chosen instead of the folder; empty for the folder. */
  items: v.optional(Items, []),
  /** The latest first, {@link maxRecentFolders} at most; the rest is dropped. */
  recentFolders: v.optional(
    v.pipe(
      v.array(FolderPath),
      v.transform((folders) => folders.slice(0, maxRecentFolders)),
    ),
    [],
  ),
  /** The latest first, {@link maxGuestNames} at most; the rest is dropped. */
  guestNames: v.optional(
    v.pipe(
      v.array(v.object({ client: ClientAddress, device: DeviceName, name: GivenName })),
      v.transform((names) => names.slice(0, maxGuestNames)),
    ),
    [],
  ),
  /** Whether the user has seen that sharing continues when the window is closed. */
  trayNoticeShown: v.optional(v.boolean(), false),
  /** Position and size of the window when it last closed. */
  window: v.optional(
    v.object({
      x: coordinate,
      y: coordinate,
      width: coordinate,
      height: coordinate,
      maximized: v.boolean(),
    }),
  ),
})
export type AppSettings = v.InferOutput<typeof AppSettings>

/** Returns the settings of a first start. */
export function defaultAppSettings(): AppSettings {
  return v.parse(AppSettings, {})
}
