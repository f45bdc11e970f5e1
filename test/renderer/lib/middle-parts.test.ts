import { describe, expect, it } from 'vitest'
import { middleParts } from '../../../src/renderer/src/lib/middle-parts.ts'

describe('the parts of a text that may be shortened in its middle', () => {
  it.each([
    ['/Summer/Lisbon at night.jpg', 20, ['/Summer', '/Lisbon at n', 'ight.jpg']],
    ['Archive 2019–2024.zip', 12, ['Archive 2', '', '019–2024.zip']],
    ['/backup.tar.gz', 14, ['', '/backup', '.tar.gz']],
    ['IMG_2041.jpg → 192.168.1.23', 27, ['', 'IMG_2041.jpg → ', '192.168.1.23']],
    ['/Photos (ZIP)', 13, ['', '/Ph', 'otos (ZIP)']],
    ['fe80::1ff:fe23:4567:890a', 12, ['fe80::1ff:fe', '', '23:4567:890a']],
    ['/2026/Photos/', 8, ['/2026', '/Ph', 'otos/']],
    ['/home/anna', 5, ['/home', '/', 'anna']],
    ['a.b', 12, ['', '', 'a.b']],
    ['', 12, ['', '', '']],
  ])(
    'The text %j, of which %i characters at the end are to stay, has the parts %j',
    (text, endLength, expected) => {
      const { start, stem, tail } = middleParts(text, endLength)
      expect([start, stem, tail]).toEqual(expected)
    },
  )

  it('Characters that would break or reverse the line are written out, and spaces inside stay', () => {
    const { start, stem, tail } = middleParts('two words\n\u202egpj.exe', 12)
    expect(start + stem + tail).toMatch(/^two words[\x20-\x7e]+gpj\.exe$/)
  })
})
