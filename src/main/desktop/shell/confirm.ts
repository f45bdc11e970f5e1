/** What the person is asked before something is done that can't be taken back. */
import { basename } from 'node:path'
import { dialog, type BrowserWindow, type MessageBoxOptions } from 'electron'
import type { FolderBreadth } from '../../host/risky-folder.ts'
import { folderWarning } from '../../../shared/app/folder-warning.ts'
import type { Translate } from '../../../shared/messages/translate.ts'
import type { ServerFailureCode } from '../../../shared/server-failure.ts'
import { visibleText } from '../../../shared/text/printable.ts'

/** What is asked. */
export type Question =
  | {
      /** The app ends, and with it what is being downloaded. */
      readonly kind: 'quits'
      /** At least one. */
      readonly downloads: number
    }
  | {
      /** The share moves, and what is being downloaded from it ends. */
      readonly kind: 'cuts-downloads'
      readonly change: 'access' | 'port' | 'folder'
      /** At least one. */
      readonly downloads: number
    }
  | {
      /** A folder is to be shared at once that holds more than anyone means to share. */
      readonly kind: 'shares-all'
      readonly breadth: FolderBreadth
      /** The address to listen on; undefined for all. */
      readonly host: string | undefined
      /** Hidden files would be shared, too. */
      readonly hidden: boolean
    }
  | {
      /** A file has been named, and the folder that it is in is to be shared at once. */
      readonly kind: 'shares-folder-of-file'
      readonly folder: string
    }
  | {
      /** Only told: there is nothing to want. */
      readonly kind: 'cannot-share'
      readonly folder: string
      readonly problem: ServerFailureCode
    }

/**
 * Resolves to whether the person wants it. Enter and Escape alone say no.
 * @param window one that is on the screen, if there is one
 */
export async function ask(
  question: Question,
  translate: Translate,
  window: BrowserWindow | undefined,
): Promise<boolean> {
  const options = optionsFor(question, translate)
  const { response } =
    window === undefined ? await dialog.showMessageBox(options) : await dialog.showMessageBox(window, options)
  return response === 1
}

function optionsFor(question: Question, translate: Translate): MessageBoxOptions {
  // On Windows buttons with words of our own would otherwise be large links.
  return { ...textsFor(question, translate), defaultId: 0, cancelId: 0, noLink: true }
}

function textsFor(question: Question, translate: Translate): MessageBoxOptions {
  switch (question.kind) {
    case 'quits':
      return quits(question.downloads, translate)
    case 'cuts-downloads':
      return cutsDownloads(question, translate)
    case 'shares-all':
      return sharesAll(question, translate)
    case 'shares-folder-of-file':
      return sharesFolderOfFile(question.folder, translate)
    case 'cannot-share':
      return cannotShare(question, translate)
  }
}

function sharesFolderOfFile(folder: string, translate: Translate): MessageBoxOptions {
  return {
    type: 'question',
    message: translate('ask.folderOfFile', { name: visibleText(basename(folder)) }),
    detail: visibleText(folder),
    buttons: [translate('ask.dontShare'), translate('ask.shareFolder')],
  }
}

function cannotShare(
  { folder, problem }: Extract<Question, { kind: 'cannot-share' }>,
  translate: Translate,
): MessageBoxOptions {
  return {
    type: 'warning',
    message: translate('ask.cannotShare', { path: visibleText(folder) }),
    detail: translate(`fail.${problem}`, { port: '' }),
    buttons: [translate('notice.ok')],
  }
}

function quits(count: number, translate: Translate): MessageBoxOptions {
  return {
    type: 'question',
    message: translate('quit.question', { count }),
    detail: translate('quit.detail', { count }),
    buttons: [translate('quit.stay'), translate('quit.confirm')],
  }
}

function cutsDownloads(
  { change, downloads: count }: Extract<Question, { kind: 'cuts-downloads' }>,
  translate: Translate,
): MessageBoxOptions {
  return {
    type: 'question',
    message: translate('quit.question', { count }),
    detail: translate(`ask.changing.${change}`, { count }),
    buttons: [translate('ask.leave'), translate(`ask.change.${change}`)],
  }
}

function sharesAll(
  { breadth, host, hidden }: Extract<Question, { kind: 'shares-all' }>,
  translate: Translate,
): MessageBoxOptions {
  return {
    type: 'warning',
    message: translate(folderWarning(breadth, host)),
    ...(hidden && { detail: translate('folder.warnHidden') }),
    buttons: [translate('ask.dontShare'), translate('ask.shareAll')],
  }
}
