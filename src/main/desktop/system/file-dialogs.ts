/** The system's dialogs for folders and files. */
import { join } from 'node:path'
import { app, dialog, type BrowserWindow, type OpenDialogOptions, type SaveDialogOptions } from 'electron'
import type { ExportFailure, ExportOutcome } from '../../../shared/app/app-channels.ts'
import type { LogExportFormat } from '../../../shared/log/log-export.ts'
import { originalFs } from '../../base/original-fs.ts'
import { trackIo } from '../../base/pending-io.ts'

/** Returns the folder that the user chooses, undefined if none. The dialog begins at `current`. */
export async function chooseFolder(
  window: BrowserWindow | undefined,
  current: string | undefined,
  buttonLabel: string,
): Promise<string | undefined> {
  const options: OpenDialogOptions = {
    properties: ['openDirectory', 'createDirectory'],
    buttonLabel,
    ...(current !== undefined && { defaultPath: current }),
  }
  const { filePaths } =
    window === undefined ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options)
  return filePaths[0]
}

/** Returns the files that the user chooses, none if the dialog is canceled. It begins at `current`. */
export async function chooseFiles(
  window: BrowserWindow | undefined,
  current: string | undefined,
  buttonLabel: string,
): Promise<readonly string[]> {
  const options: OpenDialogOptions = {
    properties: ['openFile', 'multiSelections'],
    buttonLabel,
    ...(current !== undefined && { defaultPath: current }),
  }
  const { filePaths } =
    window === undefined ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options)
  return filePaths
}

/**
 * Writes the pieces of an exported log to a file that the user chooses.
 * @param onWritten called with the path of the file once it is whole
 */
export async function saveLog(
  window: BrowserWindow | undefined,
  format: LogExportFormat,
  pieces: Iterable<string>,
  onWritten: (path: string) => void,
): Promise<ExportOutcome> {
  const extension = format === 'combined' ? 'log' : format
  const options: SaveDialogOptions = { defaultPath: join(app.getPath('downloads'), `spool.${extension}`) }
  const { filePath, canceled } =
    window === undefined ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options)
  if (canceled || filePath === '') return 'canceled'
  const outcome = await write(filePath, pieces)
  if (outcome === 'written') onWritten(filePath)
  return outcome
}

/** Writes the whole file or nothing: when the disk fills up, what was there before stays. */
async function write(path: string, pieces: Iterable<string>): Promise<ExportOutcome> {
  const temporary = `${path}.part`
  const { rename, rm, writeFile } = originalFs()
  try {
    await trackIo(writeFile(temporary, pieces))
    await rename(temporary, path)
    return 'written'
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    return exportFailure(error)
  }
}

const failures: Partial<Record<string, ExportFailure>> = {
  EACCES: 'noPermission',
  EPERM: 'noPermission',
  EROFS: 'noPermission',
  ENOSPC: 'noSpace',
  EDQUOT: 'noSpace',
}

/** Returns the failure that the window has a text for. */
export function exportFailure(error: unknown): ExportFailure {
  return failures[(error as NodeJS.ErrnoException).code ?? ''] ?? 'other'
}
