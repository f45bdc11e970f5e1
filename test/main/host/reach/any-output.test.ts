/** Programs of the system may write anything, in any version and language: nothing of it makes a reader fail. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isUfwOn, zoneOf } from '../../../../src/main/host/reach/linux-firewall.ts'
import { macFirewall } from '../../../../src/main/host/reach/mac-firewall.ts'
import { categoryOf, windowsFirewall } from '../../../../src/main/host/reach/windows-firewall.ts'

/** Text that is made of what the readers look for, and of anything. */
const output = fc
  .array(
    fc.oneof(
      fc.string(),
      fc.constantFrom(
        ...['\n', '\r\n', '  interfaces: ', 'public', 'ENABLED=', 'yes', 'State = ', '1', ' : ', '(', ')'],
        ...[
          'Allow incoming connections',
          'REG_SZ    v2.31|',
          'EnableFirewall',
          'REG_DWORD    0x',
          '|',
          '=',
          '[',
        ],
        ...[
          'App=C:\\Spool.exe',
          'Dir=In',
          'Active=TRUE',
          '{"InterfaceAlias":',
          '"NetworkCategory":0',
          '}',
          ']',
        ],
      ),
    ),
  )
  .map((pieces) => pieces.join(''))

it('Whatever the programs of the system write, what is read of it is of a known kind', () => {
  fc.assert(
    fc.property(output, (text) => {
      expect([true, false]).toContain(isUfwOn(text))
      expect(typeof zoneOf(text, 'eth0')).toBe('string')
      expect(['public', 'private', 'domain', undefined]).toContain(categoryOf(text, 'Wi-Fi'))
      const mac = macFirewall({ state: text, blockAll: text, apps: text }, '/Applications/Spool.app')
      const windows = windowsFirewall({ profile: text, rules: text }, 'C:\\Spool.exe', 'public')
      for (const firewall of [mac, windows])
        expect(['admits', 'refuses', 'none', undefined]).toContain(firewall?.rule)
    }),
  )
})
