/** What the window's commands, the menu and the tray do. */
import { app, clipboard, dialog, shell } from 'electron'
import packageJson from '../../../../package.json' with { type: 'json' }
import type { Translate } from '../../../shared/messages/translate.ts'
import { saveLog } from '../system/file-dialogs.ts'
import { linkableTerminal, linkTerminal } from '../system/terminal-link.ts'
import { showContextMenu } from '../window/context-menu.ts'
import type { CommandHandlers } from '../window/ipc.ts'
import type { MenuActions } from './app-menu.ts'
import type { ActionTargets } from './action-targets.ts'
import type { AppModel } from './app-model.ts'
import { choiceCommands, letUserChooseFolder } from './choice-commands.ts'
import { guestCommands } from './guest-commands.ts'
import { linkCommands } from './link-commands.ts'
import type { TrayActions } from './tray-menu.ts'

/** Returns a handler for each command. */
export function windowCommands(targets: ActionTargets): CommandHandlers {
  const { model, history, window, updates } = targets
  let lastExport: string | undefined
  return {
    attach: () => ({ state: model.state, history: history.today, quick: history.quick.today }),
    ...choiceCommands(targets),
    ...shareCommands(model),
    setPreferences: (change) => model.setPreferences(change),
    ...linkCommands(targets),
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
    ...guestCommands(model),
    clearHistory: () => {
      history.clear()
      window.send('historyCleared', true)
    },
    dismissNotice: () => model.dismissNotice(),
    downloadUpdate: () => void updates.download(),
    openReleasePage: () => openReleasePage(model),
    dismissUpdate: () => updates.dismiss(),
  }
}

type ShareCommand = 'start' | 'startOnPort' | 'stop' | 'cutDownloads' | 'chooseEnd' | 'extendShare'

function shareCommands(model: AppModel): Pick<CommandHandlers, ShareCommand> {
  return {
    start: () => model.start(),
    startOnPort: async (port) => {
      await model.setPreferences({ port })
      await model.start()
    },
    stop: (mode) => model.stop(mode),
    cutDownloads: () => model.cutDownloads(),
    chooseEnd: (choice) => model.timed.choose(choice),
    extendShare: () => model.timed.extend(),
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
    extend: () => model.timed.extend(),
    openLink: withLink((url) => shell.openExternal(url)),
    copyLink: withLink((url) => clipboard.writeText(url)),
    chooseFolder: () => void letUserChooseFolder(targets),
    useFolder: (path) => void model.shareAtOnce([path]),
    quit: () => app.quit(),
  }
}

async function offerTerminal(terminal: string, translate: () => Translate): Promise<void> {
  if (await linkTerminal(terminal)) await dialog.showMessageBox({ message: translate()('terminal.linked') })
}

/** Shows the folder of the log file in the system's file manager. */
async function openLogFolder(): Promise<void> {
  await shell.openPath(app.getPath('logs'))
}

async function openReleasePage(model: AppModel): Promise<void> {
  const { update } = model.state
  if (update.kind !== 'available') return
  await shell.openExternal(`${packageJson.homepage}/releases/tag/v${encodeURIComponent(update.version)}`)
}
