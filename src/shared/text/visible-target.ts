/** Request targets for people to read. */
import { visibleText } from './visible-text.ts'

/**
 * A request target (latin1, as received) as people would write it: percent-encoded UTF-8 decoded, what can't
 * be seen escaped. Sequences that are not UTF-8 stay encoded, and so do bytes that came raw and aren't. An
 * encoded slash, too: decoded it would look like the end of a folder's name, which it is not.
 */
export function visibleTarget(target: string): string {
  if (!/[^ -$&-~]/.test(target)) return target
  // Raw bytes above ASCII are brought into the same form first, so that one run of either kind is decoded as one.
  const encoded = target.replace(/[\u0080-\u00ff]/g, encodeByte)
  return visibleText(encoded.replace(/(?:%(?!2f)[0-9a-f]{2})+/gi, decodeRun))
}

/** Decodes a run of encoded bytes unless some of it is not UTF-8. */
function decodeRun(run: string): string {
  try {
    return decodeURIComponent(run)
  } catch {
    return run
  }
}

function encodeByte(byte: string): string {
  return `%${byte.charCodeAt(0).toString(16).toUpperCase()}`
}
