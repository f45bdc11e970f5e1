/** The app as a whole: its parts, put together, from readiness to the last joined thread. */
import { join } from 'node:path'
import { app, clipboard, dialog, nativeTheme, session, shell } from 'electron'
import * as v from 'valibot'
import packageJson from '../../../../package.json' with { type: 'json' }
import type { AppState } from '../../../shared/app/app-state.ts'
import type { LogEntry } from '../../../shared/log/log-entry.ts'
import { chooseLanguage, translator, type Translate } from '../../../shared/messages/translate.ts'
import { AccessLog } from '../share/access-log.ts'
import { serveApp } from '../window/app-protocol.ts'
import { AppMenu } from './app-menu.ts'
import { AppWindow } from '../window/app-window.ts'
import { DeliveryNotice } from '../share/delivery-notice.ts'
import { chooseFolder, saveLog } from '../system/file-dialogs.ts'
import { drainIo } from '../../base/pending-io.ts'
import { ownInstallation } from '../system/installation.ts'
import { obeyWindow } from '../window/ipc.ts'
import { KeepAwake } from '../share/keep-awake.ts'
import { LaunchRequest } from './launch-request.ts'
import { LiveFeed } from '../window/live-feed.ts'
import { canLaunchAtLogin, setLaunchAtLogin } from '../system/login-item.ts'
import type { Places } from './build-paths.ts'
import { ask, type Question } from './confirm.ts'
import { Quitting } from './shutdown.ts'
import { updatesItself } from '../system/self-updating.ts'
import { SettingsStore } from '../settings/settings-store.ts'
import { AppModel } from './app-model.ts'
import { linkableTerminal, linkTerminal } from '../system/terminal-link.ts'
import { TrayIcon } from './tray-icon.ts'
import { loadUpdater, Updates } from '../system/updates.ts'

/** What waits for a disk longer than this when the app is quit waits for one that doesn't answer, ms. */
const filePatienceMs = 1000

/** Runs the app, and does at once what its start asks for. */
export async function runDesktop(places: Places, request: LaunchRequest): Promise<void> {
  const desktop = new DesktopShell(places, request)
  await app.whenReady()
  desktop.begin()
}

