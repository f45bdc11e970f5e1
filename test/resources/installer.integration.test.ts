/** The Windows installer's own part, compiled by NSIS. Its outer part comes from electron-builder. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectFolder } from '../../scripts/ensure-build.ts'
import { isToBeUsed } from '../support/system-tool.ts'

const script = join(projectFolder, 'test/support/nsis/installer.nsi')

describe.runIf(isToBeUsed('makensis'))('resources/windows/installer.nsh', () => {
  let folder: string
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'spool-nsis-'))))
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each([
    ['installer', []],
    ['uninstaller', ['-DBUILD_UNINSTALLER']],
  ])('compiles into the %s without a warning', (_name, defines) => {
    const files = [`-DPROJECT=${projectFolder}`, `-DOUT=${join(folder, 'made.exe')}`]
    const compile = () =>
      execFileSync('makensis', ['-V2', '-WX', '-INPUTCHARSET', 'UTF8', ...files, ...defines, script], {
        encoding: 'utf8',
      })
    expect(compile()).toBe('')
  })
})
