/** Ports as people type them. */
import { bounds } from '../../../shared/settings.ts'

/**
 * Returns the port in a text, also in the wide digits of Japanese keyboards; undefined for an empty text, which leaves the
 * choice to the app, and `none` for anything else.
 */
export function portIn(text: string): number | 'none' | undefined {
  const digits = text.normalize('NFKC').trim()
  if (digits === '') return undefined
  const port = Number(digits)
  return /^\d+$/.test(digits) && port >= 1 && port <= bounds.port.max ? port : 'none'
}
