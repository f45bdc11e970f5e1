/** Puts failures to start into words: one line with what is wrong and what to do. */
import { bounds } from '../../shared/settings.ts'
import type { ServerFailure } from '../../shared/server-failure.ts'
import { visibleText } from '../../shared/text/printable.ts'
import { quoted } from './notice.ts'

/**
 * @param asked what the user asked for, as they wrote it
 * @param freePort a free one to offer instead of a port in use, undefined if none is known
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
      return `Port ${port} is already in use by another app. ${freePort === undefined ? 'Choose another one.' : `Port ${freePort} is free: --port ${freePort}`}`
    case 'port-not-allowed':
      return port < 1024
        ? `Port ${port} is reserved: ports below 1024 need administrator rights. Choose a higher one, such as 8080.`
        : `Your system doesn't allow port ${port}. Choose another one.`
    case 'address-not-available':
      return `This computer doesn't have the address ${quoted(host ?? '')}. Leave out --host to listen on all its addresses.`
    case 'folder-missing':
      return folderMissing(asked.folder)
    case 'folder-not-a-folder':
      return `${folder} isn't a folder. To share a file, name the folder it is in.`
    case 'folder-not-readable':
      return `You don't have permission to open the folder ${folder}. Choose another one, or ask its owner.`
    case 'no-descriptors':
      return 'Too many files are open on this computer. Close some apps, or raise the limit (ulimit -n).'
    case 'internal':
      return `Sharing couldn't start: ${visibleText(detail.split('\n', 1)[0]!)}`
  }
}

function folderMissing(name: string): string {
  const folder = quoted(name)
  if (isPort(name))
    return `The folder ${folder} can't be found. To share the current folder on port ${name}: spool . ${name}`
  // The replacement character in an argument stands for bytes that aren't UTF-8, so it names another folder.
  if (name.includes('\ufffd')) {
    return `The folder name ${folder} isn't UTF-8 and can't be used as an argument. Change into the folder (cd) and run: spool .`
  }
  return `The folder ${folder} can't be found. Check the name, or put it in quotes if it has spaces.`
}

/** Whether a "folder" is a port given without a folder. */
function isPort(folder: string): boolean {
  return /^\d{1,5}$/.test(folder) && Number(folder) <= bounds.port.max
}
