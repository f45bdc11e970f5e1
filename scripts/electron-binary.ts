/** Finds the Electron binary, and downloads it when it is first needed: `npm ci` installs packages only. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import { text } from 'node:stream/consumers'

const electronFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))

/** Whether there is a display to show a window on. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
}

/** A download that takes longer is announced, ms. Without a network it has failed by then. */
const silentMs = 1000

/** Returns the path of the binary, or why there is none. */
export async function findElectron(): Promise<{ readonly path: string } | { readonly problem: string }> {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override !== undefined) return { path: executableIn(override) }
  const present = downloadedBinary()
  if (present !== undefined) return { path: present }
  const announcement = setTimeout(() => {
    console.error('Downloading Electron, once: about 100 MB. ELECTRON_MIRROR names another server for it.')
  }, silentMs)
  // Its progress goes to stderr, so that stdout belongs to the terminal command alone.
  const installer = spawn(process.execPath, [join(electronFolder, 'install.js')], {
    stdio: ['ignore', 2, 'pipe'],
  })
  const complaints = await text(installer.stderr!)
  clearTimeout(announcement)
  const downloaded = downloadedBinary()
  return downloaded === undefined
    ? { problem: `Electron could not be downloaded${reason(complaints)}` }
    : { path: downloaded }
}

/** Returns the path of the executable in a distribution of Electron. */
export function executableIn(folder: string, platform: NodeJS.Platform = process.platform): string {
  if (platform === 'darwin') return join(folder, 'Electron.app/Contents/MacOS/Electron')
  return join(folder, platform === 'win32' ? 'electron.exe' : 'electron')
}

/** Returns the installer's error in parentheses, '' if it gave none. */
function reason(complaints: string): string {
  const [, message] = /^\w*Error: (.+)$/m.exec(complaints) ?? []
  return message === undefined ? '' : ` (${message})`
}

function downloadedBinary(): string | undefined {
  const pathFile = join(electronFolder, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const binary = join(electronFolder, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(binary) ? binary : undefined
}
