import { describe, expect, it } from 'vitest'
import { renderListingJson } from '../../../../src/main/worker/pages/listing-json.ts'
import type { Listing } from '../../../../src/main/files/listing.ts'
import { bytesOf, fileEntry, folderEntry, hostileNames, listingOf } from './listing-fixture.ts'

type Parsed = { name: string; nameIsLossy?: true; path: string; entries: { name: string; href: string }[] }

const render = (listing: Listing, segments: string[] = []) =>
  JSON.parse(renderListingJson(listing, { segments, shareName: 'Holiday', nowMs: 0 })) as Parsed

describe('a listing as JSON', () => {
  it('A listing as JSON has the path, the pages and the entries of the folder', () => {
    const listing = listingOf([{ ...folderEntry('sub'), itemCount: 3 }, fileEntry('a b.txt')], {
      page: 2,
      pageCount: 3,
      totalEntries: 2002,
    })
    expect(render(listing, ['Trips', bytesOf('Köln')])).toEqual({
      path: '/Trips/K%C3%B6ln/',
      name: 'Köln',
      page: 2,
      pages: 3,
      total: 2002,
      entries: [
        { name: 'sub', href: 'sub/', type: 'folder', size: null, items: 3, modified: '2026-11-03T14:22:05Z' },
        {
          name: 'a b.txt',
          href: 'a%20b.txt',
          type: 'file',
          size: 1536,
          items: null,
          modified: '2026-11-03T14:22:05Z',
        },
      ],
    })
  })

  it('The entries of a selection have hashes to choose them by', () => {
    const listing = listingOf([folderEntry('sub'), fileEntry('a')])
    const place = { segments: [], shareName: 'Holiday', nowMs: 0, hashOf: (name: string) => `hash-${name}` }
    expect((JSON.parse(renderListingJson(listing, place)) as Parsed).entries).toMatchObject([
      { name: 'sub', hash: 'hash-sub' },
      { name: 'a', hash: 'hash-a' },
    ])
  })

  it('The shared folder has its own name and the path / in JSON', () => {
    expect(render(listingOf([]))).toMatchObject({ path: '/', name: 'Holiday', entries: [] })
  })

  it.each(hostileNames.map((name) => [name]))(
    'The entry %j has its exact link in JSON, and its exact name or a mark that it is lossy',
    (name) => {
      const { entries, path } = render(listingOf([fileEntry(name)]), [name])
      const { href, ...entry } = entries[0]!
      const isUtf8 = Buffer.from(Buffer.from(name, 'latin1').toString()).toString('latin1') === name
      if (isUtf8) expect(bytesOf(entry.name)).toBe(name)
      expect('nameIsLossy' in entry).toBe(!isUtf8)
      const url = new URL(href, new URL(path, 'http://host.example'))
      const bytes = url.href
        .slice('http://host.example/'.length)
        .replace(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
      expect(bytes).toBe(`${name}/${name}`)
    },
  )

  it('A name that holds a real U+FFFD is not marked as lossy', () => {
    expect(render(listingOf([fileEntry(bytesOf('a\ufffdb'))])).entries[0]).toMatchObject({ name: 'a\ufffdb' })
    expect(render(listingOf([fileEntry(bytesOf('a\ufffdb'))])).entries[0]).not.toHaveProperty('nameIsLossy')
  })

  it('A folder whose own name is not UTF-8 is marked as lossy', () => {
    expect(render(listingOf([]), ['caf\u00e9'])).toMatchObject({
      name: 'caf\ufffd',
      nameIsLossy: true,
      path: '/caf%E9/',
    })
  })
})
