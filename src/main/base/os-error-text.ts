/** The system's words for an error, without code and call: the middle of `ENOSPC: no space left on device, write`. */
import { visibleText } from '../../shared/text/printable.ts'

/** Returns `no space left on device`, for example, or the first line of a message that has another form. */
export function osErrorText(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return visibleText(/^E[A-Z0-9]+: ([^,]+), /.exec(message)?.[1] ?? message.split('\n', 1)[0]!)
}
