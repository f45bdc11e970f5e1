import { describe, expect, it } from 'vitest'
import type { FileKind } from '../../../../src/main/files/file-kind.ts'
import type { Listing } from '../../../../src/main/files/listing.ts'
import {
  hasPictures,
  isMostlyPictures,
  renderChoiceGrid,
  renderGrid,
} from '../../../../src/main/worker/pages/listing-grid.ts'
import { fileEntry, folderEntry, hostileNames, listingOf } from './listing-fixture.ts'

const picture = (name: string) => ({ ...fileEntry(name), kind: 'image' as const })

describe('the grid of a listing', () => {
  it.each([
    ['nothing', [], false, false],
    ['folders alone', [folderEntry('a')], false, false],
    ['one picture beside folders', [folderEntry('a'), folderEntry('b'), picture('c')], true, true],
    ['as many pictures as other files', [picture('a'), fileEntry('b')], false, true],
    ['more pictures than other files', [picture('a'), picture('b'), fileEntry('c')], true, true],
  ])('A grid suits mostly pictures, and can be had of any: %s', (_, entries, isMostly, has) => {
    const listing = listingOf(entries)
    expect([isMostlyPictures(listing), hasPictures(listing)]).toEqual([isMostly, has])
  })

  it('A tile has a small picture, whose address changes with the file', () => {
    const grid = (sizeBytes: number) => renderGrid(listingOf([{ ...picture('a b.jpg'), sizeBytes }]), '')
    expect(grid(35)).toMatch(
      /<a href="a%20b\.jpg\?view" class=i aria-describedby=ki title="a b\.jpg" id=e0><img src="a%20b\.jpg\?thumb&amp;z-\w+" alt="" /,
    )
    expect(grid(36)).not.toBe(grid(35))
  })

  it('A tile of anything else has none, and a folder keeps the order', () => {
    const html = renderGrid(
      listingOf([folderEntry('f'), fileEntry('a', { kind: 'other' })]),
      '?sort=date&amp;order=asc',
    )
    expect(html).not.toContain('<img')
    expect(html).toContain('<a href="f/?sort=date&amp;order=asc" class=f')
    expect(html).toContain('<a href="a" class=')
  })

  it('A tile of what can be looked at or played leads to the page about it, which keeps the order', () => {
    const link = (kind: FileKind, rest: Partial<Listing> = {}) =>
      /<a href="([^"]*)"/.exec(renderGrid(listingOf([fileEntry('a', { kind })], rest), ''))?.[1]
    for (const kind of ['image', 'video', 'audio', 'text'] as const) expect(link(kind)).toBe('a?view')
    expect(link('archive')).toBe('a')
    expect(link('image', { sort: 'size', descending: true })).toBe('a?view&amp;sort=size&amp;order=desc')
    expect(link('image', { descending: true })).toBe('a?view&amp;sort=name&amp;order=desc')
  })

  const choice = (name: string) =>
    renderChoiceGrid(
      listingOf([picture(name)]),
      () => 'hash_1',
      (html) => `Select ${html}`,
    )

  it('A tile of a selection checks its box wherever it is touched', () => {
    expect(choice('a b.jpg')).toMatch(
      /<label for=hash_1 class=i title="a b\.jpg"><img src="a%20b\.jpg\?thumb&amp;[\w-]+" .*<\/label><input type=checkbox name=f id=hash_1 value=hash_1 class=g aria-label="Select a b\.jpg" /,
    )
  })

  it.each(hostileNames.map((name) => [name]))('The name %j adds no markup to its tiles', (name) => {
    const tags = (html: string) => html.match(/<\/?[a-z!][^\s>]*/gi)
    const tiles = (shown: string) => renderGrid(listingOf([picture(shown)]), '') + choice(shown)
    expect(tags(tiles(name))).toEqual(tags(tiles('x')))
  })
})
