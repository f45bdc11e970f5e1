/** What a row says of an entry beside its name: its size or the number of its items, and its date. */
import type { DirectoryEntry } from '../../files/directory-entry.ts'
import { maxCountedItems } from '../../files/item-count.ts'
import { isoDate } from './human-date.ts'
import type { PageTexts } from './page-texts.ts'

/** Makes the texts of the cells. */
export type FactWords = {
  readonly size: (bytes: number) => string
  readonly items: (count: number) => string
  readonly date: (timeMs: number) => string
  readonly fullDate: (timeMs: number) => string
}

/** One serves all rows of a page. */
export function factWords(texts: PageTexts, nowMs: number): FactWords {
  return {
    size: texts.size,
    items: (count) => itemsText(count, texts),
    date: texts.dates.asOf(nowMs),
    fullDate: texts.dates.full(),
  }
}

/** "300 items", "1,000+ items" */
function itemsText(count: number, texts: PageTexts): string {
  return count > maxCountedItems
    ? texts.text('summary.manyItems', { number: texts.number(maxCountedItems) })
    : texts.text('summary.items', { count })
}

/** The cells with an entry's size and date. */
export function renderFacts(
  { type, sizeBytes, itemCount, modifiedMs }: DirectoryEntry,
  words: FactWords,
): string {
  const size = type === 'file' ? words.size(sizeBytes) : itemCount === undefined ? '' : words.items(itemCount)
  return `<td role=cell>${size}<td role=cell><time datetime=${isoDate(modifiedMs)} title="${words.fullDate(modifiedMs)}">${words.date(modifiedMs)}</time>`
}
