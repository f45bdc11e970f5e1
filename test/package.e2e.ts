/** What electron-builder makes of the built app: what is in it, and that it runs from where it is packed. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { extractFile, listPackage, statFile } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { _electron } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectFolder } from '../scripts/ensure-build.ts'
import { languages } from '../src/shared/messages/languages.ts'
import { spokenLocales } from './support/electron-stand-in/distribution.ts'
import { PackagedApp } from './support/packaged-app.ts'
import { RunningProcess } from './support/running-process.ts'
import { isToBeUsed } from './support/system-tool.ts'
import { homeWithShare, TemporaryHome } from './support/temporary-home.ts'

let packaged: PackagedApp
beforeAll(async () => {
  packaged = await PackagedApp.build()
}, 180_000)
afterAll(() => packaged[Symbol.dispose]())

/** Names of the files in the archive; those made of contents bear a hash, which is left out. */
function packedFiles(): string[] {
  return listPackage(packaged.archive, { isPack: false })
    .map((path) => path.slice(1))
    .filter((path) => !('files' in statFile(packaged.archive, path)))
    .map((path) => path.replace(/-[\w-]{8}(\.\w+)$/, '-#$1'))
}

describe('the archive', () => {
  it('The archive holds what runs, and nothing else', () => {
    const files = packedFiles()
    const chunks = files.filter((path) => /^out\/main\/chunks\/[\w-]+#\.js$/.test(path))
    expect(chunks.length).toBeGreaterThan(0)
    const trays = ['off', 'on', 'error'].flatMap((state) =>
      ['.ico', '.png', '@2x.png', 'Template.png', 'Template@2x.png'].map(
        (end) => `resources/tray-${state}${end}`,
      ),
    )
    expect(files.filter((path) => !chunks.includes(path)).sort()).toEqual(
      [
        ...['index', 'cli', 'listener', 'worker', 'survey'].map((entry) => `out/main/${entry}.js`),
        'out/preload/index.cjs',
        ...['index.html', 'assets/index-#.js', 'assets/index-#.css'].map((file) => `out/renderer/${file}`),
        ...languages.map((language) => `out/renderer/assets/${language}-#.js`),
        ...trays,
        'resources/icons/256x256.png',
        'package.json',
      ].sort(),
    )
  })

  it('The archive says nothing about how the app is developed', () => {
    const about = JSON.parse(extractFile(packaged.archive, 'package.json').toString()) as object
    expect(about).toMatchObject({ name: 'spool', main: 'out/main/index.js' })
    expect(about).not.toHaveProperty('signed')
    expect(Object.keys(about)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/scripts|ependencies/)]),
    )
  })

  it('The archive is smaller than two and a half megabytes', () => {
    expect(statSync(packaged.archive).size).toBeLessThan(2.5 * 2 ** 20)
  })
})

describe('the packaged folder', () => {
  it('The packaged folder holds the languages of the app, and no others', () => {
    expect(readdirSync(join(packaged.folder, 'locales')).sort()).toEqual(
      spokenLocales.map((locale) => `${locale}.pak`),
    )
  })

  it('The packaged folder has the icon of “About Spool” beside the archive, which GTK can’t read', () => {
    const icon = readFileSync(join(packaged.folder, 'resources/icon.png'))
    expect(icon).toEqual(readFileSync(join(projectFolder, 'resources/icons/128x128.png')))
  })

  it('The packaged executable can do nothing but run this app', async () => {
    const fuses = await getCurrentFuseWire(packaged.executable)
    const on = [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.OnlyLoadAppFromAsar]
    const off = [
      // There are no cookies, and keeping them so would cost a question for the keychain of macOS.
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ]
    expect(on.map((fuse) => fuses[fuse])).toEqual(on.map(() => '1'.charCodeAt(0)))
    expect(off.map((fuse) => fuses[fuse])).toEqual(off.map(() => '0'.charCodeAt(0)))
  })
})

describe('the packaged app', () => {
  it('The packaged app runs from inside the archive: its window shows, and its threads serve a file', async () => {
    using home = await homeWithShare()
    const electron = await _electron.launch({
      executablePath: packaged.executable,
      args: [home.share],
      cwd: home.path,
      env: home.env,
      colorScheme: null,
    })
    try {
      const page = await electron.firstWindow()
      await page.locator('[data-testid=state][data-state=sharing]').waitFor()
      const app = await electron.evaluate(({ app: electronApp }) => ({
        isPackaged: electronApp.isPackaged,
        path: electronApp.getAppPath(),
      }))
      expect(app).toEqual({ isPackaged: true, path: expect.stringMatching(/app\.asar$/) as string })
      const response = await fetch(`http://127.0.0.1:${home.port}/hello.txt`)
      expect(await response.text()).toBe('hello')
      await page.getByRole('button', { name: 'Settings' }).click()
      await page.getByRole('tab', { name: 'App' }).click()
      expect(await page.getByTestId('launchAtLogin').isVisible()).toBe(true)
    } finally {
      await electron.close()
    }
  })
})

