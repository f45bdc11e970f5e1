import { mkdirSync, rmdirSync, writeFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { MissingFolders } from '../../../src/main/desktop/missing-folders.ts'
import { temporaryFolder } from '../../support/serve.ts'

/** So that a test can keep a folder waiting, or refuse to look at it. */
vi.mock('node:fs/promises', { spy: true })

let area: ReturnType<typeof temporaryFolder>
let paths: string[]
const onChange = vi.fn<() => void>()
let folders: MissingFolders

beforeEach(() => {
  area = temporaryFolder()
  paths = ['there', 'gone', 'file', 'file/in-a-file'].map((name) => `${area.path}/${name}`)
  mkdirSync(paths[0]!)
  writeFileSync(paths[2]!, '')
  onChange.mockClear()
  folders = new MissingFolders(onChange)
})
afterEach(() => area[Symbol.dispose]())

const missing = () => paths.map((path) => folders.has(path))

it('what is not there, or is no folder, is missing', async () => {
  await folders.look(paths)
  expect(missing()).toEqual([false, true, true, true])
})

it('a change is told of once, and only if there is one', async () => {
  await folders.look(paths)
  await folders.look(paths)
  expect(onChange).toHaveBeenCalledTimes(1)
  mkdirSync(paths[1]!)
  rmdirSync(paths[0]!)
  await folders.look(paths)
  expect(onChange).toHaveBeenCalledTimes(2)
  expect(missing()).toEqual([true, false, true, true])
})

it('one that can’t be looked at is not missing', async () => {
  vi.mocked(stat).mockRejectedValueOnce(Object.assign(new Error('EACCES'), { code: 'EACCES' }))
  await folders.look([paths[1]!])
  expect(folders.has(paths[1]!)).toBe(false)
})

it('a drive that does not answer is waited for once, not at every look', async () => {
  vi.mocked(stat).mockClear()
  const drive = Promise.withResolvers<never>()
  vi.mocked(stat).mockReturnValueOnce(drive.promise)
  const looking = folders.look(paths)
  for (let look = 0; look < 10; look++) await folders.look(paths)
  expect(stat).toHaveBeenCalledTimes(1)
  drive.reject(Object.assign(new Error('EIO'), { code: 'EIO' }))
  await looking
  expect(missing()).toEqual([false, true, true, true])
})
