/** The app as a whole: puts its parts together, and runs from readiness to the last joined thread. */
import { join } from 'node:path'
import { app, nativeTheme, safeStorage } from 'electron'
import * as v from 'valibot'
import { isServing, type AppState } from '../../../shared/app/app-state.ts'
import type { Language } from '../../../shared/messages/languages.ts'
import { chooseLanguage, type Translate } from '../../../shared/messages/translate.ts'
import type { EndedDownload, ServerSnapshot } from '../../../shared/server-events.ts'
import { AccessLog } from '../share/access-log.ts'
import { AskNotice } from '../share/ask-notice.ts'
import { serveApp } from '../window/app-protocol.ts'
import { AppMenu } from './app-menu.ts'
import { AwayNotices } from './away-notices.ts'
import { AppWindow } from '../window/app-window.ts'
import { DownloadHistory } from '../share/download-history.ts'
import { drainIo } from '../../base/pending-io.ts'
import { ownInstallation, updatesItself } from '../system/installation.ts'
import { handleCommands } from '../window/ipc.ts'
import { denyPermissions } from '../window/permissions.ts'
import { KeepAwake } from '../share/keep-awake.ts'
import { NetworkWatch } from '../share/network-watch.ts'
import { developmentOrigin } from '../window/development-origin.ts'
import { fulfillLaunch } from './fulfill-launch.ts'
import { LaunchRequest } from './launch-request.ts'
import { Launches } from './launches.ts'
import { LiveFeed } from '../window/live-feed.ts'
import { canLaunchAtLogin, setLaunchAtLogin } from '../system/login-item.ts'
import type { BuildPaths } from './build-paths.ts'
import { confirm, type Confirmation } from './confirm.ts'
import { Shutdown } from './shutdown.ts'
import { WifiPasswords } from '../settings/wifi-passwords.ts'
import { SettingsStore } from '../settings/settings-store.ts'
import { AppModel } from './app-model.ts'
import { DownloadMeter, type DownloadSum } from './download-meter.ts'
import { aboutIcon, resources } from './resources.ts'
import { Texts } from './texts.ts'
import { mayClose } from './window-closing.ts'
import { TrayIcon } from './tray-icon.ts'
import { loadUpdater, Updates } from '../system/updates.ts'
import { menuActions, trayActions, windowCommands } from './actions.ts'
import type { ActionTargets } from './action-targets.ts'

/** At the end, file operations that are pending for longer than this wait for a disk that doesn't answer, ms. */
const filePatienceMs = 1000

/** Runs the app, and does at once what its start requests. */
export async function runDesktop(paths: BuildPaths, request: LaunchRequest): Promise<void> {
  const desktop = new DesktopShell(paths, request)
  await app.whenReady()
  await desktop.begin()
}

