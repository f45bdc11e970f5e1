import { describe, expect, it } from 'vitest'
import type { ShareLink } from '../../../src/shared/app/app-state.ts'
import { noArrivals, type Arrival, type Arrivals } from '../../../src/shared/reach/arrivals.ts'
import { reachFindings, type ReachSituation } from '../../../src/shared/reach/findings.ts'
import type { Firewall, ReachFacts } from '../../../src/shared/reach/reach-facts.ts'

const link = (url: string, adapter = 'Wi-Fi', kind: ShareLink['kind'] = 'wifi'): ShareLink => ({
  url,
  kind,
  adapter,
  isDefault: false,
})
const shown = 'http://192.168.1.5:8080/'
const other = 'http://10.0.0.5:8080/'
const six = 'http://[2001:db8::5]:8080/'

const from = (client: string, lastMs = 1000, count = 1): Arrival => ({ count, lastMs, client })
const phone = '192.168.1.7'

function findings(
  arrivals: Partial<Arrivals>,
  rest: Partial<ReachSituation> = {},
): (readonly [kind: string, subject: string, step: string])[] {
  const situation = {
    links: [
      link(shown),
      link(other, 'Ethernet', 'ethernet'),
      link(six),
      link('http://pc.local:8080/', '', 'name'),
    ],
    port: 8080,
    network: 'Home',
    facts: undefined,
    ...rest,
  }
  return reachFindings({ ...situation, arrivals: { ...noArrivals, ...arrivals } }).map(
    ({ kind, subject, step }) => [kind, subject, step],
  )
}

const on: Firewall = { kind: 'ufw', rule: undefined, refusesAll: false, admitsInPrivate: false, zone: '' }
const facts = (firewall: Partial<Firewall>, category?: ReachFacts['category']): ReachFacts => ({
  firewall: { ...on, ...firewall },
  category,
  program: "C:\\Users\\O'Neil\\Spool.exe",
})
const network = [
  ['sameNetwork', 'Home', ''],
  ['isolation', '', ''],
]

describe('findings from what has arrived', () => {
  it.each<[string, Partial<Arrivals>, ReturnType<typeof findings>]>([
    ['Guests that are answered need no help', { connections: from(phone), answered: from(phone) }, []],
    ['A connection that has just come is given time', { connections: from(phone) }, []],
    [
      'Connections without a request are a filter’s work',
      { connections: from(phone), incomplete: from(phone) },
      [['filter', '', '']],
    ],
    [
      'A browser that leaves a spare connection unused is no filter',
      { connections: from(phone), incomplete: from(phone), answered: from(phone) },
      [],
    ],
    [
      'A TLS handshake means that the guest has typed https',
      { connections: from(phone), tls: from(phone) },
      [['https', '', shown]],
    ],
    [
      'A guest who typed https and was answered later needs no help',
      { tls: from(phone, 1000), answered: from(phone, 2000) },
      [],
    ],
    [
      'A guest who typed https needs help though another was answered',
      { tls: from(phone, 1000), answered: from('192.168.1.8', 2000) },
      [['https', '', shown]],
    ],
    [
      'A foreign name is named, with how to allow it',
      { misdirected: { ...from(phone), host: 'nas.example' } },
      [['wrongName', 'nas.example', 'spool --name nas.example']],
    ],
    [
      'A guest who comes by another address than the shown one is no riddle',
      { answered: from(phone), local: [{ address: '10.0.0.5', connections: 1, answered: 1 }] },
      [['otherAddress', other, other]],
    ],
    [
      'An IPv6 address is recognized in its link',
      { answered: from(phone), local: [{ address: '2001:db8::5', connections: 1, answered: 1 }] },
      [['otherAddress', six, six]],
    ],
    [
      'An address at which nobody was answered proves nothing',
      { connections: from(phone), local: [{ address: '10.0.0.5', connections: 1, answered: 0 }] },
      [],
    ],
  ])('%s', (_rule, arrivals, expected) => {
    expect(findings(arrivals)).toEqual(expected)
  })

  it.each(['a; rm -rf ~', '$(id)', 'a b', '-x', 'x-', '', '`id`', 'a\u00e4', "'", 'a\n b'])(
    'A name that a shell could misread is no part of a command: %j',
    (host) => {
      expect(findings({ misdirected: { ...from(phone), host } })).toEqual([['wrongName', host, '']])
    },
  )
})

