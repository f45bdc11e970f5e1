import { limits } from '../../../src/shared/limits.ts'
import type { ListingSort } from '../../../src/shared/listing-order.ts'
import fs from 'node:fs'
import os from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { maxQuickEntries, readListing, type ListingAllowance } from '../../../src/main/files/listing.ts'
import { directoryOf, directoryWithoutTypes, manyNames } from './listing-fixture.ts'

const area = fs.mkdtempSync(join(fs.realpathSync(os.tmpdir()), 'spool-limits-'))
afterAll(() => fs.rmSync(area, { recursive: true }))
afterEach(() => vi.restoreAllMocks())

const endless: ListingAllowance = { mayTakeLong: true, isCancelled: () => false }
const quick: ListingAllowance = { ...endless, mayTakeLong: false }

const list = (allowance: ListingAllowance, sort: ListingSort = 'name') =>
  readListing(area, {
    hidden: false,
    sort,
    descending: false,
    page: 1,
    pageSize: limits.listingPageEntries,
    allowance,
    resolveLink: () => undefined,
  })

describe('a listing that may not take long', () => {
  it.each([
    [maxQuickEntries, 'is made'],
    [maxQuickEntries + 1, 'is refused'],
  ])('A quick listing of %d entries %s', (count) => {
    vi.spyOn(fs, 'opendirSync').mockReturnValue(directoryOf(manyNames(count)))
    const listing = list(quick)
    if (count > maxQuickEntries) expect(listing).toBe('takes-long')
    else expect(listing).toMatchObject({ pageCount: 1 })
  })

  it(`A folder of more than ${limits.folderEntries} entries is never listed`, () => {
    vi.spyOn(fs, 'opendirSync').mockReturnValue(directoryOf(manyNames(limits.folderEntries + 1)))
    expect(list(endless)).toBe('too-many-entries')
  })

  it('A folder too long to be listed without types is refused, too, before anything is inspected', () => {
    vi.spyOn(fs, 'opendirSync').mockImplementation(directoryWithoutTypes)
    vi.spyOn(fs, 'readdirSync').mockReturnValue(manyNames(limits.folderEntries + 1) as never)
    const lstat = vi.spyOn(fs, 'lstatSync')
    expect(list(endless)).toBe('too-many-entries')
    expect(list(quick)).toBe('takes-long')
    expect(lstat).not.toHaveBeenCalled()
  })
})

describe('a listing whose client leaves', () => {
  it.each(['name', 'size'] as const)('A listing by %s ends at any check once its client has left', (sort) => {
    for (const name of manyNames(2500)) fs.writeFileSync(join(area, name), '')
    /** Lists while the client stays for so many checks; returns the checks made. */
    const listUntil = (stays: number) => {
      let checks = 0
      const isCancelled = () => ++checks > stays
      const listing = list({ mayTakeLong: true, isCancelled }, sort)
      return { listing, checks }
    }
    const { checks: all, listing } = listUntil(Infinity)
    expect(listing).toMatchObject({ totalEntries: 2500 })
    expect(all).toBeGreaterThan(4)
    for (let stays = 0; stays < all; stays++) {
      expect(listUntil(stays)).toEqual({ listing: 'cancelled', checks: stays + 1 })
    }
  })
})
