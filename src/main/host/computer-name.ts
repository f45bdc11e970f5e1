import { hostname } from 'node:os'

/**
 * Returns what this computer is called, for its guests: without the domain that networks append, such as `.local`. Empty if it
 * has no name of its own.
 */
export function computerName(systemName = hostname()): string {
  const label = systemName.split('.', 1)[0]!
  return label.toLowerCase() === 'localhost' ? '' : label
}
