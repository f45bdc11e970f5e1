/** The app as it is packed for macOS, unsigned: signing, disk images and the rest of it need that system. */
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractFile, listPackage } from '@electron/asar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }
import { runElectronBuilder } from './support/electron-builder.ts'
import { spokenLocales } from './support/electron-stand-in/distribution.ts'
import { writeMacDistribution } from './support/electron-stand-in/mac-distribution.ts'

let folder: string
const contents = () => join(folder, 'made/mac-arm64/Spool.app/Contents')
const information = () => readFileSync(join(contents(), 'Info.plist'), 'utf8')

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'spool-mac-')))
  writeMacDistribution(join(folder, 'electron'))
  const targets = ['--mac', 'dir', '--arm64']
  // `codesign`, which mends the signature that Electron brings, exists on macOS alone.
  const noSignature = '-c.electronFuses.resetAdHocDarwinSignature=false'
  // As the release workflow says of an app that it signs.
  const signed = '-c.extraMetadata.signed=true'
  await runElectronBuilder([...targets, noSignature, signed], join(folder, 'electron'), join(folder, 'made'))
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true }))

/** The text of a key in the top level of the information. */
function text(key: string): string | undefined {
  return new RegExp(`<key>${key}</key>\\s*<string>([^<]*)</string>`).exec(information())?.[1]
}

describe('the app for macOS', () => {
  it('The app for macOS has its identity, and the reason why it needs the local network', () => {
    const keys = [
      'CFBundleIdentifier',
      'CFBundleName',
      'CFBundleShortVersionString',
      'LSMinimumSystemVersion',
    ]
    expect(keys.map(text)).toEqual(['app.spool.Spool', 'Spool', packageJson.version, '13.0'])
    expect(text('NSLocalNetworkUsageDescription')).toMatch(/local network/)
    expect(information()).not.toContain('NSBonjourServices')
  })

  it('The app for macOS opens folders', () => {
    expect(information()).toMatch(
      /<key>LSItemContentTypes<\/key>\s*<array>\s*<string>public\.folder<\/string>/,
    )
  })

  it('The app for macOS has the digest of its archive, so that the archive can’t be exchanged', () => {
    expect(information()).toMatch(
      /<key>ElectronAsarIntegrity<\/key>\s*<dict>\s*<key>Resources\/app\.asar<\/key>/,
    )
    expect(listPackage(join(contents(), 'Resources/app.asar'), { isPack: false })).toContain(
      '/out/main/worker.js',
    )
  })

  it('The app for macOS knows whether it is signed, as macOS updates and starts at log-in only signed apps', () => {
    const about = extractFile(join(contents(), 'Resources/app.asar'), 'package.json').toString()
    expect(JSON.parse(about)).toMatchObject({ productName: 'Spool', signed: true })
  })

  it('The app for macOS has its icon, its languages and the terminal command beside the archive', () => {
    expect(readdirSync(join(contents(), 'Resources')).sort()).toEqual(
      [
        ...['app.asar', 'icon.icns', 'spool'],
        ...spokenLocales.map((locale) => `${locale.replace('en-US', 'en').replace('-', '_')}.lproj`),
      ].sort(),
    )
    expect(statSync(join(contents(), 'Resources/spool')).mode & 0o111).toBe(0o111)
  })
})
