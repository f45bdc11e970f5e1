import type { MessageBoxOptions } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { confirm, type Confirmation } from '../../../../src/main/desktop/shell/confirm.ts'
import { loadTranslator } from '../../../../src/shared/messages/translate.ts'

const boxes = vi.hoisted(() => ({ shown: [] as MessageBoxOptions[], response: 0 }))
vi.mock('electron', () => ({
  dialog: {
    showMessageBox: (options: MessageBoxOptions) => {
      boxes.shown.push(options)
      return Promise.resolve({ response: boxes.response, checkboxChecked: false })
    },
  },
}))

const questions: Confirmation[] = [
  { kind: 'quits', downloads: 1 },
  { kind: 'cuts-downloads', change: 'port', downloads: 2 },
  { kind: 'cuts-downloads', change: 'link', downloads: 2 },
  { kind: 'shares-all', breadth: 'home', host: undefined, hidden: true },
  { kind: 'cannot-share', folder: '/srv', problem: 'folder-missing' },
  { kind: 'too-many-items', most: 10_000 },
  { kind: 'cannot-use-port', port: 9000, problem: 'port-in-use' },
]

const english = await loadTranslator('en')

beforeEach(() => void Object.assign(boxes, { shown: [], response: 0 }))

describe.each(questions)('the question “$kind”', (question) => {
  it(`The question “${question.kind}” takes Enter and Escape for No`, async () => {
    expect(await confirm(question, english, undefined)).toBe(false)
    expect(boxes.shown).toMatchObject([{ defaultId: 0, cancelId: 0 }])
  })

  it(`The question “${question.kind}” has plain buttons on Windows, too`, async () => {
    await confirm(question, english, undefined)
    expect(boxes.shown).toMatchObject([{ noLink: true }])
  })
})

describe('a question', () => {
  it('The second button of a question means Yes', async () => {
    boxes.response = 1
    expect(await confirm(questions[0]!, english, undefined)).toBe(true)
  })
})
