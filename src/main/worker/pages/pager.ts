import type { Listing } from '../../files/listing.ts'
import { viewHref, type ListingView } from './listing-links.ts'
import type { PageTexts } from './page-texts.ts'

/**
 * Links to the other pages of a listing: back, the first, those around the current one, the last, onwards. Empty when
 * there is one page.
 *
 * @param place above the listing or below it, for those who are read a list of all navigation on the page
 */
export function renderPager(
  listing: Listing & ListingView,
  place: 'top' | 'bottom',
  texts: PageTexts,
): string {
  const { page, pageCount } = listing
  if (pageCount === 1) return ''
  const link = (target: number, text: string, attributes = '') =>
    `<li><a href="${viewHref({ ...listing, page: target })}"${attributes}>${text}</a></li>`

  const items = shownPages(page, pageCount).map((shown, at, all) => {
    const gap = at > 0 && shown - all[at - 1]! > 1 ? '<li><span>…</span></li>' : ''
    return gap + link(shown, texts.number(shown), shown === page ? ' aria-current="page"' : '')
  })
  if (page > 1) items.unshift(link(page - 1, texts.text('pager.previous'), ' rel="prev"'))
  if (page < pageCount) items.push(link(page + 1, texts.text('pager.next'), ' rel="next"'))
  return `<nav aria-label="${texts.text(`pager.${place}`)}"><ul class="pages" role="list">${items.join('')}</ul></nav>`
}

/** The first, the last, and the current page with its neighbours; a gap of one page is filled by that page. */
function shownPages(page: number, pageCount: number): number[] {
  const wanted = new Set([1, page - 1, page, page + 1, pageCount])
  if (page === 4) wanted.add(2)
  if (page === pageCount - 3) wanted.add(pageCount - 1)
  return [...wanted].filter((shown) => shown >= 1 && shown <= pageCount).sort((a, b) => a - b)
}
