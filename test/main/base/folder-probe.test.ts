import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findFolder, probeFolder, probeFolderSync } from '../../../src/main/base/folder-probe.ts'
import { temporaryFolder } from '../../support/serve.ts'
import { withoutPrivileges } from '../../support/unprivileged-user.ts'

const isPosix = process.platform !== 'win32'
let area: ReturnType<typeof temporaryFolder>

beforeAll(() => {
  area = temporaryFolder()
  mkdirSync(`${area.path}/folder`)
  writeFileSync(`${area.path}/file`, '')
  symlinkSync('folder', `${area.path}/link`)
  symlinkSync('circle', `${area.path}/circle`)
})
afterAll(() => area[Symbol.dispose]())

it.each<[rule: string, name: string, code: string | undefined, isFile?: boolean]>([
  ['a folder can be shared', 'folder', undefined],
  ['a link to a folder can be shared', 'link', undefined],
  ['a file is not a folder, and is recognized as a file', 'file', 'folder-not-a-folder', true],
  ['a path below a file names no folder', 'file/below', 'folder-not-a-folder'],
  ['a folder that does not exist is missing', 'none', 'folder-missing'],
  ['a link to itself leads to no folder', 'circle', 'folder-missing'],
  ['a name longer than any file system allows is missing', 'x'.repeat(300), 'folder-missing'],
])('All three probes agree: %s', async (_, name, code, isFile = false) => {
  const path = `${area.path}/${name}`
  const verdicts = [probeFolderSync(path), await probeFolder(path), await findFolder(path)]
  expect(verdicts.map(({ failure, isFile }) => [failure?.code, isFile])).toEqual(
    verdicts.map(() => [code, isFile]),
  )
})

it.runIf(isPosix)('A device is neither a folder nor a file', async () => {
  const verdict = {
    failure: { code: 'folder-not-a-folder', detail: '/dev/null is not a folder' },
    isFile: false,
  }
  expect([probeFolderSync('/dev/null'), await probeFolder('/dev/null')]).toEqual([verdict, verdict])
})

it.runIf(isPosix).each([
  ['listed', 0o300],
  ['entered', 0o400],
])('A folder that may not be %s can be found but not shared', async (_, mode) => {
  const path = `${area.path}/closed`
  mkdirSync(path, { recursive: true })
  chmodSync(area.path, 0o755)
  chmodSync(path, mode)
  const opened = await withoutPrivileges(async () => [probeFolderSync(path), await probeFolder(path)])
  expect(opened.map(({ failure }) => failure?.code)).toEqual(['folder-not-readable', 'folder-not-readable'])
  expect((await withoutPrivileges(() => findFolder(path))).failure).toBeUndefined()
})
