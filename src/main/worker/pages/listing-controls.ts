/** The row of controls over a listing: rows or grid, the order, the way to a selection. */
import type { PageMessageKey } from '../../../shared/messages/page/en.ts'
import type { ListingSort } from '../../../shared/listing-order.ts'
import type { Listing } from '../../files/listing.ts'
import { hasPictures } from './listing-grid.ts'
import { viewHref, type ListingLook, type ListingView } from './listing-links.ts'
import type { PageTexts } from './page-texts.ts'

/** @param look how the listing is shown, whether its visitor has chosen that or not */
export function renderControls(listing: Listing & ListingView, look: ListingLook, texts: PageTexts): string {
  const select = viewHref({ ...listing, isSelecting: true })
  return (
    `<div class="controls over-${look}">${hasPictures(listing) ? renderLooks(listing, look, texts) : ''}` +
    `${renderOrders(listing, texts)}<a href="${select}" class="select">${texts.text('select.start')}</a></div>`
  )
}

const looks: readonly ListingLook[] = ['grid', 'list']

function renderLooks(view: ListingView, current: ListingLook, texts: PageTexts): string {
  const links = looks.map(
    (look) =>
      `<a href="${viewHref({ ...view, look })}" class="as-${look}"${marked(look === current)}>${texts.text(`view.${look}`)}</a>`,
  )
  return `<div class="looks">${links.join('')}</div>`
}

type Order = { readonly sort: ListingSort; readonly descending: boolean; readonly key: PageMessageKey }

const orders: readonly Order[] = [
  { sort: 'name', descending: false, key: 'sort.name' },
  { sort: 'name', descending: true, key: 'sort.nameReversed' },
  { sort: 'date', descending: true, key: 'sort.newest' },
  { sort: 'date', descending: false, key: 'sort.oldest' },
  { sort: 'size', descending: true, key: 'sort.largest' },
  { sort: 'size', descending: false, key: 'sort.smallest' },
]

/** The orders, under the name of the current one. */
function renderOrders(view: ListingView, texts: PageTexts): string {
  const isCurrent = ({ sort, descending }: Order) => sort === view.sort && descending === view.descending
  const current = texts.text(orders.find(isCurrent)!.key)
  const items = orders.map((order) => {
    const { sort, descending, key } = order
    const href = viewHref({ ...view, sort, descending, page: 1 })
    return `<li><a href="${href}"${marked(isCurrent(order))}>${texts.text(key)}</a></li>`
  })
  return (
    `<details class="orders"><summary aria-label="${texts.text('sort.label', { order: current })}">${current}</summary>` +
    `<ul role="list">${items.join('')}</ul></details>`
  )
}

function marked(isCurrent: boolean): string {
  return isCurrent ? ' aria-current="true"' : ''
}
