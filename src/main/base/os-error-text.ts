/** The system's words for an error, without its code and call: `ENOSPC: no space left on device, write`. */
import { visibleText } from '../../shared/text/printable.ts'

/** Returns `no space left on device`; the message's first line as it is if it is not of that form. */
export function osErrorText(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return visibleText(/^E[A-Z0-9]+: ([^,]+), /.exec(message)?.[1] ?? message.split('\n', 1)[0]!)
}
