/**
 * The disk as the system has it, for whatever a person names. Electron's own `fs` shows app archives (`.asar`) as folders, and
 * main can't have that switched off (see disableAsar): the app's own files lie in one.
 */
import * as fs from 'node:fs/promises'
import { createRequire } from 'node:module'

type Disk = Pick<typeof fs, 'opendir' | 'rename' | 'rm' | 'stat' | 'writeFile'>

/** Plain Node, as in tests, has no such module and no archives. */
export const { opendir, rename, rm, stat, writeFile }: Disk =
  'electron' in process.versions
    ? (createRequire(import.meta.url)('original-fs') as { readonly promises: Disk }).promises
    : fs
