import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOwnHost, parseHost } from '../../src/http/host-field.ts'

describe('RFC 9110 §7.2 Host', () => {
  it.each([
    ['example.com', 'example.com', ''],
    ['example.com:8080', 'example.com', '8080'],
    ['EXAMPLE.com', 'EXAMPLE.com', ''],
    ['a:', 'a', ''],
    ['a:0', 'a', '0'],
    ['a:00080', 'a', '00080'],
    ['a:65535', 'a', '65535'],
    ['my_pc', 'my_pc', ''],
    ['a.local.', 'a.local.', ''],
    ["-._~!$&'()*+,;=", "-._~!$&'()*+,;=", ''],
    ['%C3%A9.example', '%C3%A9.example', ''],
    ['192.168.1.2:80', '192.168.1.2', '80'],
    ['999.1.1.1', '999.1.1.1', ''],
    ['caf\xc3\xa9', 'caf\xc3\xa9', ''],
    ['[fe80::1%eth0]', '[fe80::1%eth0]', ''],
    ['[fe80::1%25eth0]:8080', '[fe80::1%25eth0]', '8080'],
    ['[fe80::1%25]', '[fe80::1%25]', ''],
    ['[::1]', '[::1]', ''],
    ['[::1]:80', '[::1]', '80'],
    ['[::ffff:192.168.1.2]:80', '[::ffff:192.168.1.2]', '80'],
  ])('The value %s is host %s and port %j', (value, host, port) => {
    expect(parseHost(value)).toEqual({ ok: true, host, port })
  })

  it.each([
    ['the empty host', ''],
    ['a port alone', ':80'],
    ['a port that is no number', 'a:b'],
    ['a port with a sign', 'a:+80'],
    ['a negative port', 'a:-1'],
    ['a port above 65535', 'a:65536'],
    ['a port of many digits', `a:${'9'.repeat(400)}`],
    ['two ports', 'a:80:81'],
    ['userinfo', 'user@a'],
    ['a path', 'a/b'],
    ['a query', 'a?b'],
    ['a fragment', 'a#b'],
    ['a backslash', 'a\\b'],
    ['a space', 'a b'],
    ['a list', 'a, b'],
    ['a byte above 0x7F that is not UTF-8', 'caf\xe9'],
    ['a quote', 'a"b'],
    ['a tag', '<script>'],
    ['a malformed encoding', 'a%zz'],
    ['an encoding cut short', 'a%2'],
    ['IPv6 without brackets', '::1'],
    ['an unclosed bracket', '[::1'],
    ['an unclosed bracket and a port', '[:80'],
    ['an unopened bracket', '::1]'],
    ['text after the bracket', '[::1]a'],
    ['empty brackets', '[]'],
    ['brackets around IPv4', '[127.0.0.1]'],
    ['brackets around a name', '[localhost]'],
    ['an empty zone', '[fe80::1%]'],
    ['a zone with a slash', '[fe80::1%a/b]'],
    ['a zone with a colon', '[fe80::1%a:b]'],
    ['a zone of no address', '[%eth0]'],
    ['a zone after a name', '[localhost%eth0]'],
    ['a zone after IPv4', '127.0.0.1%eth0'],
    ['a future address', '[v1.a]'],
    ['nested brackets', '[[::1]]'],
  ])('A Host value with %s is invalid', (_, value) => {
    expect(parseHost(value)).toEqual({ ok: false })
  })

  it('Any text gets a verdict, and an accepted one is only host, colon and port', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('a1.:[]%@/')), maxLength: 12 }),
        (value) => {
          const parsed = parseHost(value)
          if (!parsed.ok) return
          expect([parsed.host, `${parsed.host}:${parsed.port}`]).toContain(value)
          expect(parsed.host).not.toMatch(/[@/]/)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('DNS rebinding: the hosts that are this machine', () => {
  const ownNames = new Set(['my-pc', 'my-pc.local', 'müller-pc', 'xn--mller-pc-65a'])
  const bytes = (text: string) => Buffer.from(text).toString('latin1')

  it.each([
    '127.0.0.1',
    '192.168.1.2',
    '0.0.0.0',
    '255.255.255.255',
    '[::1]',
    '[fe80::1]',
    '[2001:DB8::1]',
    '[fe80::1%eth0]',
    '[fe80::1%25eth0]',
    '[fe80::20d:3aff:fe6d:4068%2]',
    '[fe80::1%25wlan0.10]',
    'localhost',
    'LocalHost',
    'localhost.',
    'app.localhost',
    'a.b.localhost.',
    'my-pc',
    'MY-PC',
    'my-pc.local',
    'My-PC.local.',
    'my%2Dpc',
    'xn--mller-pc-65a',
    'XN--MLLER-PC-65A.',
    'm%C3%BCller-pc',
    bytes('müller-pc'),
    bytes('MÜLLER-PC.'),
  ])('The host %s is this machine', (host) => {
    expect(isOwnHost(host, ownNames)).toBe(true)
  })

  it.each([
    'evil.example',
    'localhost.evil.example',
    'notlocalhost',
    '.localhost',
    'localhost..',
    'my-pc.local..',
    'my-pc.evil.example',
    'my-pc.local.evil.example',
    'other-pc.local',
    'xmy-pc',
    '127.0.0.1.evil.example',
    '127.0.0.1.nip.io',
    '127.1',
    '2130706433',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '127.0.0.01',
    '256.0.0.1',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.',
    '.1.2.3',
    '1..2.3',
    '%6cocalhost',
    'a%2Elocalhost',
    'm\xfcller-pc',
    'm%FCller-pc',
    bytes('müller-pc.evil.example'),
    '[evil.example%25eth0]',
    '[fe80::1%25]x',
    '[fe80::1%]',
    '1.2.3.+4',
    '::1',
    '[::1',
    '[evil.example]',
    '[127.0.0.1]',
    '[]',
    '[',
    '',
    '.',
  ])('The host %j is not this machine', (host) => {
    expect(isOwnHost(host, ownNames)).toBe(false)
  })

  it('No name is this machine unless it is listed, except localhost', () => {
    fc.assert(
      fc.property(fc.domain(), (name) => {
        expect(isOwnHost(name, new Set())).toBe(false)
      }),
    )
  })
})