/** Runs the packaged executable as the `spool` on the path does. */
function terminal(home: TemporaryHome, ...args: string[]): RunningProcess {
  const switches = ['--terminal', '--no-sandbox', '--disable-gpu', '--ozone-platform=headless', '--']
  return new RunningProcess(packaged.executable, [...switches, ...args], { cwd: home.share, env: home.env })
}

describe('the terminal command of the packaged app', () => {
  it('The terminal command of the packaged app serves a file until it is interrupted', async () => {
    using home = new TemporaryHome()
    await using command = terminal(home, '.', '0', '--host', '127.0.0.1', '--log-format', 'json')
    const response = await fetch(`http://127.0.0.1:${await command.port()}/hello.txt`)
    expect(await response.text()).toBe('hello')
    expect(await command.end('SIGINT')).toEqual({ code: 0, signal: null })
    expect(command.stdout).toContain('"event":"stopped"')
    // The app may run at the same time, and Chromium writes into its folder whatever it is started for.
    expect(readdirSync(dirname(home.settingsFile)).sort()).toEqual(['settings.json', 'terminal'])
  })

  it.each<[args: string[], code: number, stream: 'stdout' | 'stderr', says: RegExp]>([
    [['--version'], 0, 'stdout', /^\d+\.\d+\.\d+\n$/],
    [['--help'], 0, 'stdout', /^Usage: spool/],
    [['--nonsense'], 1, 'stderr', /Unknown option/],
  ])(
    'The terminal command of the packaged app with %j ends with exit code %d',
    async (args, code, stream, says) => {
      using home = new TemporaryHome()
      await using command = terminal(home, ...args)
      expect(await command.exited).toEqual({ code, signal: null })
      expect(command[stream]).toMatch(says)
    },
  )
})

/** What a package of Debian itself must not do, or what electron-builder's scripts do. */
const lintianTagsOnPurpose = [
  // Whatever isn't the system's own lies in /opt.
  'dir-or-file-in-opt',
  // The changelog is that of the releases, `spool --help` the manual, and the description that of the menus.
  'no-changelog',
  'no-manual-page',
  'extended-description-line-too-long',
  'command-with-path-in-maintainer-script',
  'maintainer-script-ignores-errors',
  'postrm-removes-alternative',
]

describe.runIf(isToBeUsed('dpkg-deb'))('the Debian package', () => {
  let folder: string
  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'spool-deb-content-')))
    execFileSync('dpkg-deb', ['--extract', packaged.deb, folder])
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('The Debian package puts the command on the path, the app into /opt, and an entry into the menus', () => {
    const expected = [
      'usr/bin/spool',
      'opt/Spool/spool-desktop',
      'usr/share/applications/app.spool.Spool.desktop',
      'usr/share/metainfo/app.spool.Spool.metainfo.xml',
      'usr/share/icons/hicolor/256x256/apps/spool-desktop.png',
    ]
    expect(expected.filter((path) => statSync(join(folder, path)).isFile())).toEqual(expected)
    expect(statSync(join(folder, 'usr/bin/spool')).mode & 0o777).toBe(0o755)
  })

  it.runIf(isToBeUsed('desktop-file-validate'))('The Debian package has a valid desktop file', () => {
    const file = join(folder, 'usr/share/applications/app.spool.Spool.desktop')
    expect(execFileSync('desktop-file-validate', ['--warn-kde', file], { encoding: 'utf8' })).toBe('')
  })

  it.runIf(isToBeUsed('appstreamcli'))('The Debian package has valid metadata for software centres', () => {
    const file = join(folder, 'usr/share/metainfo/app.spool.Spool.metainfo.xml')
    expect(() => execFileSync('appstreamcli', ['validate', '--no-net', '--no-color', file])).not.toThrow()
  })

  it.runIf(isToBeUsed('lintian'))('The Debian package passes lintian, but for what is on purpose', () => {
    const { stdout } = spawnSync('lintian', ['--tag-display-limit', '0', '--fail-on', 'none', packaged.deb], {
      encoding: 'utf8',
    })
    const tags = new Set([...stdout.matchAll(/^[EW]: spool: ([\w-]+)/gm)].map(([, tag]) => tag))
    expect([...tags].filter((tag) => !lintianTagsOnPurpose.includes(tag!))).toEqual([])
  })
})
