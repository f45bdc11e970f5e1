/** The commands that the window sends to main, with the schemas by which main checks them. */
import * as v from 'valibot'
import { stopModes } from './app-state.ts'
import { ChosenPreferences, ClientAddress, DeviceName, FolderPath, GivenName } from './app-settings.ts'
import { MenuItems, MenuPoint } from './menu-items.ts'
import { EndChoice } from './share-ends.ts'
import { logExportFormats } from '../log/log-export.ts'
import { Port } from '../settings.ts'

/** The name of a Wi-Fi: 32 bytes, of which the window may have spelled each one out. */
const NetworkName = v.pipe(v.string(), v.nonEmpty(), v.maxLength(400))

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/**
 * A piece of an exported log: lines of 64 Ki characters in all, the last of which may be longer. 1 Mi leaves room for an
 * entry of 32,000 characters, of which each is escaped as up to six.
 */
const ExportedPiece = v.pipe(v.string(), v.maxLength(1 << 20))

/** More is a file. */
export const maxTextLength = 1 << 20

const SharedText = v.pipe(v.string(), v.nonEmpty(), v.maxLength(maxTextLength))

/** The arguments of each command. */
export const commandArguments = {
  /** Answers with the current state and what has been downloaded today, oldest first; all that follows are events. */
  attach: v.strictTuple([]),
  /** Lets the user choose a folder in the system's dialog. */
  chooseFolder: v.strictTuple([]),
  useFolder: v.strictTuple([FolderPath]),
  /** Lets the user choose files in the system's dialog, to be shared instead of what is chosen. */
  chooseFiles: v.strictTuple([]),
  /** The same, to be shared together with what is chosen. */
  addFiles: v.strictTuple([]),
  addFolder: v.strictTuple([]),
  /** Shares what was dropped on the window: a folder, or files and folders together, of which there may be too many. */
  drop: v.strictTuple([v.array(FolderPath)]),
  /** Takes one of the things that are shared together away. */
  removeItem: v.strictTuple([FolderPath]),
  /** Shares a text. */
  shareText: v.strictTuple([SharedText]),
  /** Removes it from the list of recent folders. */
  forgetFolder: v.strictTuple([FolderPath]),
  start: v.strictTuple([]),
  /** Sets the port and starts. */
  startOnPort: v.strictTuple([Port]),
  /** Stops as the mode says, which may also end the wait of an earlier stop sooner. */
  stop: v.strictTuple([v.picklist(stopModes)]),
  /** Ends the downloads that a stop is waiting for. */
  cutDownloads: v.strictTuple([]),
  /** Has the share, or else the next one, end on its own. */
  chooseEnd: v.strictTuple([EndChoice]),
  /** One hour more for a share that ends at a time. */
  extendShare: v.strictTuple([]),
  setPreferences: v.strictTuple([ChosenPreferences]),
  /** Answers with what the system says about who may reach this computer by a network adapter. May take some seconds. */
  lookUpReach: v.strictTuple([v.pipe(v.string(), v.maxLength(256))]),
  /** Has the window printed, by the system's dialog. */
  printCard: v.strictTuple([]),
  /** Answers with the password that is kept for a Wi-Fi, if any, and whether one could be kept. */
  wifiPassword: v.strictTuple([NetworkName]),
  /** Keeps the password of a Wi-Fi, '' for one without. Answers with whether that was possible. */
  keepWifiPassword: v.strictTuple([NetworkName, v.pipe(v.string(), v.maxLength(256))]),
  forgetWifiPassword: v.strictTuple([NetworkName]),
  copy: v.strictTuple([v.pipe(v.string(), v.maxLength(65_536))]),
  /** Opens one of the share's own links in the browser. */
  openLink: v.strictTuple([v.pipe(v.string(), v.maxLength(2048))]),
  openFolder: v.strictTuple([]),
  openLogFolder: v.strictTuple([]),
  /** Writes the pieces of a log to a file that the user chooses. */
  exportLog: v.strictTuple([v.picklist(logExportFormats), v.array(ExportedPiece)]),
  /** Shows the file of the last export in the system's file manager, if this run has written one. */
  showLastExport: v.strictTuple([]),
  /** Opens a menu of the system; answers with the id of the item that was chosen, if one was. */
  showMenu: v.strictTuple([MenuItems, MenuPoint]),
  cancelTransfer: v.strictTuple([count]),
  disconnectClient: v.strictTuple([ClientAddress]),
  /** Gives a name to the guest with this address and kind of device, '' for an unknown one; an empty name removes it. */
  nameGuest: v.strictTuple([ClientAddress, DeviceName, GivenName]),
  /** Cuts off a client and refuses it until Spool quits. */
  blockClient: v.strictTuple([ClientAddress]),
  unblockClient: v.strictTuple([ClientAddress]),
  /** Lets the guest who asks in, or turns it away. */
  answerGuest: v.strictTuple([count, v.boolean()]),
  /** Ends the key of a guest, and what is being sent for it. */
  putOutGuest: v.strictTuple([count]),
  /** Makes another PIN. */
  newPin: v.strictTuple([]),
  /** Makes another key of the share, after a confirmation if that cuts off downloads. */
  newLink: v.strictTuple([]),
  /** Forgets how today's downloads ended. */
  clearHistory: v.strictTuple([]),
  /** The user has read that the settings file was damaged. */
  dismissNotice: v.strictTuple([]),
  /** Downloads the version that was offered. */
  downloadUpdate: v.strictTuple([]),
  /** Opens the page of the available version's release in the browser. */
  openReleasePage: v.strictTuple([]),
  /** The user has read the notice about updates. */
  dismissUpdate: v.strictTuple([]),
} as const

type Commands = typeof commandArguments
export type CommandName = keyof Commands
export type CommandArguments<Name extends CommandName> = v.InferInput<Commands[Name]>
