import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { chooseFolder, saveLog } from '../../../../src/main/desktop/system/file-dialogs.ts'
import { temporaryFolder } from '../../../support/serve.ts'

const electron = vi.hoisted(() => ({ chosen: '' }))
vi.mock('electron', () => ({
  app: { getPath: () => '/downloads' },
  dialog: {
    showSaveDialog: () => Promise.resolve({ canceled: electron.chosen === '', filePath: electron.chosen }),
    showOpenDialog: () => Promise.resolve({ filePaths: electron.chosen === '' ? [] : [electron.chosen] }),
  },
}))

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
  electron.chosen = ''
  written.mockClear()
})
afterEach(() => folder[Symbol.dispose]())

const written = vi.fn()
const save = () => saveLog(undefined, 'jsonl', ['one\n', 'two\n'], written)

describe('the export of the log', () => {
  it('An exported log replaces what was in the chosen file', async () => {
    electron.chosen = `${folder.path}/log`
    writeFileSync(electron.chosen, 'old')
    expect(await save()).toBe('written')
    expect(readFileSync(electron.chosen, 'utf8')).toBe('one\ntwo\n')
    expect(readdirSync(folder.path)).toEqual(['log'])
    expect(written.mock.calls).toEqual([[electron.chosen]])
  })

  it('A long log is exported whole', async () => {
    electron.chosen = `${folder.path}/log`
    expect(await saveLog(undefined, 'jsonl', Array<string>(5000).fill('line\n'), written)).toBe('written')
    expect(readFileSync(electron.chosen, 'utf8')).toBe('line\n'.repeat(5000))
  })

  it('A log without lines is exported as an empty file', async () => {
    electron.chosen = `${folder.path}/log`
    expect(await saveLog(undefined, 'jsonl', [], written)).toBe('written')
    expect(readFileSync(electron.chosen, 'utf8')).toBe('')
  })

  it('An export that fails midway leaves nothing behind, and the chosen file as it was', async () => {
    electron.chosen = `${folder.path}/log`
    writeFileSync(electron.chosen, 'old')
    function* pieces() {
      yield 'one\n'
      throw new Error('There is no more.')
    }
    expect(await saveLog(undefined, 'csv', pieces(), written)).toBe('other')
    expect(readFileSync(electron.chosen, 'utf8')).toBe('old')
    expect(readdirSync(folder.path)).toEqual(['log'])
    expect(written).not.toHaveBeenCalled()
  })

  it('An export is canceled if no file is chosen', async () => {
    expect(await save()).toBe('canceled')
  })

  it('An export that can’t be written leaves nothing behind, and the folder as it was', async () => {
    electron.chosen = `${folder.path}/folder`
    mkdirSync(electron.chosen)
    writeFileSync(`${electron.chosen}/file`, '')
    expect(await save()).toBe('other')
    expect(readdirSync(folder.path)).toEqual(['folder'])
    electron.chosen = `${folder.path}/none/log`
    expect(await save()).toBe('other')
    expect(readdirSync(folder.path)).toEqual(['folder'])
  })
})

describe('the dialog for a folder', () => {
  it('The dialog for a folder returns the chosen folder, or none', async () => {
    expect(await chooseFolder(undefined, undefined, 'Choose')).toBeUndefined()
    electron.chosen = '/share'
    expect(await chooseFolder(undefined, '/before', 'Choose')).toBe('/share')
  })
})
