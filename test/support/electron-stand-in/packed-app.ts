/** The app in the archive beside an executable. Electron reads archives in place; Node can't, so this one is unpacked. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { extractAll } from '@electron/asar'

/** Returns the folder of the unpacked app, removed when the process exits; undefined if no app is packed. */
export function unpackApp(executable: string): string | undefined {
  const resources = join(dirname(executable), 'resources')
  const archive = join(resources, 'app.asar')
  if (!existsSync(archive)) return undefined
  const parent = mkdtempSync(join(tmpdir(), 'spool-packed-'))
  process.on('exit', () => rmSync(parent, { recursive: true, force: true }))
  const folder = join(parent, 'app.asar')
  extractAll(archive, folder)
  Object.defineProperty(process, 'resourcesPath', { value: resources })
  return folder
}
