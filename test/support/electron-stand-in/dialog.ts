/** `dialog`: no one is there to answer, so a spec puts its own functions here before a dialog is shown. */
import type { Dialog } from 'electron'
import { refuseUnknown, type Fake } from './fake.ts'
import type { Surface } from './surface.ts'

function unanswered(name: string): never {
  throw new Error(`electron stand-in: the spec gave no answer to dialog.${name}`)
}

export const dialog: Fake<Dialog, Surface['Dialog']> = {
  showOpenDialog: () => unanswered('showOpenDialog'),
  showSaveDialog: () => unanswered('showSaveDialog'),
  showMessageBox: () => unanswered('showMessageBox'),
}
refuseUnknown('dialog', dialog)
