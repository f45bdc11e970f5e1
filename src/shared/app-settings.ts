/** What the desktop app remembers from one run to the next. Read from disk, so every value is checked. */
import * as v from 'valibot'
import { ServerSettings } from './settings.ts'

/** Folders kept for one-click sharing. */
export const maxRecentFolders = 8

const { port, threads, listing, hidden, index, cors } = ServerSettings.entries

const Rectangle = v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() })

/** What the person can change in the window. */
export const Preferences = v.object({
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

export const AppSettings = v.object({
  ...Preferences.entries,
  /** Address to listen on; none for all. Not to be set in the window, for those who edit the file. */
  host: v.optional(v.string()),
  /** The chosen folder, absolute. */
  folder: v.optional(v.pipe(v.string(), v.nonEmpty())),
  /** The latest first. */
  recentFolders: v.optional(v.pipe(v.array(v.string()), v.maxLength(maxRecentFolders)), []),
  /** Whether the person was told that closing the window keeps sharing. */
  trayTold: v.optional(v.boolean(), false),
  /** Where the window was. */
  window: v.optional(v.object({ ...Rectangle.entries, maximized: v.boolean() })),
})
export type AppSettings = v.InferOutput<typeof AppSettings>

/** The settings of somebody who has set nothing. */
export function defaultAppSettings(): AppSettings {
  return v.parse(AppSettings, {})
}
