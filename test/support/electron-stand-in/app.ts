/** `app`: readiness, paths, the single instance, and the steps of quitting. */
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type {
  AboutPanelOptionsOptions,
  App,
  CommandLine,
  LoginItemSettings,
  LoginItemSettingsOptions,
  Settings,
} from 'electron'
import { startChromium, stopChromium } from './chromium.ts'
import { faults } from './faults.ts'
import { FakeEmitter, notImplemented, preventable, refuseUnknown, type Fake } from './fake.ts'
import { registry } from './registry.ts'
import { greetFirstInstance, takeInstanceLock } from './single-instance.ts'
import type { Surface } from './surface.ts'
import { openWindows } from './windows.ts'

/** `open-file` and `activate` are macOS's; a spec may emit them. */
const events = [
  'ready',
  'activate',
  'open-file',
  'second-instance',
  'browser-window-focus',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
]

/** The original: Playwright's loader removes its own part from `process.argv`. */
const commandLine = [...process.argv]

/** The app by its package.json, and where it is. */
export type AppIdentity = {
  readonly name: string
  readonly version: string
  readonly folder: string
  readonly isPackaged: boolean
}

class FakeApp extends FakeEmitter implements Fake<App, Exclude<Surface['App'], 'commandLine'>> {
  /** The loader of Playwright sets switches for tests of pages, which the stand-in ignores: its Chromium has its own. */
  readonly commandLine: Pick<CommandLine, 'appendSwitch' | Surface['CommandLine']> = {
    appendSwitch: () => undefined,
    hasSwitch: (name) => commandLine.includes(`--${name}`),
  }
  #identity: AppIdentity = { name: 'Electron', version: '0.0.0', folder: process.cwd(), isPackaged: false }
  #isReady = false
  #isQuitting = false
  #greeted: Promise<void> = Promise.resolve()
  #userData: string | undefined
  readonly #readiness = Promise.withResolvers<undefined>()

  constructor() {
    super('app', events)
    this.once('ready', () => (registry.readyAtMs = performance.timeOrigin + performance.now()))
  }

  /** Called by boot.ts before the app is loaded. */
  introduce(identity: AppIdentity): void {
    this.#identity = identity
  }

  /** Called by boot.ts when the app is loaded. */
  async start(): Promise<void> {
    if (this.#isQuitting) return
    if (faults.openedFile !== undefined) this.emit('open-file', preventable({}), faults.openedFile)
    await startChromium(join(this.getPath('userData'), 'Chromium'), this.getPreferredSystemLanguages()[0]!)
    this.#isReady = true
    this.emit('ready', preventable({}), {})
    this.#readiness.resolve(undefined)
  }

  whenReady(): Promise<void> {
    return this.#readiness.promise
  }

  isReady(): boolean {
    return this.#isReady
  }

  /** Only records the call: tests run Chromium without its sandbox. */
  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready')
    registry.sandboxIsForced = true
  }

  setAppUserModelId(id: string): void {
    if (process.platform === 'win32') throw notImplemented(`setAppUserModelId('${id}')`)
  }

  get isPackaged(): boolean {
    return this.#identity.isPackaged
  }

  setActivationPolicy(policy: Parameters<App['setActivationPolicy']>[0]): void {
    throw notImplemented(`setActivationPolicy('${policy}')`)
  }

  getName(): string {
    return this.#identity.name
  }

  getVersion(): string {
    return this.#identity.version
  }

  getAppPath(): string {
    return this.#identity.folder
  }

  getPath(name: Parameters<App['getPath']>[0]): string {
    const home = process.env.HOME ?? homedir()
    const appData = process.env.XDG_CONFIG_HOME ?? join(home, '.config')
    const userData = this.#userData ?? join(appData, this.#identity.name)
    const paths: Partial<Record<typeof name, string>> = {
      home,
      appData,
      userData,
      downloads: join(home, 'Downloads'),
      logs: join(userData, 'logs'),
      temp: tmpdir(),
    }
    const path = paths[name]
    if (path === undefined) throw notImplemented(`app.getPath('${name}')`)
    return path
  }

  setPath(name: string, path: string): void {
    if (name !== 'userData') throw notImplemented(`app.setPath('${name}')`)
    if (!isAbsolute(path)) throw new Error('Path must be absolute')
    if (!existsSync(path)) throw new Error('Failed to set path')
    this.#userData = path
  }

  setAppLogsPath(path?: string): void {
    throw notImplemented(`setAppLogsPath('${path ?? ''}')`)
  }

  getPreferredSystemLanguages(): string[] {
    return [tagOf(process.env.LC_ALL ?? process.env.LANG)]
  }

  getSystemLocale(): string {
    if (!this.#isReady) throw new Error('app.getSystemLocale() can only be called after app is ready')
    return tagOf(process.env.LC_ALL ?? process.env.LC_TIME ?? process.env.LANG)
  }

  /** The system shows the panel. On Linux its icon is read by code that can't look into archives. */
  setAboutPanelOptions({ iconPath }: AboutPanelOptionsOptions): void {
    if (iconPath !== undefined && !statSync(iconPath).isFile()) throw new Error(`${iconPath} is not a file`)
  }

  setBadgeCount(count = 0): boolean {
    registry.badge = count
    return true
  }

  setLoginItemSettings(settings: Settings): void {
    registry.loginItem.setLoginItemSettings(settings)
  }

  getLoginItemSettings(options?: LoginItemSettingsOptions): LoginItemSettings {
    return registry.loginItem.getLoginItemSettings(options)
  }

  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    const folder = this.getPath('userData')
    mkdirSync(folder, { recursive: true })
    const isFirst = takeInstanceLock(folder, (other) => {
      this.emit('second-instance', preventable({}), other.argv, other.cwd, other.additionalData)
    })
    if (!isFirst) {
      this.#greeted = greetFirstInstance(folder, { argv: process.argv, cwd: process.cwd(), additionalData })
    }
    return isFirst
  }

  quit(): void {
    if (this.#isQuitting) return
    const event = preventable({})
    this.emit('before-quit', event)
    if (event.defaultPrevented) return
    this.#isQuitting = true
    void this.#closeAndEnd()
  }

  /** Called by a window when it has closed. */
  windowClosed(): void {
    if (openWindows.size > 0 || this.#isQuitting) return
    if (!this.emit('window-all-closed')) this.quit()
  }

  async #closeAndEnd(): Promise<void> {
    for (const window of [...openWindows]) {
      this.#isQuitting = window.askAndClose()
      if (!this.#isQuitting) return
    }
    const event = preventable({})
    this.emit('will-quit', event)
    this.#isQuitting = !event.defaultPrevented
    if (event.defaultPrevented) return
    this.emit('quit', preventable({}), 0)
    await this.#greeted
    await stopChromium()
    process.exit(0)
  }
}

/** Returns the language tag of a POSIX locale; English for `C`. */
function tagOf(locale = ''): string {
  const tag = locale.split('.', 1)[0]!.replace('_', '-')
  return /^[a-z]{2,3}(-|$)/.test(tag) ? tag : 'en-US'
}

refuseUnknown('app', FakeApp.prototype)
export const app = new FakeApp()
