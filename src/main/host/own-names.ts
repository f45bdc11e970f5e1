/** The names that requests may use for this machine. */
import { hostname } from 'node:os'
import { domainToASCII, domainToUnicode } from 'node:url'

/**
 * Returns lower-case host names: the machine's name, its first label, and that under `.local` (multicast DNS, RFC 6762), then
 * `furtherNames`; each in all its {@link spellings}. A request for any other name is refused as possible DNS rebinding.
 */
export function ownNames(furtherNames: readonly string[] = [], systemName = hostname()): string[] {
  const label = systemName.split('.', 1)[0]!
  const own = label === '' ? [] : [systemName, label, `${label}.local`]
  return [...new Set([...own, ...furtherNames].flatMap(spellings))]
}

/** Returns a name as it is, composed as in Unicode's NFC, and in Punycode (RFC 5890 §2.3.2.1), which is what browsers send. */
function spellings(name: string): string[] {
  const ascii = domainToASCII(name)
  // Both are empty for a name that the DNS can't hold, such as one with a space.
  return [name.toLowerCase(), domainToUnicode(ascii), ascii].filter((spelling) => spelling !== '')
}
