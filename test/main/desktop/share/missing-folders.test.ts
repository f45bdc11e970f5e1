import { mkdirSync, rmdirSync, writeFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { MissingFolders } from '../../../../src/main/desktop/share/missing-folders.ts'
import { temporaryFolder } from '../../../support/serve.ts'

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

it('A folder is missing if its path leads nowhere, or to a file', async () => {
  await folders.check(paths)
  expect(missing()).toEqual([false, true, true, true])
})

it('Only a change of a folder between missing and there is reported', async () => {
  await folders.check(paths)
  expect(onChange).toHaveBeenCalledTimes(3)
  await folders.check(paths)
  expect(onChange).toHaveBeenCalledTimes(3)
  mkdirSync(paths[1]!)
  rmdirSync(paths[0]!)
  await folders.check(paths)
  expect(onChange).toHaveBeenCalledTimes(5)
  expect(missing()).toEqual([true, false, true, true])
})

it('A folder that can’t be looked up does not count as missing', async () => {
  vi.mocked(stat).mockRejectedValueOnce(Object.assign(new Error('EACCES'), { code: 'EACCES' }))
  await folders.check([paths[1]!])
  expect(folders.has(paths[1]!)).toBe(false)
})

describe('folders on drives that do not answer', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => vi.useRealTimers())

  it('A drive that does not answer hides nothing of other folders, and is asked once', async () => {
    const drive = Promise.withResolvers<never>()
    vi.mocked(stat).mockReturnValueOnce(drive.promise).mockClear()
    const [dead, ...others] = paths
    const looking = folders.check(paths)
    await vi.advanceTimersByTimeAsync(3000)
    await looking
    expect(others.map((path) => folders.has(path))).toEqual([true, true, true])
    await folders.check(paths)
    expect(vi.mocked(stat).mock.calls.filter(([path]) => path === dead)).toHaveLength(1)
    drive.reject(Object.assign(new Error('ENOENT'), { code: 'ENOENT' }))
    await expect.poll(() => folders.has(dead!)).toBe(true)
  })

  it('Drives that do not answer occupy at most two of the threads that all files share', async () => {
    const never = new Promise<never>(() => undefined)
    vi.mocked(stat).mockReturnValue(never).mockClear()
    const looking = folders.check(paths)
    await vi.advanceTimersByTimeAsync(6000)
    await looking
    expect(stat).toHaveBeenCalledTimes(2)
    vi.mocked(stat).mockReset()
  })
})
