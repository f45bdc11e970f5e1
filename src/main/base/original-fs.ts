/**
 * The disk as the system has it, for whatever the user names. Electron's own `fs` shows app archives (`.asar`) as folders, and
 * the main process can't switch that off (see disableAsar): the app's own files are in one.
 */
import * as fs from 'node:fs/promises'
import { createRequire } from 'node:module'

let original: typeof fs | undefined

/** Returns the promises of Electron's `original-fs`; Node's own where there is no Electron, and so no archives. */
export function originalFs(): typeof fs {
  return (original ??=
    'electron' in process.versions
      ? (createRequire(import.meta.url)('original-fs') as { readonly promises: typeof fs }).promises
      : fs)
}
