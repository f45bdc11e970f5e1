/** What the window may ask of main, with the schemas by which main checks it. */
import * as v from 'valibot'
import { ChosenPreferences, FolderPath, Preferences } from './app-settings.ts'
import { logExportFormats } from '../log/log-export.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** The line of a log that the window wants to have written to a file. */
const ExportedLine = v.object({
  number: count,
  timeMs: v.number(),
  client: v.string(),
  connection: count,
  method: v.string(),
  target: v.string(),
  version: v.string(),
  status: count,
  contentBytes: count,
  durationMs: v.number(),
  thread: v.pipe(v.number(), v.integer()),
  aborted: v.boolean(),
  referer: v.string(),
  userAgent: v.string(),
})

/** What the window can ask of main: the arguments of each command. */
export const commandArguments = {
  /** Answers with the state now; events follow from here on. */
  attach: v.strictTuple([]),
  /** Lets the person choose a folder in the system's dialog. */
  chooseFolder: v.strictTuple([]),
  useFolder: v.strictTuple([FolderPath]),
  /** Takes it off the list of recent folders. */
  forgetFolder: v.strictTuple([FolderPath]),
  start: v.strictTuple([]),
  /** Sets the port and starts. */
  startOnPort: v.strictTuple([Preferences.entries.port]),
  stop: v.strictTuple([]),
  /** Ends a stop under way at once, with the downloads that it waits for. */
  cutDownloads: v.strictTuple([]),
  setPreferences: v.strictTuple([ChosenPreferences]),
  copy: v.strictTuple([v.pipe(v.string(), v.maxLength(65_536))]),
  /** Opens one of the share's own links in the browser. */
  openLink: v.strictTuple([v.pipe(v.string(), v.maxLength(2048))]),
  openFolder: v.strictTuple([]),
  openLogFolder: v.strictTuple([]),
  exportLog: v.strictTuple([v.picklist(logExportFormats), v.array(ExportedLine)]),
  cancelTransfer: v.strictTuple([count]),
  disconnectClient: v.strictTuple([v.pipe(v.string(), v.maxLength(64))]),
  /** The person has read that the settings file was damaged. */
  dismissNotice: v.strictTuple([]),
  /** Fetches the version that was told of. */
  downloadUpdate: v.strictTuple([]),
  /** Opens the page of the available version's release in the browser. */
  openReleasePage: v.strictTuple([]),
  /** The person has read what was told of updates. */
  dismissUpdate: v.strictTuple([]),
} as const

type Commands = typeof commandArguments
export type CommandName = keyof Commands
export type CommandArguments<Name extends CommandName> = v.InferInput<Commands[Name]>
