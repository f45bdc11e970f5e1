/** What the window's commands, the menu and the tray do. */
import { app, clipboard, dialog, shell } from 'electron'
import packageJson from '../../../../package.json' with { type: 'json' }
import { sharePort } from '../../../shared/app/app-state.ts'
import type { Translate } from '../../../shared/messages/translate.ts'
import type { ReachFacts } from '../../../shared/reach/reach-facts.ts'
import { lookUpFacts } from '../../host/reach/look-up-facts.ts'
import type { WifiPasswords } from '../settings/wifi-passwords.ts'
import type { DownloadHistory } from '../share/download-history.ts'
import { chooseFiles, chooseFolder, saveLog } from '../system/file-dialogs.ts'
import { linkableTerminal, linkTerminal } from '../system/terminal-link.ts'
import type { Updates } from '../system/updates.ts'
import type { AppWindow } from '../window/app-window.ts'
import { showContextMenu } from '../window/context-menu.ts'
import type { CommandHandlers } from '../window/ipc.ts'
import type { MenuActions } from './app-menu.ts'
import type { AppModel } from './app-model.ts'
import type { TrayActions } from './tray-menu.ts'

/** What the actions act on. */
export type ActionTargets = {
  readonly model: AppModel
  readonly history: DownloadHistory
  readonly window: AppWindow
  readonly updates: Updates
  readonly wifiPasswords: WifiPasswords
  readonly translate: () => Translate
}

type ChoiceCommand =
  | 'chooseFolder'
  | 'useFolder'
  | 'chooseFiles'
  | 'addFiles'
  | 'addFolder'
  | 'drop'
  | 'removeItem'
  | 'shareText'
  | 'forgetFolder'

/** Returns a handler for each command. */
export function windowCommands(targets: ActionTargets): CommandHandlers {
  const { model, history, window, updates } = targets
  let lastExport: string | undefined
  return {
    attach: () => ({ state: model.state, history: history.today, quick: history.quick.today }),
    ...choiceCommands(targets),
    start: () => model.start(),
    startOnPort: async (port) => {
      await model.setPreferences({ port })
      await model.start()
    },
    stop: (mode) => model.stop(mode),
    cutDownloads: () => model.cutDownloads(),
    setPreferences: (change) => model.setPreferences(change),
    ...guestCommands(targets),
    copy: async (text) => {
      await clipboard.writeText(text)
    },
    openFolder: async () => {
      const { folder, items } = model.settings
      const [item] = items
      if (item !== undefined) shell.showItemInFolder(item)
      else if (folder !== undefined) await shell.openPath(folder)
    },
    openLogFolder,
    exportLog: (format, pieces) =>
      saveLog(window.dialogParent, format, pieces, (path) => (lastExport = path)),
    showLastExport: () => {
      if (lastExport !== undefined) shell.showItemInFolder(lastExport)
    },
    showMenu: (items, at) => showContextMenu(window.dialogParent, items, at),
    cancelTransfer: (connection) => model.clients.cancelTransfer(connection),
    disconnectClient: (client) => model.clients.disconnectClient(client),
    nameGuest: (client, device, name) => model.guests.name({ client, device, name }),
    blockClient: (client) => model.guests.block(client),
    unblockClient: (client) => model.guests.unblock(client),
    clearHistory: () => history.clear(),
    dismissNotice: () => model.dismissNotice(),
    downloadUpdate: () => void updates.download(),
    openReleasePage: () => openReleasePage(model),
    dismissUpdate: () => updates.dismiss(),
  }
}

/** Those that choose what is shared. */
function choiceCommands(targets: ActionTargets): Pick<CommandHandlers, ChoiceCommand> {
  const { model } = targets
  return {
    chooseFolder: () => letUserChooseFolder(targets),
    useFolder: async (path) => {
      await model.useFolder(path)
    },
    chooseFiles: () => letUserChooseFiles(targets, (files) => model.items.use(files)),
    addFiles: () => letUserChooseFiles(targets, (files) => model.items.add(files)),
    addFolder: () => letUserAddFolder(targets),
    drop: (paths) => model.items.drop(paths),
    removeItem: (path) => model.items.remove(path),
    shareText: (text) => model.items.shareText(text),
    forgetFolder: (path) => model.forgetFolder(path),
  }
}

