/** A folder like the one that Electron is downloaded as, with the stand-in for its executable: electron-builder packs it. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const standIn = resolve(import.meta.dirname)

/** Where fuses are in an executable: the mark, version 1, their number, and each of them as Electron ships it. */
export const fuseWire = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09101100011'

/** Languages that Electron brings; two of them are none of Spool's. */
export const locales = ['de', 'en-GB', 'en-US', 'fr', 'ja']

/** Writes the distribution into a folder, which is made. */
export function writeDistribution(folder: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'))
  for (const locale of locales) writeFileSync(join(folder, 'locales', `${locale}.pak`), '')
  writeFileSync(join(folder, 'version'), 'v0.0.0')
  writeFileSync(join(folder, 'LICENSE'), 'a licence')
  writeFileSync(join(folder, 'LICENSES.chromium.html'), 'licences')
  // It lies elsewhere than the stand-in.
  const script = readFileSync(join(standIn, 'dist/electron'), 'utf8').replace(
    'standIn=$dist/..',
    `standIn='${standIn}'`,
  )
  for (const program of ['electron', 'chrome-sandbox', 'chrome_crashpad_handler']) {
    writeFileSync(join(folder, program), program === 'electron' ? `${script}# ${fuseWire}\n` : '#!/bin/sh\n')
    chmodSync(join(folder, program), 0o755)
  }
}
