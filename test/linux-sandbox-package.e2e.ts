/** What Flatpak's and Snap's own tools are given to pack. The tools are stand-ins, see test/support/sandbox-tools. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }
import { projectFolder } from '../scripts/ensure-build.ts'
import { runElectronBuilder } from './support/electron-builder.ts'
import { writeDistribution } from './support/electron-stand-in/distribution.ts'
import { isToBeUsed } from './support/system-tool.ts'

/** The services that Chromium asks to keep the computer awake. */
const inhibitors = ['org.gnome.SessionManager', 'org.freedesktop.PowerManagement']

let folder: string
const text = (path: string) => readFileSync(join(folder, path), 'utf8')
/** The commands in a desktop file: that of the entry, and those of its actions. */
const commands = (path: string) => [...text(path).matchAll(/^Exec=(.*)$/gm)].map(([, command]) => command)

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'spool-sandboxed-')))
  writeDistribution(join(folder, 'electron'))
  process.env.PATH = `${join(import.meta.dirname, 'support/sandbox-tools')}:${process.env.PATH!}`
  const made = join(folder, 'made')
  await runElectronBuilder(['--linux', 'deb', 'flatpak', 'snap', '--x64'], join(folder, 'electron'), made)
  for (const format of ['flatpak', 'snap']) {
    mkdirSync(join(folder, format))
    // The release workflow takes files of this name.
    const file = readdirSync(made).find((name) => name.startsWith('Spool-') && name.endsWith(`.${format}`))!
    execFileSync('tar', ['--extract', '--file', join(made, file), '--directory', join(folder, format)])
  }
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true }))

describe('the Flatpak', () => {
  const files = 'flatpak/build/files'

  it('The Flatpak asks for the network, and for folders to read', () => {
    const manifest = JSON.parse(text('flatpak/manifest.json')) as { id: string; 'finish-args': string[] }
    expect(manifest.id).toBe('app.spool.Spool')
    const permissions = manifest['finish-args']
    expect(permissions).toEqual(expect.arrayContaining(['--share=network', '--filesystem=host:ro']))
    expect(permissions.filter((permission) => /(?:host|home)$/.test(permission))).toEqual([])
  })

  it('The Flatpak may keep the computer awake', () => {
    const { 'finish-args': permissions } = JSON.parse(text('flatpak/manifest.json')) as {
      'finish-args': string[]
    }
    expect(permissions).toEqual(expect.arrayContaining(inhibitors.map((name) => `--talk-name=${name}`)))
  })

  it('The Flatpak has the app, its icon, its metadata and its menu entry under its own identifier', () => {
    const expected = [
      'lib/app.spool.Spool/spool-desktop',
      'lib/app.spool.Spool/resources/app.asar',
      'share/applications/app.spool.Spool.desktop',
      'share/icons/hicolor/256x256/apps/app.spool.Spool.png',
      'share/metainfo/app.spool.Spool.metainfo.xml',
    ]
    expect(expected.filter((path) => statSync(join(folder, files, path)).isFile())).toEqual(expected)
  })

  it('The Flatpak has one command, which can also start and stop the share', () => {
    expect(commands(`${files}/share/applications/app.spool.Spool.desktop`)).toEqual([
      'electron-wrapper %U',
      'electron-wrapper --start',
      'electron-wrapper --stop',
    ])
    const wrapper = text(`${files}/bin/electron-wrapper`)
    expect(wrapper).toContain('"spool-desktop"')
    // Electron itself chooses between Wayland and X11.
    expect(wrapper).not.toContain('ozone')
  })

  it.runIf(isToBeUsed('desktop-file-validate'))('The Flatpak has a valid desktop file', () => {
    const file = join(folder, files, 'share/applications/app.spool.Spool.desktop')
    expect(execFileSync('desktop-file-validate', [file], { encoding: 'utf8' })).toBe('')
  })
})

describe('the Snap', () => {
  const yaml = () => text('snap/snap/snapcraft.yaml')
  const desktopFile = () =>
    readdirSync(join(folder, 'snap/snap/gui')).find((name) => name.endsWith('.desktop'))!

  it('The Snap is strictly confined, and may be reached from the network', () => {
    expect(yaml()).toContain(`version: ${packageJson.version}\n`)
    expect(yaml()).toMatch(/^confinement: strict$/m)
    expect(yaml()).toMatch(/^ {6}- network-bind$/m)
  })

  it('The Snap may keep the computer awake', () => {
    expect(yaml()).toMatch(/^ {6}- screen-inhibit-control$/m)
  })

  it('The Snap has what Chromium can’t start without, and nothing that only the store could grant', () => {
    expect(yaml()).toMatch(/^ {6}- browser-support$/m)
    expect(yaml()).not.toContain('allow-sandbox')
    expect(text('snap/app/command.sh')).toContain('--no-sandbox')
  })

  it('The Snap starts and stops the share by the name of its only app, as snapd drops other commands', () => {
    const [, app] = /^apps:\n {2}([\w-]+):$/m.exec(yaml())!
    expect(commands(join('snap/snap/gui', desktopFile()))).toEqual([
      `${app!} %U`,
      `${app!} --start`,
      `${app!} --stop`,
    ])
  })

  it('The Snap names its desktop file', () => {
    expect(yaml()).toContain(`desktop: meta/gui/${desktopFile()}\n`)
  })

  it('The Snap may be started at log-in, by an entry of the name that the app gives it', () => {
    const loginItem = readFileSync(join(projectFolder, 'src/main/desktop/system/login-item.ts'), 'utf8')
    const [, entry] = /entryName = '(.+)'/.exec(loginItem)!
    expect(yaml()).toContain(`autostart: ${entry!}\n`)
  })
})

describe.runIf(isToBeUsed('dpkg-deb'))('the Debian package of the same run', () => {
  it('The Debian package has its own commands in its menu entry, and none of another format', () => {
    const name = readdirSync(join(folder, 'made')).find((file) => file.endsWith('.deb'))!
    execFileSync('dpkg-deb', ['--extract', join(folder, 'made', name), join(folder, 'deb')])
    expect(commands('deb/usr/share/applications/app.spool.Spool.desktop')).toEqual([
      '/opt/Spool/spool-desktop %U',
      '/opt/Spool/spool-desktop --start',
      '/opt/Spool/spool-desktop --stop',
    ])
  })
})
