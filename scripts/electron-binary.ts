/** Where the Electron binary is, which is fetched when it is needed first: installing fetches nothing but packages. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import { text } from 'node:stream/consumers'

const electronFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))

/** Whether a window could be shown. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
}

/** How long fetching may take before it is told of, ms. Where there is no network it has failed by then. */
const silentMs = 1000

/** Path of the binary, or why there is none. */
export async function findElectron(): Promise<{ readonly path: string } | { readonly problem: string }> {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override !== undefined) return { path: executableIn(override) }
  const present = fetchedBinary()
  if (present !== undefined) return { path: present }
  const tell = setTimeout(() => {
    console.error(
      'Fetching Electron, once: some 100 MB. ELECTRON_MIRROR names another place to fetch it from.',
    )
  }, silentMs)
  // Its progress goes where errors go, so that the output of the terminal command stays clean.
  const installer = spawn(process.execPath, [join(electronFolder, 'install.js')], {
    stdio: ['ignore', 2, 'pipe'],
  })
  const complaints = await text(installer.stderr!)
  clearTimeout(tell)
  const fetched = fetchedBinary()
  return fetched === undefined
    ? { problem: `Electron could not be fetched${reason(complaints)}` }
    : { path: fetched }
}

/** Path of the executable in a folder that is a distribution of Electron. */
export function executableIn(folder: string, platform: NodeJS.Platform = process.platform): string {
  if (platform === 'darwin') return join(folder, 'Electron.app/Contents/MacOS/Electron')
  return join(folder, platform === 'win32' ? 'electron.exe' : 'electron')
}

/** In brackets, if it is told. */
function reason(complaints: string): string {
  const [, message] = /^\w*Error: (.+)$/m.exec(complaints) ?? []
  return message === undefined ? '' : ` (${message})`
}

function fetchedBinary(): string | undefined {
  const pathFile = join(electronFolder, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const binary = join(electronFolder, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(binary) ? binary : undefined
}