class DesktopShell {
  readonly #places: Places
  readonly #spool: AppModel
  readonly #feed: LiveFeed
  readonly #awake = new KeepAwake((keepsAwake) => this.#spool.setOutsideState({ keepsAwake }))
  readonly #accessLog = new AccessLog(join(app.getPath('logs'), 'access.log'), (isWritable) =>
    this.#spool.setOutsideState({ logFileFails: !isWritable }),
  )
  readonly #notice: DeliveryNotice
  readonly #quitting: Quitting
  readonly #updates = new Updates(loadUpdater, (update) => this.#spool.setOutsideState({ update }))
  readonly #terminal = linkableTerminal(process.platform, process.resourcesPath)
  readonly #developmentOrigin = app.isPackaged ? undefined : developmentOrigin()
  readonly #window: AppWindow
  readonly #menu = this.#makeMenu()
  #tray: TrayIcon | undefined
  #request: LaunchRequest
  #hasBegun = false

  constructor(places: Places, request: LaunchRequest) {
    this.#places = places
    this.#request = request
    const installation = ownInstallation()
    this.#feed = new LiveFeed((batch) => this.#window.tell('live', batch))
    this.#spool = new AppModel(new SettingsStore(join(app.getPath('userData'), 'settings.json')), {
      version: app.getVersion(),
      platform: process.platform,
      updatesItself: updatesItself(installation),
      canLaunchAtLogin: canLaunchAtLogin(installation),
      scripts: places.scripts,
      ask: (question) => this.#ask(question),
      onState: (state) => this.#stateChanged(state),
      onBatch: (log, snapshot) => {
        this.#awake.update(snapshot.transfers.length > 0)
        this.#feed.add(log, snapshot)
        if (log === undefined) return
        this.#accessLog.add(log)
        this.#notice.consider(log)
      },
    })
    this.#notice = new DeliveryNotice((entry) => this.#delivered(entry))
    this.#window = new AppWindow(
      () => ({
        preload: places.preload,
        icon: join(resources(), 'icons/256x256.png'),
        place: this.#spool.settings.window,
        developmentOrigin: this.#developmentOrigin,
      }),
      {
        onClose: () => this.#mayClose(),
        onVisible: (visible) => this.#feed.setVisible(visible),
        onMoved: (place) => this.#spool.remember({ window: place }),
      },
    )
    this.#quitting = new Quitting({
      mayQuit: () => this.#mayQuit(),
      close: () => this.#close(),
    })
    app.on('open-file', (event, path) => {
      event.preventDefault()
      if (this.#hasBegun) void this.#spool.shareAtOnce(path)
      // At a start by "Open with" or a drop on the Dock it comes before the app is ready, and nothing can be asked then.
      else this.#request = { folder: path }
    })
    app.on('second-instance', (_event, _argv, _cwd, data) => {
      this.#window.show()
      const other = v.safeParse(LaunchRequest, data)
      if (other.success) void this.#obey(other.output)
    })
    app.on('activate', () => this.#window.show())
    app.on('browser-window-focus', () => this.#spool.lookForFolders())
    // Without a listener Electron would quit; whether it should is said where the window is closed.
    app.on('window-all-closed', () => undefined)
  }

  begin(): void {
    app.setAboutPanelOptions({
      applicationName: 'Spool',
      applicationVersion: app.getVersion(),
      copyright: '© Spool contributors, MIT License',
      iconPath: aboutIcon(),
    })
    serveApp(this.#places.renderer)
    const { defaultSession } = session
    defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
    defaultSession.setPermissionCheckHandler(() => false)
    defaultSession.setDevicePermissionHandler(() => false)
    obeyWindow(this.#handlers(), this.#developmentOrigin)
    this.#tray = this.#makeTray()
    this.#hasBegun = true
    this.#spool.begin()
    // First: the window is made in the colour that is set.
    this.#stateChanged(this.#spool.state)
    this.#window.show()
    const { settings } = this.#spool
    const { folder, action } = this.#request
    if (folder === undefined && action === undefined && settings.shareOnLaunch) void this.#spool.start()
    else void this.#obey(this.#request)
    if (this.#spool.state.updatesItself && settings.checkForUpdates) void this.#updates.check(false)
  }

  #handlers(): Parameters<typeof obeyWindow>[0] {
    const spool = this.#spool
    const done = undefined
    return {
      attach: () => spool.state,
      chooseFolder: () => this.#chooseFolder(),
      useFolder: async (path) => (await spool.useFolder(path), done),
      forgetFolder: (path) => (spool.forgetFolder(path), done),
      start: async () => (await spool.start(), done),
      startOnPort: async (port) => (await spool.setPreferences({ port }), await spool.start(), done),
      stop: async () => (await spool.stop(), done),
      cutDownloads: () => (spool.cutDownloads(), done),
      setPreferences: (change) => spool.setPreferences(change),
      copy: async (text) => (await clipboard.writeText(text), done),
      openLink: (url) => this.#openLink(url),
      openFolder: async () => {
        const { folder } = spool.settings
        if (folder !== undefined) await shell.openPath(folder)
        return done
      },
      openLogFolder: async () => (await shell.openPath(app.getPath('logs')), done),
      exportLog: (format, pieces) => saveLog(this.#window.dialogOwner, format, pieces),
      cancelTransfer: (connection) => (spool.cancelTransfer(connection), done),
      disconnectClient: (client) => (spool.disconnectClient(client), done),
      dismissNotice: () => (spool.dismissNotice(), done),
      downloadUpdate: () => (void this.#updates.download(), done),
      openReleasePage: () => this.#openReleasePage(),
      dismissUpdate: () => (this.#updates.dismiss(), done),
    }
  }

  async #chooseFolder(): Promise<undefined> {
    const label = this.#translate()('dialog.choose')
    const folder = await chooseFolder(this.#window.dialogOwner, this.#spool.settings.folder, label)
    if (folder !== undefined) await this.#spool.useFolder(folder)
    return undefined
  }

  async #obey({ folder, action }: LaunchRequest): Promise<void> {
    if (folder !== undefined) await this.#spool.shareAtOnce(folder)
    else if (action === 'start') await this.#spool.start()
    else if (action === 'stop') await this.#spool.stop()
  }

  async #openLink(url: string): Promise<undefined> {
    // Nothing but a link of the share itself, whatever the window says.
    if (this.#spool.state.links.some((link) => link.url === url)) await shell.openExternal(url)
    return undefined
  }

  async #openReleasePage(): Promise<undefined> {
    const { update } = this.#spool.state
    if (update.kind === 'available')
      await shell.openExternal(`${packageJson.homepage}/releases/tag/v${encodeURIComponent(update.version)}`)
    return undefined
  }

  #stateChanged(state: AppState): void {
    this.#window.tell('state', state)
    if (!app.isReady()) return
    const translate = this.#translate()
    nativeTheme.themeSource = state.preferences.appearance
    this.#tray?.update(state, translate)
    this.#menu.update(state, translate)
    if (state.canLaunchAtLogin) setLaunchAtLogin(state.preferences.launchAtLogin)
    this.#accessLog.setWanted(state.preferences.accessLog)
  }

  #delivered(entry: LogEntry): void {
    this.#window.tell('delivered', entry)
    if (!this.#window.isSeen && this.#spool.settings.notifyDelivered)
      this.#notice.show(entry, this.#translate())
  }

  async #linkTerminal(): Promise<void> {
    if (this.#terminal === undefined || !(await linkTerminal(this.#terminal))) return
    await dialog.showMessageBox({ message: this.#translate()('terminal.linked') })
  }

  #makeMenu(): AppMenu {
    return new AppMenu({
      chooseFolder: () => void this.#chooseFolder(),
      toggleSharing: () => void (this.#spool.isWanted ? this.#spool.stop() : this.#spool.start()),
      showSettings: () => {
        this.#window.show()
        this.#window.tell('showSettings', true)
      },
      openLogFolder: () => void shell.openPath(app.getPath('logs')),
      checkForUpdates: () => {
        this.#window.show()
        void this.#updates.check(true)
      },
      linkTerminal: this.#terminal === undefined ? undefined : () => void this.#linkTerminal(),
    })
  }

  #makeTray(): TrayIcon {
    return new TrayIcon(resources(), {
      showWindow: () => this.#window.show(),
      start: () => void this.#spool.start(),
      stop: () => void this.#spool.stop(),
      copy: (text) => void clipboard.writeText(text),
      useFolder: (path) => void this.#spool.shareAtOnce(path),
      setLaunchAtLogin: (launchAtLogin) => void this.#spool.setPreferences({ launchAtLogin }),
      quit: () => app.quit(),
    })
  }

  /** A window that is closed while something is shared only leaves the screen; else the app ends with it. */
  #mayClose(): boolean {
    if (this.#quitting.isUnderWay) return true
    if (this.#spool.isSharing && this.#spool.settings.keepInTray) {
      void this.#leave()
      return false
    }
    if (process.platform === 'darwin') return true
    app.quit()
    return false
  }

  async #leave(): Promise<void> {
    const hasTray = await this.#window.leave(async () => (await this.#tray?.isShown()) === true)
    if (hasTray === undefined || this.#spool.settings.trayTold) return
    this.#spool.remember({ trayTold: true })
    this.#notice.tellThatSharingGoesOn(hasTray, this.#translate())
  }

  async #mayQuit(): Promise<boolean> {
    const { transfers: downloads } = this.#spool
    return downloads === 0 || this.#ask({ kind: 'quits', downloads })
  }

  #ask(question: Question): Promise<boolean> {
    return ask(question, this.#translate(), this.#window.dialogOwner)
  }

  async #close(): Promise<number> {
    this.#window.stayAway()
    const stuckThreads = await this.#spool.close()
    this.#awake.update(false)
    this.#tray?.close()
    // A change that is told only now must find none.
    this.#tray = undefined
    await this.#accessLog.close()
    return stuckThreads + (await drainIo(filePatienceMs))
  }

  #translate(): Translate {
    return translator(chooseLanguage(this.#spool.settings.language, app.getPreferredSystemLanguages()))
  }
}

/** Where electron-vite serves the window from while developing. */
function developmentOrigin(): string | undefined {
  const url = process.env.ELECTRON_RENDERER_URL
  return url === undefined ? undefined : new URL(url).origin
}

function resources(): string {
  return join(app.getAppPath(), 'resources')
}

/** On Linux it is read by GTK, which can't look into the archive. */
function aboutIcon(): string {
  const isInArchive = app.isPackaged && process.platform === 'linux'
  return isInArchive ? join(process.resourcesPath, 'icon.png') : join(resources(), 'icons/256x256.png')
}
