import { emptyReel } from './icons.ts'

/** What stands in the place of entries where there are none: in an empty folder, and after a search in vain. Both HTML. */
export function renderEmptyState(title: string, text: string): string {
  return `<div class="empty">${emptyReel}<h2>${title}</h2><p>${text}</p></div>`
}
