/** Home folders for the desktop app, and ports. */
import { once } from 'node:events'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import { showTrays, writeSessionBus } from './session-bus.ts'

/** Listens on a port, by default any free one; it is released at the end of the block. */
export async function takePort(
  port = 0,
  address = '127.0.0.1',
): Promise<{ readonly port: number } & AsyncDisposable> {
  // Browsers connect ahead of time, and would keep the server from closing for a minute.
  const server = createServer((socket) => socket.destroy()).listen(port, address)
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      await once(server.close(), 'close')
    },
  }
}

/** Returns a free port. */
export async function freePort(): Promise<number> {
  await using taken = await takePort()
  return taken.port
}

/** The home of a new user, removed at the end of the block: `using home = new TemporaryHome()`. */
export class TemporaryHome implements Disposable {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'spool-home-')))
  /** Where the app keeps its settings. */
  readonly settingsFile = join(this.path, '.config/spool/settings.json')
  /** A folder to share that holds `hello.txt` ("hello") and `more/again.txt` ("hello again"). */
  readonly share = join(this.path, 'share')
  readonly #programs = join(this.path, 'bin')

  /** @param settings that the app finds, in addition to sharing with this computer only */
  constructor(settings: object = {}) {
    mkdirSync(dirname(this.settingsFile), { recursive: true })
    this.writeSettings(settings)
    this.#writeShare()
    writeSessionBus(this.#programs)
    this.showTrays(true)
  }

  /** Removes everything that the app hasn't put here, and restores the folder to share. */
  restore(): void {
    for (const name of readdirSync(this.path)) {
      if (name.startsWith('.') || name === basename(this.#programs)) continue
      rmSync(join(this.path, name), { recursive: true })
    }
    this.#writeShare()
  }

  #writeShare(): void {
    mkdirSync(join(this.share, 'more'), { recursive: true })
    writeFileSync(join(this.share, 'hello.txt'), 'hello')
    writeFileSync(join(this.share, 'more/again.txt'), 'hello again')
  }

  /** Sets whether the desktop shows tray icons from now on, as far as an app on Linux can find out. */
  showTrays(shown: boolean): void {
    showTrays(this.path, shown)
  }

  writeSettings(settings: object): void {
    writeFileSync(this.settingsFile, JSON.stringify({ host: '127.0.0.1', ...settings }))
  }

  /** The settings as they are on disk. */
  readSettings(): Record<string, unknown> {
    return JSON.parse(readFileSync(this.settingsFile, 'utf8')) as Record<string, unknown>
  }

  /** The environment of a process with this home. */
  get env(): Record<string, string> {
    const env = { ...process.env } as Record<string, string>
    // The first is for the Node of the tests, the second loads the window from a development server, and the third makes
    // Electron run as plain Node.
    delete env.NODE_OPTIONS
    delete env.ELECTRON_RENDERER_URL
    delete env.ELECTRON_RUN_AS_NODE
    return {
      ...env,
      HOME: this.path,
      XDG_CONFIG_HOME: join(this.path, '.config'),
      LC_ALL: 'en_US.UTF-8',
      PATH: `${this.#programs}${delimiter}${env.PATH ?? ''}`,
    }
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Returns a home in which the folder is chosen, with a free port as its setting. */
export async function homeWithShare(
  settings: object = {},
): Promise<TemporaryHome & { readonly port: number }> {
  const port = await freePort()
  const home = new TemporaryHome()
  home.writeSettings({ port, folder: home.share, ...settings })
  return Object.assign(home, { port })
}
