/**
 * Reads what Windows says of its firewall. The rules are read from the registry: there they are the same in each language
 * ([MS-GPFAS] §2.2.2.19), and anyone may read them. Those of an organization's policy are elsewhere and are not looked at.
 */
import * as v from 'valibot'
import type { Firewall, FirewallRule, NetworkCategory } from '../../../shared/reach/reach-facts.ts'

const policy = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy'

/** Where the switches of each kind of network are. */
export const profileKeys: Record<NetworkCategory, string> = {
  public: `${policy}\\PublicProfile`,
  private: `${policy}\\StandardProfile`,
  domain: `${policy}\\DomainProfile`,
}
export const rulesKey = `${policy}\\FirewallRules`

/** Lists the kinds of the networks in use as JSON, whatever the language. */
export const categoryScript =
  '[Console]::OutputEncoding = [Text.Encoding]::UTF8; ' +
  'Get-NetConnectionProfile | Select-Object InterfaceAlias, NetworkCategory | ConvertTo-Json -Compress'

const Profile = v.object({ InterfaceAlias: v.string(), NetworkCategory: v.picklist([0, 1, 2]) })
/** PowerShell writes a list of one as its only member. */
const Profiles = v.union([
  v.array(Profile),
  v.pipe(
    Profile,
    v.transform((profile) => [profile]),
  ),
])

const categories = ['public', 'private', 'domain'] as const

/** The kind of the network that an adapter is in, from the output of {@link categoryScript}; of the only one if it isn't named. */
export function categoryOf(answer: string, adapter: string): NetworkCategory | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.trim(), v.parseJson(), Profiles), answer)
  if (!parsed.success) return undefined
  const profiles = parsed.output
  const own = profiles.find(({ InterfaceAlias }) => InterfaceAlias === adapter)
  const profile = own ?? (profiles.length === 1 ? profiles[0] : undefined)
  return profile && categories[profile.NetworkCategory]
}

/** What `reg query` says of the key of a kind of network. Undefined if it doesn't say whether the firewall is on. */
export function switchesOf(
  answer: string,
): { readonly isOn: boolean; readonly refusesAll: boolean } | undefined {
  const value = (name: string) =>
    new RegExp(`^\\s*${name}\\s+REG_DWORD\\s+0x([0-9a-f]+)`, 'mi').exec(answer)?.[1]
  const isOn = value('EnableFirewall')
  if (isOn === undefined) return undefined
  return { isOn: Number.parseInt(isOn, 16) !== 0, refusesAll: value('DoNotAllowExceptions') === '1' }
}

/** A rule for incoming connections of one program. */
type Rule = {
  readonly isBlock: boolean
  readonly app: string
  /** Undefined for all kinds of networks. */
  readonly categories: readonly string[] | undefined
}

/**
 * What the rules in the output of `reg query` say about a program in a kind of network. A rule that blocks outweighs all that
 * allow: Windows makes one if its question at the first start is answered with Cancel.
 */
export function ruleFor(answer: string, program: string, category: NetworkCategory): FirewallRule {
  const rules = answer
    .split(/\r?\n/)
    .flatMap((line) => ruleIn(line) ?? [])
    .filter((rule) => isSameProgram(rule.app, program))
    .filter((rule) => rule.categories === undefined || rule.categories.includes(category))
  if (rules.some(({ isBlock }) => isBlock)) return 'refuses'
  return rules.length > 0 ? 'admits' : 'none'
}

/** TCP, or any protocol. */
const protocols: readonly (string | undefined)[] = ['6', undefined]

function ruleIn(line: string): Rule | undefined {
  const [, text] = /\sREG_SZ\s+(v\d+\.\d+\|.*)$/.exec(line) ?? []
  if (text === undefined) return undefined
  const fields = text.split('|').map((field) => field.split(/=(.*)/s) as [string, string?])
  const valuesOf = (name: string) => fields.flatMap(([key, value = '']) => (key === name ? [value] : []))
  const [active] = valuesOf('Active')
  const [direction] = valuesOf('Dir')
  const [app] = valuesOf('App')
  const isMeant = active === 'TRUE' && direction === 'In' && protocols.includes(valuesOf('Protocol')[0])
  if (!isMeant || app === undefined) return undefined
  const profiles = valuesOf('Profile').map((profile) => profile.toLowerCase())
  return {
    isBlock: valuesOf('Action')[0] === 'Block',
    app,
    categories: profiles.length === 0 ? undefined : profiles,
  }
}

/** Paths differ in case, begin with a variable, and come in an old code page. */
function isSameProgram(app: string, program: string): boolean {
  const plain = (path: string) => path.toLowerCase().replace(/[^ -~]+/g, '?')
  const [, rest] = /^%\w+(?:\(x86\))?%(\\.*)$/i.exec(app) ?? []
  return rest === undefined ? plain(app) === plain(program) : plain(program).endsWith(plain(rest))
}

/** The firewall as these answers describe it; undefined if it is off or unknown. */
export function windowsFirewall(
  answers: { readonly profile: string; readonly rules: string },
  program: string,
  category: NetworkCategory,
): Firewall | undefined {
  const switches = switchesOf(answers.profile)
  if (switches?.isOn !== true) return undefined
  return {
    kind: 'windows',
    rule: ruleFor(answers.rules, program, category),
    refusesAll: switches.refusesAll,
    admitsInPrivate: ruleFor(answers.rules, program, 'private') === 'admits',
    zone: '',
  }
}
