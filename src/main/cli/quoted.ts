/** Repeats what the person wrote, or what the system calls things, within a message. */
import { visibleText } from '../../shared/text/printable.ts'

/** In double quotes, on one line, and without power over the terminal. */
export function quoted(text: string): string {
  return visibleText(`"${text}"`)
}
