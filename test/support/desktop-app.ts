/**
 * The built desktop app, driven through Playwright's own Electron API: on the stand-in for Electron, or on the real one if
 * the environment variable SPOOL_ELECTRON names its executable. The specs are the same on both.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserWindow } from 'electron'
import { _electron, type ElectronApplication, type JSHandle, type Page } from 'playwright-core'
import { projectFolder } from '../../scripts/ensure-build.ts'
import type { PreferenceChange } from '../../src/main/desktop/shell/app-environment.ts'
import type { AppState, SharingState } from '../../src/shared/app/app-state.ts'
import type { Registry } from './electron-stand-in/registry.ts'
import { assertDrivable, distributionFolder } from './real-electron.ts'
import type { Exit } from './running-process.ts'
import { pageTimeoutMs } from './chromium.ts'
import { TemporaryHome } from './temporary-home.ts'

const standIn = fileURLToPath(new URL('electron-stand-in/dist/electron', import.meta.url))
const executable = process.env.SPOOL_ELECTRON ?? standIn
/** Whether the app runs on the stand-in: some of its effects can be observed only there. */
export const onStandIn = executable === standIn

/** An executable with another name is the packed app. */
const isPackaged = !/^electron(?:\.exe)?$/i.test(basename(executable))
// Given an executable's path, Playwright doesn't hold the app back until it is attached, and leaves its own switches among
// the arguments, so that the app would share the project's folder. Therefore Playwright gets Electron's folder.
process.env.ELECTRON_OVERRIDE_DIST_PATH = distributionFolder(executable)

/** How long the app may take to quit before it is killed, ms. It gives running downloads five seconds. */
const quitTimeoutMs = 60_000

/** What the stand-in has recorded, in the app's main process. */
export type StandIn = typeof globalThis & { readonly __standIn: Registry }

export type LaunchOptions = {
  /** Default: a new one, removed at the end. */
  readonly home?: TemporaryHome
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Whether Chromium's sandbox is on, which not every machine allows. Default: off, by `--no-sandbox`. */
  readonly sandbox?: boolean
}

type Ownership = { readonly home: TemporaryHome; readonly ownsHome: boolean }

/** The running app; it is quit at the end of the block: `await using app = await DesktopApp.launch()`. */
export class DesktopApp implements AsyncDisposable {
  readonly electron: ElectronApplication
  /** Its window. */
  readonly page: Page
  readonly home: TemporaryHome
  /** Resolves when the process has ended. */
  readonly exited: Promise<Exit>
  readonly #complaints: string[] = []
  readonly #said: () => string
  readonly #ownsHome: boolean
  #ended = false

