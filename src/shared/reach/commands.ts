/** The one command that lets guests through a firewall, to be copied and run by the user. Pure. */
import type { Firewall, NetworkCategory } from './reach-facts.ts'

const socketFilter = 'sudo /usr/libexec/ApplicationFirewall/socketfilterfw'

/** What a command is to let in. */
export type Admission = {
  /** Path. */
  readonly program: string
  readonly port: number
  readonly category: NetworkCategory | undefined
}

/** Returns the command that admits guests: for Windows one of PowerShell, for others one of a POSIX shell. */
export function firewallCommand(firewall: Firewall, admission: Admission): string {
  switch (firewall.kind) {
    case 'windows':
      return windowsCommand(firewall, admission)
    case 'mac':
      return firewall.refusesAll
        ? `${socketFilter} --setblockall off`
        : `${socketFilter} --unblockapp ${posixQuoted(admission.program)}`
    case 'ufw':
      return `sudo ufw allow ${admission.port}/tcp`
    case 'firewalld':
      return `sudo firewall-cmd ${zoneOption(firewall.zone)}--add-port=${admission.port}/tcp`
  }
}

/** Names of zones are words; any other is left to firewalld's default. */
function zoneOption(zone: string): string {
  return /^[\w-]+$/.test(zone) && !zone.startsWith('-') ? `--zone=${zone} ` : ''
}

function windowsCommand(
  { refusesAll, rule }: Firewall,
  { program, category = 'private' }: Admission,
): string {
  const profile = { public: 'Public', private: 'Private', domain: 'Domain' }[category]
  if (refusesAll) return `Set-NetFirewallProfile -Profile ${profile} -AllowInboundRules True`
  const quoted = powerShellQuoted(program)
  // Windows lets a rule that blocks win over any that allows.
  return rule === 'refuses'
    ? `Get-NetFirewallApplicationFilter -Program ${quoted} | Get-NetFirewallRule | Set-NetFirewallRule -Action Allow`
    : `New-NetFirewallRule -DisplayName Spool -Direction Inbound -Action Allow -Protocol TCP -Program ${quoted} -Profile ${profile}`
}

/** Returns the command of PowerShell that makes the network of an adapter a private one. */
export function privateNetworkCommand(adapter: string): string {
  return `Set-NetConnectionProfile -InterfaceAlias ${powerShellQuoted(adapter)} -NetworkCategory Private`
}

/** PowerShell takes all of these characters for a single quotation mark; one that is doubled stands for itself. */
function powerShellQuoted(text: string): string {
  return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`
}

function posixQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
