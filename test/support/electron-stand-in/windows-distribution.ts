/** A folder like a downloaded Electron for Windows: it can be packed, but not started. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { NtExecutable, NtExecutableResource, Resource } from '../windows-executable.ts'
import { fuseWire, locales } from './distribution.ts'

/** Writes the distribution into a folder, which is created. */
export function writeWindowsDistribution(folder: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'))
  for (const locale of locales) writeFileSync(join(folder, 'locales', `${locale}.pak`), '')
  const files = ['LICENSE', 'LICENSES.chromium.html', 'resources.pak', 'icudtl.dat', 'ffmpeg.dll']
  for (const name of files) writeFileSync(join(folder, name), '')
  writeFileSync(join(folder, 'electron.exe'), executable())
}

/** Returns an executable without code, with only what electron-builder looks for: a version and the fuses. */
function executable(): Buffer {
  const made = NtExecutable.createEmpty()
  const resources = NtExecutableResource.from(made)
  const version = Resource.VersionInfo.createEmpty()
  const language = { lang: 0x409, codepage: 1200 }
  version.setStringValues(language, { FileDescription: 'Electron', ProductName: 'Electron' })
  version.outputToResourceEntries(resources.entries)
  resources.entries.push({ type: 'DATA', id: 'FUSES', bin: Buffer.from(fuseWire, 'latin1'), ...language })
  resources.outputResource(made)
  return Buffer.from(made.generate())
}
