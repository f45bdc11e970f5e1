/** Request targets for people to read. */
import { visibleText } from './printable.ts'

/**
 * Returns a request target (latin1, as received) as people would write it: percent-encoded UTF-8 decoded, unprintable
 * characters escaped. Sequences that are not UTF-8 stay encoded, and raw bytes that are not become encoded. So does an
 * encoded slash stay: decoded it would look like the end of a folder's name, which it is not.
 */
export function visibleTarget(target: string): string {
  if (!/[^ -$&-~]/.test(target)) return target
  // Raw bytes above ASCII are brought into the same form first, so that a run of both kinds is decoded as one.
  const encoded = target.replace(/[\u0080-\u00ff]/g, encodeByte)
  return visibleText(encoded.replace(/(?:%(?!2f)[0-9a-f]{2})+/gi, decodeRun))
}

/** Returns the name of the file or folder that a request target (latin1, as received) leads to; `/` for the share itself. */
export function targetName(target: string): string {
  const path = target.split('?', 1)[0]!
  return visibleTarget(path.split('/').findLast((part) => part !== '') ?? path)
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
