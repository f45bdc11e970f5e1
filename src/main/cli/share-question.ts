/** Asks before an entire home folder or disk is shared, where there is someone to ask. */
import { createInterface } from 'node:readline'
import { isatty } from 'node:tty'
import { firstBroadFolder, type FolderBreadth } from '../host/risky-folder.ts'
import { visibleText } from '../../shared/text/printable.ts'
import type { CliOptions } from './arguments.ts'
import type { Outputs } from './output.ts'

/**
 * Resolves to whether the share may start: nothing of it is more than anyone means to share, the user agrees, or there is no terminal to ask on,
 * as for a service, whose banner then has a warning. Ctrl+C and the end of input decline.
 * @param stopRequested resolves when the command is to end
 */
export async function mayShare(
  { paths, hidden, yes }: Pick<CliOptions, 'paths' | 'hidden' | 'yes'>,
  { output, errors }: Outputs,
  stopRequested: Promise<void>,
): Promise<boolean> {
  const place = [errors, output].find(({ stream }) => stream.isTTY)
  if (yes || place === undefined || !isatty(0)) return true
  const stopped = stopRequested.then(() => undefined)
  // A drive may not answer. A folder that isn't there is reported by the start.
  const broad = await Promise.race([firstBroadFolder(paths), stopped])
  if (broad === undefined) return true
  place.say(shareQuestion(broad.path, broad.breadth, hidden))
  const answer = await Promise.race([nextLine(), stopped])
  // No line end was typed.
  if (answer === undefined) place.say('\n')
  return agrees(answer)
}

/** Returns the question, which ends where the answer is typed. */
export function shareQuestion(folder: string, breadth: FolderBreadth, hidden: boolean): string {
  const what = breadth === 'home' ? 'your whole home folder' : 'a whole disk'
  const more = hidden ? ', hidden files included' : ''
  return `This shares ${what}${more}: ${visibleText(folder)}\nAnyone who can open the link can read it. Share it anyway? [y/N] `
}

/** Whether an answer means yes; undefined for none. */
export function agrees(answer: string | undefined): boolean {
  return /^\s*y(?:es)?\s*$/i.test(answer ?? '')
}

/** Resolves to a line of standard input without its end, undefined if there is none. */
async function nextLine(): Promise<string | undefined> {
  // The terminal itself does the editing, and Ctrl+C stays a signal.
  const reader = createInterface({ input: process.stdin, terminal: false })
  try {
    return await new Promise((resolve) => {
      reader.once('line', resolve)
      reader.once('close', () => resolve(undefined))
    })
  } finally {
    reader.close()
  }
}
