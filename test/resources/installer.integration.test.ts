/** The Windows installer's own part, compiled by NSIS. Its outer part comes from electron-builder. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, win32 } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectFolder } from '../../scripts/ensure-build.ts'
import { isToBeUsed } from '../support/system-tool.ts'

const script = join(projectFolder, 'test/support/nsis/installer.nsi')

describe.runIf(isToBeUsed('makensis'))("the Windows installer's own part", () => {
  let folder: string
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'spool-nsis-'))))
  afterAll(() => rmSync(folder, { recursive: true }))

  const uninstaller = ['-DBUILD_UNINSTALLER']

  /** Compiles it, and returns what the compiler says. */
  function compile(verbosity: number, defines: readonly string[]): string {
    const files = [`-DPROJECT=${projectFolder}`, `-DOUT=${join(folder, 'made.exe')}`]
    const options = [`-V${verbosity}`, '-WX', '-INPUTCHARSET', 'UTF8']
    return execFileSync('makensis', [...options, ...files, ...defines, script], { encoding: 'utf8' })
  }

  it.each([
    ['installer', []],
    ['uninstaller', uninstaller],
  ])('The Windows installer’s own part compiles into the %s without a warning', (_name, defines) => {
    expect(compile(2, defines)).toBe('')
  })

  it('The Windows installer adds a menu entry that shares the open folder, also the root of a drive', () => {
    const said = compile(4, [])
    const [, path] = /\\Background\\shell\\Spool\\command\\="[^"]+" "([^"]+)"$/m.exec(said)!
    for (const folder of ['D:\\', 'D:\\Photos', '\\\\server\\share\\'])
      expect(win32.resolve(path!.replace('%V', folder))).toBe(folder)
    // What a program makes of it: a backslash before the closing quote would be read as a part of the quote.
    expect(path).not.toMatch(/(?:%V|\\)$/)
  })

  it('The Windows uninstaller leaves no start at log-in behind', () => {
    const values = [...compile(4, uninstaller).matchAll(/DeleteRegValue: (\S.*)/g)].map(([, value]) => value)
    const key = 'Software\\Microsoft\\Windows\\CurrentVersion'
    expect(values).toEqual(
      [`${key}\\Run`, `${key}\\Explorer\\StartupApproved\\Run`].map(
        // Each user has an entry of their own, even if the app is installed for all users.
        (run) => `HKCU\\${run}\\app.spool.Spool`,
      ),
    )
  })

  it('The Windows uninstaller keeps the user’s choices when it makes way for a newer version', () => {
    const text = readFileSync(join(projectFolder, 'resources/windows/installer.nsh'), 'utf8')
    const [, body] = /!macro customUnInstall\n([^]*?)!macroend/.exec(text)!
    expect(body).toMatch(/^ {2}\$\{IfNot\} \$\{isUpdated\}\n(?: {4}.*\n)+ {2}\$\{EndIf\}\n$/)
  })
})
