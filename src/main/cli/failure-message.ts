/** Words for what hinders a start: one line that says what is wrong and what to do. */
import { bounds } from '../../shared/settings.ts'
import type { ServerFailure } from '../../shared/server-failure.ts'
import { visibleText } from '../../shared/text/printable.ts'
import { quoted } from './quoted.ts'

/**
 * @param asked what the person asked for, as they wrote it
 * @param freePort one that could be had instead of a port in use, undefined if none is known
 */
export function failureMessage(
  { code, detail }: ServerFailure,
  asked: { readonly folder: string; readonly port: number; readonly host: string | undefined },
  freePort: number | undefined,
): string {
  const { port, host } = asked
  const folder = quoted(asked.folder)
  switch (code) {
    case 'port-in-use':
      return `Port ${port} is in use by another program. ${freePort === undefined ? 'Choose another one.' : `Port ${freePort} is free: --port ${freePort}`}`
    case 'port-not-allowed':
      return port < 1024
        ? `Port ${port} is reserved: ports below 1024 need an administrator's rights. Choose a higher one, for example 8080.`
        : `The system does not allow listening on port ${port}. Choose another one.`
    case 'address-not-available':
      return `This computer has no address ${quoted(host ?? '')}. Leave out --host to listen on all its addresses.`
    case 'folder-missing':
      return folderMissing(asked.folder)
    case 'folder-not-a-folder':
      return `${folder} is not a folder. To share a file, name the folder that it is in.`
    case 'folder-not-readable':
      return `You have no permission to read the folder ${folder}. Choose another one, or ask its owner.`
    case 'no-descriptors':
      return 'Too many files are open on this computer. Close some programs, or raise the limit (ulimit -n).'
    case 'internal':
      return `Spool could not start: ${visibleText(detail.split('\n', 1)[0]!)}`
  }
}

function folderMissing(name: string): string {
  const folder = quoted(name)
  if (isPort(name))
    return `There is no folder ${folder}. To share this folder on port ${name}: spool . ${name}`
  // What stands in arguments for bytes that are no UTF-8 names another folder.
  if (name.includes('\ufffd')) {
    return `The name of the folder ${folder} is not UTF-8 and can't be given here. Change into the folder (cd) and share it as: spool .`
  }
  return `There is no folder ${folder}. Check the name, or put it in quotes if it has spaces.`
}

/** Whether a "folder" is a port that was given without one. */
function isPort(folder: string): boolean {
  return /^\d{1,5}$/.test(folder) && Number(folder) <= bounds.port.max
}
