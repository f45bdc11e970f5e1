import { describe, expect, it } from 'vitest'
import type { Listing } from '../../../../src/main/files/listing.ts'
import { renderControls } from '../../../../src/main/worker/pages/listing-controls.ts'
import type { ListingLook } from '../../../../src/main/worker/pages/listing-links.ts'
import { PageTexts } from '../../../../src/main/worker/pages/page-texts.ts'
import { fileEntry, listingOf } from './listing-fixture.ts'

const english = new PageTexts('en')
const pictures = [fileEntry('a.jpg', { kind: 'image' })]

function controls(rest: Partial<Listing> & { look?: ListingLook } = {}, entries = pictures) {
  const html = renderControls({ ...listingOf(entries), ...rest }, rest.look ?? 'list', english)
  const links = [...html.matchAll(/<a href="([^"]*)"([^>]*)>([^<]*)</g)].map(
    ([, href, attributes, text]) =>
      `${attributes!.includes('aria-current="true"') ? '* ' : ''}${text!} ${href!.replaceAll('&amp;', '&')}`,
  )
  return { html, links }
}

describe('the controls of a listing', () => {
  it('The controls offer grid and rows, six orders and a selection, and mark what is chosen', () => {
    expect(controls().links).toEqual([
      'Grid ?view=grid',
      '* List ?view=list',
      '* Name A–Z ./',
      'Name Z–A ?sort=name&order=desc',
      'Newest first ?sort=date&order=desc',
      'Oldest first ?sort=date&order=asc',
      'Largest first ?sort=size&order=desc',
      'Smallest first ?sort=size&order=asc',
      'Select ?select',
    ])
  })

  it('Choosing one thing keeps what else was chosen, and an order begins on its first page', () => {
    const { links } = controls({ look: 'grid', sort: 'date', descending: true, page: 2, pageCount: 3 })
    expect(links).toEqual([
      '* Grid ?sort=date&order=desc&view=grid&page=2',
      'List ?sort=date&order=desc&view=list&page=2',
      'Name A–Z ?view=grid',
      'Name Z–A ?sort=name&order=desc&view=grid',
      '* Newest first ?sort=date&order=desc&view=grid',
      'Oldest first ?sort=date&order=asc&view=grid',
      'Largest first ?sort=size&order=desc&view=grid',
      'Smallest first ?sort=size&order=asc&view=grid',
      'Select ?select&sort=date&order=desc&view=grid&page=2',
    ])
  })

  it('Where there are no pictures there is no grid to choose', () => {
    expect(controls({}, [fileEntry('a')]).html).not.toContain('view=')
  })

  it('The menu of orders is named by the current one', () => {
    expect(controls({ sort: 'size', descending: false }).html).toContain(
      '<summary aria-label="Sort order: Smallest first">Smallest first</summary>',
    )
  })
})
