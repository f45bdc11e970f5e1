import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { chooseFolder, saveLog } from '../../../../src/main/desktop/system/file-dialogs.ts'
import { logEntry } from '../../../shared/log/log-entry-fixture.ts'
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
})
afterEach(() => folder[Symbol.dispose]())

const line = { ...logEntry({ target: '/file' }), number: 1 }
const save = () => saveLog(undefined, 'jsonl', [line])

describe('the log', () => {
  it('is written to the file that is chosen, in the place of what was there', async () => {
    electron.chosen = `${folder.path}/log`
    writeFileSync(electron.chosen, 'old')
    expect(await save()).toBe('written')
    expect(readFileSync(electron.chosen, 'utf8')).toMatch(/^\{.*"\/file".*\}\n$/)
    expect(readdirSync(folder.path)).toEqual(['log'])
  })

  it('is written whole if it is long', async () => {
    electron.chosen = `${folder.path}/log`
    expect(await saveLog(undefined, 'jsonl', Array(5000).fill(line))).toBe('written')
    expect(readFileSync(electron.chosen, 'utf8').match(/^\{.*\}$/gm)).toHaveLength(5000)
  })

  it('is an empty file if it has no lines', async () => {
    electron.chosen = `${folder.path}/log`
    expect(await saveLog(undefined, 'jsonl', [])).toBe('written')
    expect(readFileSync(electron.chosen, 'utf8')).toBe('')
  })

  it('that can’t be put into words leaves nothing of it, and all that was there', async () => {
    electron.chosen = `${folder.path}/log`
    writeFileSync(electron.chosen, 'old')
    // No date has that time.
    expect(await saveLog(undefined, 'csv', [line, { ...line, timeMs: Infinity }])).toBe('other')
    expect(readFileSync(electron.chosen, 'utf8')).toBe('old')
    expect(readdirSync(folder.path)).toEqual(['log'])
  })

  it('is written nowhere if none is chosen', async () => {
    expect(await save()).toBe('canceled')
  })

  it('that can’t be written leaves nothing of it, and all that was there', async () => {
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

describe('the folder', () => {
  it('is the one that is chosen, or none', async () => {
    expect(await chooseFolder(undefined, undefined, 'Choose')).toBeUndefined()
    electron.chosen = '/share'
    expect(await chooseFolder(undefined, '/before', 'Choose')).toBe('/share')
  })
})