  private constructor(
    electron: ElectronApplication,
    page: Page,
    said: () => string,
    { home, ownsHome }: Ownership,
  ) {
    this.#said = said
    this.electron = electron
    this.page = page
    this.home = home
    this.#ownsHome = ownsHome
    this.exited = new Promise((resolve) => {
      electron.process().once('exit', (code, signal) => {
        this.#ended = true
        resolve({ code, signal })
      })
    })
    page.on('pageerror', ({ message }) => this.#complaints.push(message))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.#complaints.push(message.text())
    })
  }

  /** Starts the app; resolves when its window shows something. */
  static async launch({
    home,
    args = [],
    env = {},
    sandbox = false,
  }: LaunchOptions = {}): Promise<DesktopApp> {
    const ownership = { home: home ?? new TemporaryHome(), ownsHome: home === undefined }
    let electron: ElectronApplication | undefined
    let said = () => ''
    try {
      if (isPackaged) await assertDrivable(executable)
      electron = await _electron.launch({
        ...(isPackaged && { executablePath: executable }),
        args: [...(isPackaged ? [] : [projectFolder]), ...args],
        cwd: ownership.home.path,
        env: { ...ownership.home.env, ...env },
        chromiumSandbox: sandbox,
        timeout: pageTimeoutMs,
        // The app decides between light and dark.
        colorScheme: null,
      })
      said = listen(electron)
      electron.context().setDefaultTimeout(pageTimeoutMs)
      const app = new DesktopApp(electron, await electron.firstWindow(), said, ownership)
      await app.page.getByTestId('state').waitFor()
      return app
    } catch (error) {
      if (electron !== undefined) await kill(electron)
      if (ownership.ownsHome) ownership.home[Symbol.dispose]()
      throw new Error(`The app did not start: ${said()}`, { cause: error })
    }
  }

  /** What the window's page complained about: uncaught exceptions, errors and warnings on its console. */
  get complaints(): readonly string[] {
    return this.#complaints
  }

  /** Whether the process has ended. */
  hasEnded(): boolean {
    return this.#ended
  }

  /** The window in the main process. */
  browserWindow(): Promise<JSHandle<BrowserWindow>> {
    return this.electron.browserWindow(this.page) as Promise<JSHandle<BrowserWindow>>
  }

  /** Closes the window, as its close button does. */
  async closeWindow(): Promise<void> {
    const window = await this.browserWindow()
    await window.evaluate((browserWindow) => browserWindow.close())
  }

  /** Emits the event that the window has got the focus. */
  async focus(): Promise<void> {
    await this.electron.evaluate(({ app, BrowserWindow }) =>
      app.emit('browser-window-focus', {}, BrowserWindow.getAllWindows()[0]),
    )
  }

  /** The text in the clipboard, where a command puts it some time after the click. */
  copied(): Promise<string> {
    return this.electron.evaluate(({ clipboard }) => clipboard.readText())
  }

  async isWindowVisible(): Promise<boolean> {
    const window = await this.browserWindow()
    return window.evaluate((browserWindow) => browserWindow.isVisible())
  }

  /** Waits for the state of the share. */
  state(kind: SharingState['kind']): Promise<void> {
    return this.page.locator(`[data-testid=state][data-state=${kind}]`).waitFor()
  }

  async startSharing(): Promise<void> {
    await this.page.getByTestId('start').click()
    await this.state('sharing')
  }

  /** Test id of the element that has the focus, undefined if it has none. */
  focused(): Promise<string | undefined> {
    return this.page.evaluate('document.activeElement?.dataset.testid')
  }

  /** Opens the details of the threads, with a lane for each. */
  async showLanes(): Promise<void> {
    const button = this.page.getByTestId('thread-details-button')
    if ((await button.getAttribute('aria-expanded')) === 'false') await button.click()
  }

  /** From now on the system's folder dialog returns this folder. */
  async chooseInDialog(path: string): Promise<void> {
    await this.electron.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
    }, path)
  }

  /** Sets preferences as the window does; undefined resets one to its default. */
  async setPreferences(change: PreferenceChange): Promise<void> {
    const members = Object.entries(change).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    await this.page.evaluate(`spool.call('setPreferences', { ${members.join()} })`)
  }

  /** Chooses a folder; `before` become the recent folders, the latest first. */
  async useFolders(folder: string, ...before: readonly string[]): Promise<void> {
    const { recentFolders } = await this.page.evaluate<AppState>(
      `spool.call('attach').then(({ state }) => state)`,
    )
    const calls = [
      ...recentFolders.map(({ path }) => ['forgetFolder', path]),
      ...[...before].reverse().map((path) => ['useFolder', path]),
      ['useFolder', folder],
    ]
    await this.page.evaluate(`(async () => {
      const shown = new Promise((resolve) => {
        const end = spool.on('state', (state) => {
          if (state.folder?.path !== ${JSON.stringify(folder)}) return
          end()
          resolve()
        })
      })
      for (const call of ${JSON.stringify(calls)}) await spool.call(...call)
      await shown
    })()`)
  }

  /** Shows the window and reloads its page, which loses its state except for what the main process keeps. */
  async reload(): Promise<void> {
    await this.page.evaluate(`void (document.documentElement.dataset.before = 'yes')`)
    const window = await this.browserWindow()
    await window.evaluate(async (browserWindow) => {
      if (browserWindow.isMinimized()) browserWindow.restore()
      browserWindow.show()
      const { webContents } = browserWindow
      const loaded = new Promise<void>((resolve) => webContents.once('did-finish-load', () => resolve()))
      webContents.reload()
      await loaded
    })
    await this.page.locator('html:not([data-before])').waitFor()
    await this.page.getByTestId('state').waitFor()
    this.#complaints.length = 0
  }

  /** Starts the app a second time in the same home, as a user who lost its window does; resolves when that process ends. */
  async startAgain(...args: string[]): Promise<Exit> {
    const own = isPackaged ? [] : [projectFolder]
    const child = spawn(executable, [...own, ...args, '--no-sandbox'], {
      stdio: 'ignore',
      cwd: this.home.path,
      env: this.home.env,
    })
    const [code, signal] = (await once(child, 'exit')) as [Exit['code'], Exit['signal']]
    return { code, signal }
  }

  /** Quits as from the menu, despite running downloads. An app that takes too long is killed. */
  async close(): Promise<Exit> {
    if (this.hasEnded()) return this.exited
    const timeout = setTimeout(() => void kill(this.electron), quitTimeoutMs)
    try {
      await this.electron.evaluate(
        ({ dialog }) =>
          void (dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false })),
      )
      await this.electron.close()
    } catch (error) {
      // It may have ended on its own meanwhile.
      if (!this.hasEnded()) throw error
    } finally {
      await this.exited
      clearTimeout(timeout)
    }
    return this.exited
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { code, signal } = await this.close()
    if (this.#ownsHome) this.home[Symbol.dispose]()
    if (code !== 0) throw new Error(`The app ended with ${signal ?? code}: ${this.#said()}`)
  }
}

/** Returns a function for the last 10,000 characters that the main process has written to stderr. */
function listen(electron: ElectronApplication): () => string {
  let said = ''
  electron.process().stderr?.on('data', (data: Buffer) => (said = (said + data.toString()).slice(-10_000)))
  return () => said
}

/** Kills the app and its child processes: Playwright gives it a process group, except on Windows. */
async function kill(electron: ElectronApplication): Promise<void> {
  const child = electron.process()
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  if (process.platform === 'win32') child.kill()
  else process.kill(-child.pid!, 'SIGKILL')
  await exited
}
