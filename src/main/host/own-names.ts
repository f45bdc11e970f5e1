/** The names by which this machine may be called on its network. */
import { hostname } from 'node:os'

/**
 * Lower-case host names: the machine's name, its first label, and that under `.local` (multicast DNS, RFC 6762). Any
 * other name in a request is refused as a possible DNS rebinding.
 */
export function ownNames(systemName = hostname()): string[] {
  const name = systemName.toLowerCase()
  const label = name.split('.', 1)[0]!
  return label === '' ? [] : [...new Set([name, label, `${label}.local`])]
}
