/** Where the Electron binary is, which is fetched when it is needed first: installing fetches nothing but packages. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'

const electronFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))

/** Whether a window could be shown. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
}

/** Path of the binary, undefined if it is not there and can't be fetched. */
export function findElectron(): string | undefined {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override !== undefined) return join(override, 'electron')
  const present = fetchedBinary()
  if (present !== undefined) return present
  console.error('Fetching Electron, once: some 100 MB. ELECTRON_MIRROR names another place to fetch it from.')
  // What it says goes where errors go, so that the output of the terminal command stays clean.
  spawnSync(process.execPath, [join(electronFolder, 'install.js')], { stdio: ['ignore', 2, 2] })
  return fetchedBinary()
}

function fetchedBinary(): string | undefined {
  const pathFile = join(electronFolder, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const binary = join(electronFolder, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(binary) ? binary : undefined
}
