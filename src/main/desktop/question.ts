/** What the person is asked before something is done that can't be taken back. */
import { dialog, type BrowserWindow, type MessageBoxOptions } from 'electron'
import type { Translate } from '../../shared/messages/translate.ts'

/** `cuts-downloads`: the share moves, and what is being downloaded from it ends. */
export type Question = {
  readonly kind: 'cuts-downloads'
  readonly change: 'port' | 'folder'
  /** At least one. */
  readonly downloads: number
}

/** Resolves to whether the person wants it. Whoever just presses Enter or Escape does not. */
export async function ask(
  question: Question,
  translate: Translate,
  window: BrowserWindow | undefined,
): Promise<boolean> {
  const options = optionsFor(question, translate)
  // A dialog that belongs to a window that is not on the screen would not be seen either.
  const { response } =
    window?.isVisible() === true
      ? await dialog.showMessageBox(window, options)
      : await dialog.showMessageBox(options)
  return response === 1
}

function optionsFor({ change, downloads: count }: Question, translate: Translate): MessageBoxOptions {
  const isPort = change === 'port'
  return {
    type: 'question',
    message: translate('quit.question', { count }),
    detail: translate(isPort ? 'ask.changingPort' : 'ask.changingFolder', { count }),
    buttons: [translate('ask.leave'), translate(isPort ? 'ask.changePort' : 'ask.changeFolder')],
    defaultId: 0,
    cancelId: 0,
  }
}