describe('findings when nothing has arrived', () => {
  it.each<[string, ReachFacts | undefined, ReturnType<typeof findings>[number] | undefined]>([
    ['Without facts only the network is left', undefined, undefined],
    [
      'A firewall that admits guests is innocent',
      facts({ kind: 'windows', rule: 'admits' }, 'private'),
      undefined,
    ],
    ['ufw is opened for the port', facts({ kind: 'ufw' }), ['firewallMay', 'ufw', 'sudo ufw allow 8080/tcp']],
    [
      'firewalld is opened in the adapter’s zone',
      facts({ kind: 'firewalld', zone: 'public' }),
      ['firewallMay', 'firewalld', 'sudo firewall-cmd --zone=public --add-port=8080/tcp'],
    ],
    [
      'firewalld is opened in its default zone if the adapter’s is unknown',
      facts({ kind: 'firewalld' }),
      ['firewallMay', 'firewalld', 'sudo firewall-cmd --add-port=8080/tcp'],
    ],
    [
      'macOS is told to unblock the app',
      { ...facts({ kind: 'mac', rule: 'refuses' }), program: "/Applications/Bob's/Spool.app" },
      [
        'firewallRefuses',
        'macOS',
        String.raw`sudo /usr/libexec/ApplicationFirewall/socketfilterfw --unblockapp '/Applications/Bob'\''s/Spool.app'`,
      ],
    ],
    [
      'macOS is told to refuse no longer everyone',
      facts({ kind: 'mac', rule: 'admits', refusesAll: true }),
      ['firewallRefuses', 'macOS', 'sudo /usr/libexec/ApplicationFirewall/socketfilterfw --setblockall off'],
    ],
    [
      'Windows gets a rule if it has none',
      facts({ kind: 'windows', rule: 'none' }, 'private'),
      [
        'firewallRefuses',
        'Windows',
        String.raw`New-NetFirewallRule -DisplayName Spool -Direction Inbound -Action Allow -Protocol TCP -Program 'C:\Users\O''Neil\Spool.exe' -Profile Private`,
      ],
    ],
    [
      'A rule of Windows that blocks is turned round',
      facts({ kind: 'windows', rule: 'refuses' }, 'domain'),
      [
        'firewallRefuses',
        'Windows',
        String.raw`Get-NetFirewallApplicationFilter -Program 'C:\Users\O''Neil\Spool.exe' | Get-NetFirewallRule | Set-NetFirewallRule -Action Allow`,
      ],
    ],
    [
      'A network that Windows takes for a public one is made a private one, where guests are admitted',
      facts({ kind: 'windows', rule: 'none', admitsInPrivate: true }, 'public'),
      ['publicNetwork', 'Wi-Fi', "Set-NetConnectionProfile -InterfaceAlias 'Wi-Fi' -NetworkCategory Private"],
    ],
    [
      'Windows is told to go by its rules again',
      facts({ kind: 'windows', rule: 'admits', refusesAll: true }, 'public'),
      ['firewallRefuses', 'Windows', 'Set-NetFirewallProfile -Profile Public -AllowInboundRules True'],
    ],
  ])('%s', (_rule, known, first) => {
    expect(findings({}, { facts: known })).toEqual(first === undefined ? network : [first, ...network])
  })

  it('A zone with an unlikely name is no part of a command', () => {
    const [first] = findings({}, { facts: facts({ kind: 'firewalld', zone: 'a;b' }) })
    expect(first?.[2]).toBe('sudo firewall-cmd --add-port=8080/tcp')
  })

  it('Without the Wi-Fi’s name the network remains unnamed', () => {
    expect(findings({}, { network: undefined })[0]).toEqual(['sameNetwork', '', ''])
  })
})
