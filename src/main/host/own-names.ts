/** The names by which this machine may be called on its network. */
import { hostname } from 'node:os'
import { domainToASCII, domainToUnicode } from 'node:url'

/**
 * Lower-case host names: the machine's name, its first label, and that under `.local` (multicast DNS, RFC 6762), then
 * `furtherNames`; each as {@link spellings} has it. Any other name in a request is refused as a possible DNS rebinding.
 */
export function ownNames(furtherNames: readonly string[] = [], systemName = hostname()): string[] {
  const label = systemName.split('.', 1)[0]!
  const own = label === '' ? [] : [systemName, label, `${label}.local`]
  return [...new Set([...own, ...furtherNames].flatMap(spellings))]
}

/** A name as it is, composed as in Unicode's NFC, and in Punycode (RFC 5890 §2.3.2.1), which is what browsers send. */
function spellings(name: string): string[] {
  const ascii = domainToASCII(name)
  // Both are empty for a name that is none in the DNS, as one with a space.
  return [name.toLowerCase(), domainToUnicode(ascii), ascii].filter((spelling) => spelling !== '')
}