class DesktopShell {
  readonly #paths: BuildPaths
  readonly #model: AppModel
  readonly #feed = new LiveFeed((batch) => this.#window.send('live', batch))
  readonly #awake = new KeepAwake((keepsAwake) => this.#model.setOutsideState({ keepsAwake }))
  readonly #downloads = new DownloadMeter((sum) => this.#showDownloads(sum))
  readonly #accessLog = new AccessLog(join(app.getPath('logs'), 'access.log'), (isWritable) =>
    this.#model.setOutsideState({ logFileFails: !isWritable }),
  )
  readonly #history = new DownloadHistory()
  readonly #notices = new AwayNotices(() => this.#window.isOnScreen)
  readonly #updates = new Updates(loadUpdater, (update) => this.#model.setOutsideState({ update }))
  readonly #developmentOrigin = developmentOrigin()
  readonly #network = new NetworkWatch((network) => this.#model.setOutsideState({ network }))
  readonly #asks = new AskNotice(() => this.#window.show())
  readonly #window: AppWindow
  readonly #targets: ActionTargets
  readonly #menu: AppMenu
  readonly #shutdown: Shutdown
  #tray: TrayIcon | undefined
  #texts: Texts | undefined
  readonly #launches: Launches
  #hasBegun = false

  constructor(paths: BuildPaths, request: LaunchRequest) {
    this.#paths = paths
    this.#launches = new Launches(request, (launch) => void this.#handle(launch))
    const installation = ownInstallation()
    this.#model = new AppModel(new SettingsStore(join(app.getPath('userData'), 'settings.json')), {
      version: app.getVersion(),
      platform: process.platform,
      updatesItself: updatesItself(installation),
      canLaunchAtLogin: canLaunchAtLogin(installation),
      scripts: paths.scripts,
      textFolder: join(app.getPath('userData'), 'texts'),
      confirm: (confirmation) => this.#confirm(confirmation),
      onState: (state) => this.#stateChanged(state),
      onBatch: (log, snapshot, ended) => this.#takeBatch(log, snapshot, ended),
    })
    this.#window = this.#makeWindow()
    this.#targets = {
      model: this.#model,
      history: this.#history,
      window: this.#window,
      updates: this.#updates,
      wifiPasswords: new WifiPasswords(join(app.getPath('userData'), 'wifi-passwords.json'), safeStorage),
      translate: () => this.#translate(),
    }
    this.#menu = new AppMenu(menuActions(this.#targets))
    this.#shutdown = new Shutdown({ mayQuit: () => this.#mayQuit(), close: () => this.#close() })
    this.#listen()
  }

  #listen(): void {
    app.on('open-file', (event, path) => {
      event.preventDefault()
      // On a start by "Open with" or a drop on the Dock this precedes readiness.
      this.#launches.add({ paths: [path] })
    })
    app.on('second-instance', (_event, _argv, _cwd, data) => {
      const other = v.safeParse(LaunchRequest, data)
      if (this.#hasBegun) this.#window.show()
      this.#launches.add(other.success ? other.output : {})
    })
    app.on('activate', () => {
      if (this.#hasBegun) this.#window.show()
    })
    app.on('browser-window-focus', () => this.#model.checkFolders())
    // Without a listener Electron would quit; #mayClose decides whether it should.
    app.on('window-all-closed', () => undefined)
  }

  async begin(): Promise<void> {
    this.#texts = await Texts.load(this.#language(), () => this.#stateChanged(this.#model.state))
    app.setAboutPanelOptions({
      applicationName: 'Spool',
      applicationVersion: app.getVersion(),
      copyright: '© Spool contributors, MIT License',
      iconPath: aboutIcon(),
    })
    serveApp(this.#paths.renderer)
    denyPermissions()
    handleCommands(windowCommands(this.#targets), this.#developmentOrigin)
    this.#tray = new TrayIcon(resources(), trayActions(this.#targets))
    this.#hasBegun = true
    // Not known before readiness.
    this.#model.setOutsideState({ locale: app.getSystemLocale() })
    this.#model.begin()
    // First, as the window is created in the color scheme that is set here.
    this.#stateChanged(this.#model.state)
    this.#window.show()
    const { settings } = this.#model
    if (settings.shareOnLaunch && !this.#launches.isFilled) this.#launches.add({ action: 'start' })
    this.#launches.begin()
    if (this.#model.state.updatesItself && settings.checkForUpdates) void this.#updates.check(false)
  }

  #handle(request: LaunchRequest): Promise<void> {
    return fulfillLaunch(request, this.#model, (confirmation) => this.#confirm(confirmation))
  }

  #takeBatch(log: Uint8Array | undefined, snapshot: ServerSnapshot, ended: readonly EndedDownload[]): void {
    this.#awake.update(snapshot.transfers.length > 0)
    this.#downloads.update(snapshot.transfers)
    this.#feed.add(log, snapshot)
    this.#history.add(ended)
    this.#asks.update(snapshot.asks, this.#model.state.guestNames, () => this.#translate())
    for (const download of ended) {
      this.#window.send('ended', download)
      this.#notices.ended(download, this.#model.state, this.#translate())
    }
    const quick = this.#history.quick.add(snapshot.guests)
    if (quick.length > 0) this.#window.send('quick', quick)
    if (log !== undefined) this.#accessLog.add(log)
  }

  #stateChanged(state: AppState): void {
    this.#window.send('state', state)
    this.#network.update(state.links)
    // Not before the app is ready: they are loaded then.
    if (this.#texts === undefined) return
    this.#texts.speak(this.#language())
    const { translate } = this.#texts
    nativeTheme.themeSource = state.preferences.appearance
    if (!isServing(state.sharing)) {
      this.#downloads.update([])
      this.#awake.update(false)
      this.#history.quick.shareEnded()
    }
    this.#tray?.update(state, this.#downloads.count, translate)
    this.#menu.update(state, translate)
    this.#notices.stateChanged(state, translate)
    if (state.canLaunchAtLogin) setLaunchAtLogin(state.preferences.launchAtLogin)
    this.#accessLog.setEnabled(state.preferences.accessLog)
  }

  #showDownloads({ count, percent }: DownloadSum): void {
    this.#window.setProgress(count, percent)
    app.setBadgeCount(count)
    this.#tray?.update(this.#model.state, count, this.#translate())
  }

  #makeWindow(): AppWindow {
    const options = () => ({
      preload: this.#paths.preload,
      icon: join(resources(), 'icons/256x256.png'),
      place: this.#model.settings.window,
      developmentOrigin: this.#developmentOrigin,
      translate: () => this.#translate(),
    })
    return new AppWindow(options, {
      onClose: () => this.#mayClose(),
      onVisible: (visible) => this.#feed.setVisible(visible),
      onMoved: (place) => this.#model.remember({ window: place }),
    })
  }

  #mayClose(): boolean {
    const [model, shutdown] = [this.#model, this.#shutdown]
    return mayClose({ model, shutdown, takeOffScreen: () => this.#takeOffScreen() })
  }

  async #takeOffScreen(): Promise<void> {
    const hasTray = await this.#window.takeOffScreen(async () => (await this.#tray?.isShown()) === true)
    if (hasTray === undefined || this.#model.settings.trayNoticeShown) return
    this.#model.remember({ trayNoticeShown: true })
    this.#notices.sharingContinues(hasTray, this.#translate())
  }

  async #mayQuit(): Promise<boolean> {
    const { transfers: downloads } = this.#model
    return downloads === 0 || this.#confirm({ kind: 'quits', downloads })
  }

  #confirm(confirmation: Confirmation): Promise<boolean> {
    return confirm(confirmation, this.#translate(), this.#window.dialogParent)
  }

  async #close(): Promise<number> {
    this.#window.cancelFirstShow()
    const stuckThreads = await this.#model.close()
    this.#awake.update(false)
    this.#tray?.close()
    // A state that is only reported now must not reach the tray.
    this.#tray = undefined
    await this.#accessLog.close()
    return stuckThreads + (await drainIo(filePatienceMs))
  }

  #translate(): Translate {
    if (this.#texts === undefined) throw new Error('A text was needed before the texts were loaded.')
    return this.#texts.translate
  }

  #language(): Language {
    return chooseLanguage(this.#model.settings.language, app.getPreferredSystemLanguages())
  }
}
