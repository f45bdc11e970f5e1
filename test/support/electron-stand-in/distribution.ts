/** A folder like a downloaded Electron, with the stand-in as its executable, for electron-builder to pack. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const standIn = resolve(import.meta.dirname)

/** The fuses in an executable: the sentinel, version 1, how many they are, and each as Electron ships it. */
export const fuseWire = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09101100011'

/** Languages of Electron that Spool has, too: its own names of them. */
export const spokenLocales = 'ar de en-US es fr he it ja ko nl pl pt-BR ru tr uk zh-CN zh-TW'.split(' ')
/** Some of Electron's languages: those, and some that Spool lacks. */
export const locales = [...spokenLocales, 'en-GB', 'fi', 'pt-PT', 'sv']

/** Writes the distribution into a folder, which is created. */
export function writeDistribution(folder: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'))
  for (const locale of locales) writeFileSync(join(folder, 'locales', `${locale}.pak`), '')
  writeFileSync(join(folder, 'version'), 'v0.0.0')
  writeFileSync(join(folder, 'LICENSE'), 'a licence')
  writeFileSync(join(folder, 'LICENSES.chromium.html'), 'licences')
  // The copy is elsewhere, so it needs the absolute path of the stand-in.
  const script = readFileSync(join(standIn, 'dist/electron'), 'utf8').replace(
    'standIn=$dist/..',
    `standIn='${standIn}'`,
  )
  for (const program of ['electron', 'chrome-sandbox', 'chrome_crashpad_handler']) {
    writeFileSync(join(folder, program), program === 'electron' ? `${script}# ${fuseWire}\n` : '#!/bin/sh\n')
    chmodSync(join(folder, program), 0o755)
  }
}
