import { describe, expect, it } from 'vitest'
import {
  categoryOf,
  ruleFor,
  switchesOf,
  windowsFirewall,
} from '../../../../src/main/host/reach/windows-firewall.ts'

const key =
  'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy\\FirewallRules'
const spool = 'C:\\Users\\Ann\\AppData\\Local\\Programs\\spool\\Spool.exe'
const rule = (...fields: string[]) =>
  `    TCP Query User{4E9C6F9E-0B3A-4D1C-8C2E}${spool}    REG_SZ    v2.31|${fields.join('|')}|Name=Spool|Desc=Spool|Defer=User|`
const allow = (...more: string[]) =>
  rule('Action=Allow', 'Active=TRUE', 'Dir=In', 'Protocol=6', ...more, `App=${spool}`)
const block = (...more: string[]) =>
  rule('Action=Block', 'Active=TRUE', 'Dir=In', 'Protocol=6', ...more, `App=${spool}`)
const listed = (...lines: string[]) =>
  `\r\n${key}\r\n${lines.join('\r\n')}\r\n\r\nEnd of search: ${lines.length} match(es) found.\r\n`

describe('the rules of Windows for a program', () => {
  it.each([
    ['no rule', listed(), 'none'],
    ['no answer', '', 'none'],
    ['a rule for all networks', listed(allow()), 'admits'],
    ['a rule for this kind of network', listed(allow('Profile=Private')), 'admits'],
    ['a rule for two kinds of networks', listed(allow('Profile=Public', 'Profile=Private')), 'admits'],
    ['a rule for another kind of network', listed(allow('Profile=Public')), 'none'],
    [
      'a rule for UDP',
      listed(rule('Action=Allow', 'Active=TRUE', 'Dir=In', 'Protocol=17', `App=${spool}`)),
      'none',
    ],
    [
      'a rule for any protocol',
      listed(rule('Action=Allow', 'Active=TRUE', 'Dir=In', `App=${spool}`)),
      'admits',
    ],
    ['a rule that is off', listed(rule('Action=Allow', 'Active=FALSE', 'Dir=In', `App=${spool}`)), 'none'],
    [
      'a rule for what goes out',
      listed(rule('Action=Allow', 'Active=TRUE', 'Dir=Out', `App=${spool}`)),
      'none',
    ],
    ['a rule that blocks beside one that allows', listed(allow(), block('Profile=Private')), 'refuses'],
    ['a rule that blocks elsewhere', listed(allow('Profile=Private'), block('Profile=Public')), 'admits'],
    ['the rule of another program', listed(allow().replaceAll('Spool.exe', 'Other.exe')), 'none'],
    ['a path in small letters', listed(allow().replace('App=C:\\Users', 'App=c:\\users')), 'admits'],
    [
      'a path with a variable',
      listed(rule('Action=Allow', 'Active=TRUE', 'Dir=In', 'App=%LocalAppData%\\Programs\\spool\\Spool.exe')),
      'admits',
    ],
  ])('With %s the answer is read as %s', (_what, answer, expected) => {
    expect(ruleFor(answer.replaceAll('%%', '%'), spool, 'private')).toBe(expected)
  })

  it('A path in an old code page is recognized', () => {
    const answer = listed(allow().replaceAll('Ann', 'Jos\ufffd'))
    expect(ruleFor(answer, spool.replace('Ann', 'José'), 'private')).toBe('admits')
  })
})

describe('the switches of a kind of network', () => {
  const profile = (...values: string[]) =>
    `\r\nHKEY_LOCAL_MACHINE\\…\\StandardProfile\r\n${values.join('\r\n')}\r\n`
  it.each([
    [
      profile('    DisableNotifications    REG_DWORD    0x0', '    EnableFirewall    REG_DWORD    0x1'),
      true,
      false,
    ],
    [profile('    EnableFirewall    REG_DWORD    0x0'), false, false],
    [
      profile('    DoNotAllowExceptions    REG_DWORD    0x1', '    EnableFirewall    REG_DWORD    0x1'),
      true,
      true,
    ],
  ])('They are read from %j', (answer, isOn, refusesAll) => {
    expect(switchesOf(answer)).toEqual({ isOn, refusesAll })
  })

  it('Without the switch nothing is known', () => {
    expect(
      switchesOf('ERROR: The system was unable to find the specified registry key or value.'),
    ).toBeUndefined()
  })

  it('A firewall that is off is none, and one that is on has its rules', () => {
    const answers = {
      profile: '  EnableFirewall    REG_DWORD    0x1',
      rules: listed(allow('Profile=Private')),
    }
    expect(
      windowsFirewall({ ...answers, profile: '  EnableFirewall  REG_DWORD  0x0' }, spool, 'public'),
    ).toBeUndefined()
    expect(windowsFirewall(answers, spool, 'public')).toEqual({
      kind: 'windows',
      rule: 'none',
      refusesAll: false,
      admitsInPrivate: true,
      zone: '',
    })
  })
})

describe('the kind of a network', () => {
  const wifi = { InterfaceAlias: 'WLAN', NetworkCategory: 0 }
  const cable = { InterfaceAlias: 'Ethernet 2', NetworkCategory: 1 }
  it.each([
    ['of the only network', JSON.stringify(wifi), 'WLAN', 'public'],
    ['of the only network, whatever it is called', JSON.stringify(cable), 'Netzwerk', 'private'],
    ['of the adapter’s network', `\ufeff${JSON.stringify([wifi, cable])}\r\n`, 'Ethernet 2', 'private'],
    ['of a domain', JSON.stringify({ ...wifi, NetworkCategory: 2 }), 'WLAN', 'domain'],
    ['of none of several', JSON.stringify([wifi, cable]), 'VPN', undefined],
    ['of a kind to come', JSON.stringify({ ...wifi, NetworkCategory: 3 }), 'WLAN', undefined],
    ['without a network', '', 'WLAN', undefined],
    ['in an error', 'Get-NetConnectionProfile : Access denied', 'WLAN', undefined],
  ])('It is read %s', (_what, answer, adapter, expected) => {
    expect(categoryOf(answer, adapter)).toBe(expected)
  })
})
