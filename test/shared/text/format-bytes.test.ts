import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatBytes, unitBaseOf, type UnitBase } from '../../../src/shared/text/format-bytes.ts'

describe('a size for people', () => {
  it.each<[platform: string, base: UnitBase]>([
    ['win32', 1024],
    ['darwin', 1000],
    ['linux', 1000],
  ])('Units count on %s as its file manager counts them: by %i', (platform, base) => {
    expect(unitBaseOf(platform)).toBe(base)
  })

  it.each([
    [0, '0 B'],
    [1, '1 B'],
    [999, '999 B'],
    [1000, '1.0 KB'],
    [1500, '1.5 KB'],
    [9940, '9.9 KB'],
    [99_940, '99.9 KB'],
    [99_950, '100 KB'],
    [340_000, '340 KB'],
    [999_499, '999 KB'],
    [999_500, '1.0 MB'],
    [1_000_000, '1.0 MB'],
    [5e9, '5.0 GB'],
    [350e9, '350 GB'],
    [1.5e12, '1.5 TB'],
    [1e15, '1.0 PB'],
    [Number.MAX_SAFE_INTEGER, '9.0 PB'],
    [5000e15, '5000 PB'],
  ])('A size of %d bytes reads %s', (bytes, text) => {
    expect(formatBytes(bytes, 1000)).toBe(text)
  })

  it.each([
    [999, '999 B'],
    [1000, '1.0 KB'],
    [1024, '1.0 KB'],
    [1536, '1.5 KB'],
    [102_348, '99.9 KB'],
    [102_349, '100 KB'],
    [1_014 * 1024, '1.0 MB'],
    [1_500_000, '1.4 MB'],
    [1_048_576, '1.0 MB'],
    [350 * 2 ** 30, '350 GB'],
    [2 ** 50, '1.0 PB'],
  ])('A size of %d bytes reads %s where 1024 of a unit make the next', (bytes, text) => {
    expect(formatBytes(bytes, 1024)).toBe(text)
  })

  it.each<UnitBase>([1000, 1024])(
    'A size never has more than seven characters below 1000 PB, in units of %i',
    (base) => {
      fc.assert(fc.property(fc.maxSafeNat(), (bytes) => formatBytes(bytes, base).length <= 7))
    },
  )
})
