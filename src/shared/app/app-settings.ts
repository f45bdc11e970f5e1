/** What the desktop app remembers from one run to the next. Read from disk, so every value is checked. */
import * as v from 'valibot'
import { ServerSettings } from '../settings.ts'

/** Folders kept for one-click sharing. */
const maxRecentFolders = 8

/** Characters of a path at most: what Windows allows where it allows long ones, and no other system more. */
const maxPathLength = 32_767

/** Absolute path of a folder. Which those are depends on the system, so that is checked where there is one. */
export const FolderPath = v.pipe(v.string(), v.nonEmpty(), v.maxLength(maxPathLength))

const { host, port, threads, listing, hidden, index, cors } = ServerSettings.entries

/** Pixels: far beyond any desktop, and within the 32-bit integers that Electron takes. */
const coordinate = v.pipe(v.number(), v.integer(), v.minValue(-1_000_000), v.maxValue(1_000_000))

/** The address to listen on for links that only this computer can open. */
export const ownHost = '127.0.0.1'

/** What the person can change in the window. */
export const Preferences = v.object({
  /** {@link ownHost} for this computer alone; those who edit the file can name others. */
  host,
  port,
  threads,
  listing,
  hidden,
  index,
  cors,
  appearance: v.optional(v.picklist(['system', 'light', 'dark']), 'system'),
  language: v.optional(v.picklist(['system', 'en', 'de', 'ja']), 'system'),
  /** Start sharing the last folder as soon as the app is started. */
  shareOnLaunch: v.optional(v.boolean(), false),
  launchAtLogin: v.optional(v.boolean(), false),
  /** Closing the window keeps sharing in the tray. */
  keepInTray: v.optional(v.boolean(), true),
  /** Tell when a download is complete and the window is hidden. */
  notifyDelivered: v.optional(v.boolean(), true),
  /** Write every request to the log file. */
  accessLog: v.optional(v.boolean(), false),
  /** Look for a newer version at each start, where Spool updates itself. */
  checkForUpdates: v.optional(v.boolean(), true),
})
export type Preferences = v.InferOutput<typeof Preferences>

/** What the window may set of them: it can't have Spool listen on an address of its own choice. */
export const ChosenPreferences = v.partial(
  v.object({ ...Preferences.entries, host: v.optional(v.literal(ownHost)) }),
)

export const AppSettings = v.object({
  ...Preferences.entries,
  /** The chosen folder. */
  folder: v.optional(FolderPath),
  /** The latest first; those beyond {@link maxRecentFolders} are left out. */
  recentFolders: v.optional(
    v.pipe(
      v.array(FolderPath),
      v.transform((folders) => folders.slice(0, maxRecentFolders)),
    ),
    [],
  ),
  /** Whether the person was told that closing the window keeps sharing. */
  trayTold: v.optional(v.boolean(), false),
  /** Where the window was. */
  window: v.optional(
    v.object({
      ...{ x: coordinate, y: coordinate, width: coordinate, height: coordinate },
      maximized: v.boolean(),
    }),
  ),
})
export type AppSettings = v.InferOutput<typeof AppSettings>

/** The settings of somebody who has set nothing. */
export function defaultAppSettings(): AppSettings {
  return v.parse(AppSettings, {})
}
