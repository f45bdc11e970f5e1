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

/** Path of the binary, or why there is none. */
export function findElectron(): { readonly path: string } | { readonly problem: string } {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override !== undefined) return { path: join(override, 'electron') }
  const present = fetchedBinary()
  if (present !== undefined) return { path: present }
  console.error('Fetching Electron, once: some 100 MB. ELECTRON_MIRROR names another place to fetch it from.')
  // Its progress goes where errors go, so that the output of the terminal command stays clean.
  const installer = [join(electronFolder, 'install.js')]
  const { stderr } = spawnSync(process.execPath, installer, {
    stdio: ['ignore', 2, 'pipe'],
    encoding: 'utf8',
  })
  const fetched = fetchedBinary()
  if (fetched !== undefined) return { path: fetched }
  const [reason] = /^\w*Error: .+$/m.exec(stderr) ?? []
  return { problem: `Electron could not be fetched${reason === undefined ? '' : ` (${reason})`}` }
}

function fetchedBinary(): string | undefined {
  const pathFile = join(electronFolder, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const binary = join(electronFolder, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(binary) ? binary : undefined
}
