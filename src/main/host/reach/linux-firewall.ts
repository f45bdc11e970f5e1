/** Reads what Linux says of the two firewalls that distributions turn on. Their rules are for the administrator's eyes. */
import type { Firewall } from '../../../shared/reach/reach-facts.ts'

/** Whether /etc/ufw/ufw.conf turns ufw on. */
export function isUfwOn(config: string): boolean {
  return /^\s*ENABLED\s*=\s*["']?yes["']?\s*(?:#.*)?$/im.test(config)
}

/**
 * The zone of an adapter in the output of `firewall-cmd --get-active-zones`: a line with the zone's name, since firewalld 2 with
 * `(default)` behind it, then indented ones with its interfaces. '' if it isn't there.
 */
export function zoneOf(answer: string, adapter: string): string {
  let zone = ''
  for (const line of answer.split('\n')) {
    const interfaces = /^\s+interfaces:(.*)$/.exec(line)?.[1]
    if (/^\S/.test(line)) zone = line.split(' ', 1)[0]!
    else if (interfaces?.trim().split(/\s+/).includes(adapter) === true) return zone
  }
  return ''
}

/** Fedora Workstation's own zone, and those named after it, leave all ports from here on open. */
const firstOpenPort = 1025

/** firewalld, when it is on, for an adapter in this zone. */
export function firewalld(zone: string, port: number): Firewall {
  const isOpen = zone === 'trusted' || (zone === 'FedoraWorkstation' && port >= firstOpenPort)
  return { ...unknownRules, kind: 'firewalld', rule: isOpen ? 'admits' : undefined, zone }
}

const unknownRules = { rule: undefined, refusesAll: false, admitsInPrivate: false, zone: '' }

/** ufw, when it is on. */
export const ufw: Firewall = { ...unknownRules, kind: 'ufw' }
