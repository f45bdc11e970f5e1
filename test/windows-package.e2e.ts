/** The app as it is packed for Windows, unsigned: installers and certificates need more than a folder. */
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, win32 } from 'node:path'
import { extractFile, getRawHeader, listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }
import { projectFolder } from '../scripts/ensure-build.ts'
import { runElectronBuilder } from './support/electron-builder.ts'
import { spokenLocales } from './support/electron-stand-in/distribution.ts'
import { writeWindowsDistribution } from './support/electron-stand-in/windows-distribution.ts'
import { NtExecutable, NtExecutableResource, Resource } from './support/windows-executable.ts'

let folder: string
const packed = (path = '') => join(folder, 'made/win-unpacked', path)
const archive = () => packed('resources/app.asar')
const resources = () =>
  NtExecutableResource.from(NtExecutable.from(readFileSync(packed('Spool.exe')))).entries

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'spool-windows-')))
  writeWindowsDistribution(join(folder, 'electron'))
  await runElectronBuilder(['--win', 'dir', '--x64'], join(folder, 'electron'), join(folder, 'made'))
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true }))

describe('the folder for Windows', () => {
  it('The folder for Windows holds the app beside what Electron brings', () => {
    expect(readdirSync(packed()).sort()).toEqual([
      'LICENSE.electron.txt',
      'LICENSES.chromium.html',
      'Spool.exe',
      'ffmpeg.dll',
      'icudtl.dat',
      'locales',
      'resources',
      'resources.pak',
    ])
    expect(readdirSync(packed('locales')).sort()).toEqual(spokenLocales.map((locale) => `${locale}.pak`))
    expect(readdirSync(packed('resources')).sort()).toEqual(['app.asar', 'spool.cmd'])
  })

  it('The folder for Windows has a terminal command that finds the app from where it lies', () => {
    const command = readFileSync(packed('resources/spool.cmd'), 'utf8')
    const [, program] = /"%~dp0([^"]+)" --terminal /.exec(command)!
    expect(win32.join('resources', program!)).toBe('Spool.exe')
    expect(existsSync(packed('Spool.exe'))).toBe(true)
  })

  it('The archive for Windows has the app with its threads and its tray icons', () => {
    // Paths bear the separators of the system that packs.
    const files = listPackage(archive(), { isPack: false }).map((path) => path.replaceAll('\\', '/'))
    const expected = [
      ...['index', 'cli', 'listener', 'worker', 'survey'].map((entry) => `/out/main/${entry}.js`),
      ...['off', 'on', 'error'].map((state) => `/resources/tray-${state}.ico`),
    ]
    expect(files).toEqual(expect.arrayContaining(expected))
    expect(JSON.parse(extractFile(archive(), 'package.json').toString())).toMatchObject({
      version: packageJson.version,
      main: 'out/main/index.js',
    })
  })
})

describe('the executable for Windows', () => {
  it('The executable for Windows has the name and the version of the app', () => {
    const [version] = Resource.VersionInfo.fromEntries(resources())
    const [language] = version!.getAllLanguagesForStringValues()
    expect(version!.getStringValues(language!)).toMatchObject({
      ProductName: 'Spool',
      FileDescription: 'Spool',
      FileVersion: packageJson.version,
    })
  })

  it('The executable for Windows has each picture of the icon', () => {
    // RT_ICON is 3. In the .ico an entry of 16 bytes for each picture ends with its length and offset.
    const icon = readFileSync(join(projectFolder, 'resources/icon.ico'))
    const pictures = Array.from({ length: icon.readUInt16LE(4) }, (_, index) => {
      const offset = icon.readUInt32LE(6 + 16 * index + 12)
      return icon.subarray(offset, offset + icon.readUInt32LE(6 + 16 * index + 8))
    })
    const digest = (data: Buffer) => createHash('sha256').update(data).digest('hex')
    const inside = resources().filter(({ type }) => type === 3)
    expect(inside.map(({ bin }) => digest(Buffer.from(bin as ArrayBuffer))).sort()).toEqual(
      pictures.map(digest).sort(),
    )
  })

  it('The executable for Windows has the digest of its archive, so that the archive can’t be exchanged', () => {
    const { bin } = resources().find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR')!
    const value = createHash('sha256').update(getRawHeader(archive()).headerString).digest('hex')
    expect(JSON.parse(Buffer.from(bin as ArrayBuffer).toString())).toEqual([
      { file: 'resources\\app.asar', alg: 'SHA256', value },
    ])
  })

  it('The executable for Windows can do nothing but run this app', async () => {
    const fuses = await getCurrentFuseWire(packed('Spool.exe'))
    const set = (fuse: FuseV1Options) => String.fromCharCode(fuses[fuse]!)
    expect(set(FuseV1Options.EnableEmbeddedAsarIntegrityValidation)).toBe('1')
    expect(set(FuseV1Options.OnlyLoadAppFromAsar)).toBe('1')
    expect(set(FuseV1Options.RunAsNode)).toBe('0')
  })
})
