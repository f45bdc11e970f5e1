/** `dialog`: a spec replaces these functions by its answers before a dialog is shown. */
import type { Dialog } from 'electron'
import { app } from './app.ts'
import { refuseUnknown, type Fake } from './fake.ts'
import type { Surface } from './surface.ts'

type Answers = Fake<Dialog, Surface['Dialog']>

function unanswered(name: string): never {
  throw new Error(`electron stand-in: the spec gave no answer to dialog.${name}`)
}

const answers: Answers = {
  showOpenDialog: () => unanswered('showOpenDialog'),
  showSaveDialog: () => unanswered('showSaveDialog'),
  showMessageBox: () => unanswered('showMessageBox'),
}

/** The answers; asking before the app is ready throws. */
export const dialog: Answers = new Proxy(answers, {
  get(target, member, receiver) {
    const isDialog = Object.hasOwn(target, member)
    if (isDialog && !app.isReady()) throw new Error('dialog module can only be used after app is ready')
    return Reflect.get(target, member, receiver) as unknown
  },
})
refuseUnknown('dialog', answers)