type GuestCommand =
  'openLink' | 'lookUpReach' | 'printCard' | 'wifiPassword' | 'keepWifiPassword' | 'forgetWifiPassword'

/** What is done with the share's link, and for guests to reach it. */
function guestCommands({ model, window, wifiPasswords }: ActionTargets): Pick<CommandHandlers, GuestCommand> {
  return {
    openLink: (url) => openLink(model, url),
    lookUpReach: (adapter) => lookUpReach(model, adapter),
    printCard: () => window.print(),
    wifiPassword: async (network) => ({
      password: await wifiPasswords.read(network),
      canKeep: await wifiPasswords.canKeep(),
    }),
    keepWifiPassword: (network, password) => wifiPasswords.keep(network, password),
    forgetWifiPassword: (network) => wifiPasswords.forget(network),
  }
}

export function menuActions(targets: ActionTargets): MenuActions {
  const { model, window, updates, translate } = targets
  const terminal = linkableTerminal(process.platform, process.resourcesPath)
  return {
    chooseFolder: () => void letUserChooseFolder(targets),
    toggleSharing: () => void (model.isRequested ? model.stop() : model.start()),
    showSettings: () => {
      window.show()
      window.send('showSettings', true)
    },
    find: () => {
      window.show()
      window.send('find', true)
    },
    openLogFolder: () => void openLogFolder(),
    checkForUpdates: () => {
      window.show()
      void updates.check(true)
    },
    linkTerminal: terminal === undefined ? undefined : () => void offerTerminal(terminal, translate),
  }
}

export function trayActions(targets: ActionTargets): TrayActions {
  const { model, window } = targets
  // Looked up when it is needed: the menu stays the same when the address changes.
  const withLink = (act: (url: string) => Promise<void>) => () => {
    const url = model.state.links[0]?.url
    if (url !== undefined) void act(url)
  }
  return {
    showWindow: () => window.show(),
    start: () => void model.start(),
    stop: () => void model.stop(),
    openLink: withLink((url) => shell.openExternal(url)),
    copyLink: withLink((url) => clipboard.writeText(url)),
    chooseFolder: () => void letUserChooseFolder(targets),
    useFolder: (path) => void model.shareAtOnce(path),
    quit: () => app.quit(),
  }
}

async function offerTerminal(terminal: string, translate: () => Translate): Promise<void> {
  if (await linkTerminal(terminal)) await dialog.showMessageBox({ message: translate()('terminal.linked') })
}

/** Has the user choose a folder in the system's dialog. */
async function letUserChooseFolder({ model, window, translate }: ActionTargets): Promise<void> {
  const label = translate()('dialog.choose')
  const folder = await chooseFolder(window.dialogParent, model.settings.folder, label)
  if (folder !== undefined) await model.useFolder(folder)
}

/** Has the user choose files in the system's dialog. */
async function letUserChooseFiles(
  { model, window, translate }: ActionTargets,
  use: (files: readonly string[]) => Promise<unknown>,
): Promise<void> {
  const label = translate()('dialog.choose')
  const files = await chooseFiles(window.dialogParent, model.settings.folder, label)
  if (files.length > 0) await use(files)
}

async function letUserAddFolder({ model, window, translate }: ActionTargets): Promise<void> {
  const label = translate()('dialog.choose')
  const folder = await chooseFolder(window.dialogParent, model.settings.folder, label)
  if (folder !== undefined) await model.items.add([folder])
}

/** Shows the folder of the log file in the system's file manager. */
async function openLogFolder(): Promise<void> {
  await shell.openPath(app.getPath('logs'))
}

/** Opens nothing but links of the share itself, whatever the window sends. */
async function openLink(model: AppModel, url: string): Promise<void> {
  if (model.state.links.some((link) => link.url === url)) await shell.openExternal(url)
}

function lookUpReach({ state }: AppModel, adapter: string): Promise<ReachFacts> {
  return lookUpFacts({ adapter, port: sharePort(state), executable: process.execPath })
}

async function openReleasePage(model: AppModel): Promise<void> {
  const { update } = model.state
  if (update.kind !== 'available') return
  await shell.openExternal(`${packageJson.homepage}/releases/tag/v${encodeURIComponent(update.version)}`)
}
