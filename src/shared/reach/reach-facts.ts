/** What the system says about who may reach this machine. */

/** The kind of a network as Windows sees it, which decides which rules hold. */
export type NetworkCategory = 'public' | 'private' | 'domain'

/** What a firewall's rules say about this program. `none`: nothing, so that nobody gets through. */
export type FirewallRule = 'admits' | 'refuses' | 'none'

/** A firewall that is on. */
export type Firewall = {
  readonly kind: 'windows' | 'mac' | 'ufw' | 'firewalld'
  /** For the network in use; undefined if the system tells only its administrator. */
  readonly rule: FirewallRule | undefined
  /** Whether it refuses everyone, whatever the rules say. */
  readonly refusesAll: boolean
  /** Windows: whether guests would get through if the network were a private one. */
  readonly admitsInPrivate: boolean
  /** Zone of firewalld, '' if unknown. */
  readonly zone: string
}

export type ReachFacts = {
  /** Undefined if none is on, or the system doesn't say. */
  readonly firewall: Firewall | undefined
  /** Windows: of the network that the adapter is in. */
  readonly category: NetworkCategory | undefined
  /** What a firewall knows this program by: the path of its executable, or of the app on macOS. */
  readonly program: string
}
