/** Asks the user before something is done that can't be undone. */
import { dialog, type BrowserWindow, type MessageBoxOptions } from 'electron'
import type { FolderBreadth } from '../../host/risky-folder.ts'
import { folderWarning } from '../../../shared/app/folder-warning.ts'
import type { Translate } from '../../../shared/messages/translate.ts'
import type { ServerFailureCode } from '../../../shared/server-failure.ts'
import { visibleText } from '../../../shared/text/printable.ts'

/** What the user is asked to confirm. */
export type Confirmation =
  | {
      /** The app ends, and with it the running downloads. */
      readonly kind: 'quits'
      /** At least one. */
      readonly downloads: number
    }
  | {
      /** The share moves, or gets another key, and running downloads end. */
      readonly kind: 'cuts-downloads'
      readonly change: 'access' | 'port' | 'folder' | 'link'
      /** At least one. */
      readonly downloads: number
    }
  | {
      /** The folder to be shared at once holds more than anyone means to share. */
      readonly kind: 'shares-all'
      readonly breadth: FolderBreadth
      /** The address to listen on; undefined for all. */
      readonly host: string | undefined
      /** Whether hidden files would be shared, too. */
      readonly hidden: boolean
    }
  | {
      /** Only informs: there is nothing to agree to. */
      readonly kind: 'cannot-share'
      readonly folder: string
      readonly problem: ServerFailureCode
    }
  | {
      /** Only informs: what is chosen stays as it is. */
      readonly kind: 'too-many-items'
      /** As many as there may be. */
      readonly most: number
    }
  | {
      /** Only informs: the share stays on its port. */
      readonly kind: 'cannot-use-port'
      readonly port: number
      readonly problem: ServerFailureCode
    }

/**
 * Resolves to whether the user agrees. The Enter and Escape keys decline.
 * @param window the one to show the dialog in, if one is on the screen
 */
export async function confirm(
  confirmation: Confirmation,
  translate: Translate,
  window: BrowserWindow | undefined,
): Promise<boolean> {
  const options = optionsFor(confirmation, translate)
  const { response } =
    window === undefined ? await dialog.showMessageBox(options) : await dialog.showMessageBox(window, options)
  return response === 1
}

function optionsFor(confirmation: Confirmation, translate: Translate): MessageBoxOptions {
  // Otherwise Windows shows buttons with our own labels as large links.
  return { ...textsFor(confirmation, translate), defaultId: 0, cancelId: 0, noLink: true }
}

function textsFor(confirmation: Confirmation, translate: Translate): MessageBoxOptions {
  switch (confirmation.kind) {
    case 'quits':
      return quits(confirmation.downloads, translate)
    case 'cuts-downloads':
      return cutsDownloads(confirmation, translate)
    case 'shares-all':
      return sharesAll(confirmation, translate)
    case 'cannot-share':
      return cannotShare(confirmation, translate)
    case 'too-many-items':
      return {
        type: 'warning',
        message: translate('items.tooMany', { count: confirmation.most }),
        buttons: [translate('notice.ok')],
      }
    case 'cannot-use-port':
      return cannotUsePort(confirmation, translate)
  }
}

function cannotShare(
  { folder, problem }: Extract<Confirmation, { kind: 'cannot-share' }>,
  translate: Translate,
): MessageBoxOptions {
  return {
    type: 'warning',
    message: translate('ask.cannotShare', { path: visibleText(folder) }),
    detail: translate(`fail.${problem}`, { port: '' }),
    buttons: [translate('notice.ok')],
  }
}

function cannotUsePort(
  { port, problem }: Extract<Confirmation, { kind: 'cannot-use-port' }>,
  translate: Translate,
): MessageBoxOptions {
  return {
    type: 'warning',
    message: translate(`fail.${problem}`, { port: String(port) }),
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
  { change, downloads: count }: Extract<Confirmation, { kind: 'cuts-downloads' }>,
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
  { breadth, host, hidden }: Extract<Confirmation, { kind: 'shares-all' }>,
  translate: Translate,
): MessageBoxOptions {
  return {
    type: 'warning',
    message: translate(folderWarning(breadth, host)),
    ...(hidden && { detail: translate('folder.warnHidden') }),
    buttons: [translate('ask.dontShare'), translate('ask.shareAll')],
  }
}
