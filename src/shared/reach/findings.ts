/** Why the link doesn't open: what has arrived, and what the system says of its firewall, as a list of findings. Pure. */
import type { ShareLink } from '../app/app-state.ts'
import type { Arrival, Arrivals } from './arrivals.ts'
import { firewallCommand, privateNetworkCommand } from './commands.ts'
import type { Firewall, ReachFacts } from './reach-facts.ts'
import { reachedLink } from './reached-link.ts'

/** Something that keeps guests away, and what helps. */
export type Finding = {
  readonly kind: FindingKind
  /** What to copy: a command, or a link; '' if nothing helps that could be copied. */
  readonly step: string
  /** A name or an address that the finding is about, '' for none. */
  readonly subject: string
}

export type FindingKind =
  /** A guest's browser begins with a TLS handshake. */
  | 'https'
  /** Someone has asked for a name that isn't ours: the subject. */
  | 'wrongName'
  /** Guests come by another address, the subject, than the one that is shown. */
  | 'otherAddress'
  /** Connections arrive, and no request on them. */
  | 'filter'
  /** A firewall refuses everyone; for the subject see {@link Firewall.kind}. */
  | 'firewallRefuses'
  /** A firewall is on, and doesn't say what it does. */
  | 'firewallMay'
  /** Windows lets guests in on private networks only, and takes the one of this adapter, the subject, for a public one. */
  | 'publicNetwork'
  /** The guest has to be in the network of the subject, a Wi-Fi's name, or '' if that is unknown. */
  | 'sameNetwork'
  /** The network may keep its devices apart. */
  | 'isolation'

export type ReachSituation = {
  readonly arrivals: Arrivals
  /** The share's, the one that is shown first. */
  readonly links: readonly ShareLink[]
  readonly port: number
  /** Name of the Wi-Fi, if known. */
  readonly network: string | undefined
  /** Undefined until they are looked up. */
  readonly facts: ReachFacts | undefined
}

/** Returns what keeps guests away, the likeliest first; nothing as long as what arrives is answered. */
export function reachFindings(situation: ReachSituation): Finding[] {
  const { arrivals } = situation
  const seen = [...misunderstandings(situation), ...elsewhere(situation)]
  const { count } = arrivals.answered
  if (seen.length > 0 || count > 0) return seen
  if (arrivals.incomplete.count > 0) return [finding('filter'), ...firewallFindings(situation)]
  // A connection that has just come may still bring its request.
  return arrivals.connections.count > 0 ? [] : [...firewallFindings(situation), ...networkFindings(situation)]
}

/** What guests have typed: still to be said if nobody has got an answer since, or only others have. */
function misunderstandings({ arrivals, links }: ReachSituation): Finding[] {
  const { answered, tls, misdirected } = arrivals
  const isOpen = ({ count, lastMs, client }: Arrival) =>
    count > 0 && (answered.count === 0 || lastMs >= answered.lastMs || client !== answered.client)
  return [
    ...(isOpen(tls) ? [finding('https', links[0]?.url)] : []),
    ...(isOpen(misdirected) ? [finding('wrongName', allowCommand(misdirected.host), misdirected.host)] : []),
  ]
}

/** The name comes from anyone: only one that no shell can misread becomes a part of a command. */
function allowCommand(host: string): string {
  return /^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i.test(host) ? `spool --name ${host}` : ''
}

function elsewhere({ arrivals, links }: ReachSituation): Finding[] {
  const link = reachedLink(links, arrivals.local)
  return link === undefined ? [] : [finding('otherAddress', link.url, link.url)]
}

function firewallFindings({ facts, port, links }: ReachSituation): Finding[] {
  if (facts?.firewall === undefined) return []
  const { firewall, category, program } = facts
  const adapter = links[0]?.adapter ?? ''
  const { rule, refusesAll, admitsInPrivate } = firewall
  if (!refusesAll && rule === 'admits') return []
  if (!refusesAll && category === 'public' && admitsInPrivate)
    return [finding('publicNetwork', privateNetworkCommand(adapter), adapter)]
  const kind = refusesAll || rule !== undefined ? 'firewallRefuses' : 'firewallMay'
  return [finding(kind, firewallCommand(firewall, { program, port, category }), firewallNames[firewall.kind])]
}

/** Names that are the same in every language. */
const firewallNames: Record<Firewall['kind'], string> = {
  windows: 'Windows',
  mac: 'macOS',
  ufw: 'ufw',
  firewalld: 'firewalld',
}

function networkFindings({ network = '' }: ReachSituation): Finding[] {
  return [finding('sameNetwork', '', network), finding('isolation')]
}

function finding(kind: FindingKind, step = '', subject = ''): Finding {
  return { kind, step, subject }
}
