import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatBytes } from '../../../src/shared/text/format-bytes.ts'

describe('a size for people', () => {
  it.each([
    [0, '0 B'],
    [1, '1 B'],
    [999, '999 B'],
    [1023, '1023 B'],
    [1024, '1.0 KB'],
    [1536, '1.5 KB'],
    [10_137, '9.9 KB'],
    [101_888, '99.5 KB'],
    [102_348, '99.9 KB'],
    [102_349, '100 KB'],
    [348_160, '340 KB'],
    [1_048_063, '1023 KB'],
    [1_048_064, '1.0 MB'],
    [1_500_000, '1.4 MB'],
    [1_048_576, '1.0 MB'],
    [5_368_709_120, '5.0 GB'],
    [375_809_638_400, '350 GB'],
    [1.5 * 2 ** 40, '1.5 TB'],
    [2 ** 50, '1.0 PB'],
    [Number.MAX_SAFE_INTEGER, '8.0 PB'],
    [5000 * 2 ** 50, '5000 PB'],
  ])('A size of %d bytes reads %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text)
  })

  it('A size never has more than seven characters below 1024 PB', () => {
    fc.assert(fc.property(fc.maxSafeNat(), (bytes) => formatBytes(bytes).length <= 7))
  })
})
