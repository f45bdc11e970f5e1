/** The head of the pages about a folder: the path to it, its name, a field to search in it. */
import { visibleName } from '../../../shared/text/printable.ts'
import { decodeName } from '../../files/directory-entry.ts'
import { escapeHtml } from './escape-html.ts'
import { aboveHref } from './listing-links.ts'
import type { PageTexts } from './page-texts.ts'

/** Which folder a page is about. */
export type FolderPlace = {
  /** From the shared folder to this one, latin1; empty for the shared folder itself. */
  readonly segments: readonly string[]
  /** What people call the shared folder; '' for items. */
  readonly shareName: string
}

/** What the folder that holds the items of a share is called where its guest's language isn't known. */
const itemsName = 'Shared files'

/** Returns the name of a folder for people, of the shared folder that of the share. */
export function folderName({ segments, shareName }: FolderPlace): string {
  const last = segments.at(-1)
  return last === undefined ? shareName || itemsName : decodeName(last)
}

/** Returns the title of a page about a folder, as text. */
export function folderTitle(place: FolderPlace): string {
  const steps = visibleSteps(place)
  const name = steps.at(-1)!
  return steps.length > 1 ? `${name} – ${steps[0]!}` : `${name} – Spool`
}

/**
 * Returns HTML: the path, the folder's name, and under it what the page has to say of it.
 *
 * @param order the query for links to other folders, as HTML
 * @param below HTML
 */
export function renderFolderHead(texts: PageTexts, place: FolderPlace, order: string, below: string): string {
  const steps = visibleSteps(place)
  const name = steps.at(-1)!
  const heading = `<h1 id="name"${clampedTitle(name)}><bdi>${escapeHtml(name)}</bdi></h1>`
  return `${renderPath(texts, steps, order)}<div class="head">${heading}${below}</div>`
}

/** @param value what is searched for already */
export function renderSearchForm(texts: PageTexts, value = ''): string {
  const label = texts.text('search.label')
  const submit = texts.text('search.submit')
  return (
    `<form role="search" class="search" action="./"><input type="search" name="q" value="${escapeHtml(value)}" ` +
    `maxlength="200" enterkeyhint="search" autocomplete="off" aria-label="${label}" placeholder="${label}">` +
    `<button title="${submit}" aria-label="${submit}"></button></form>`
  )
}

/** The style shows three lines of a name, four of a heading: a longer one may need its whole text in a `title`. */
const surelyShownLength = 120

/** Returns a `title` attribute for a name (text) that the style may cut short, otherwise nothing. */
export function clampedTitle(name: string): string {
  return name.length > surelyShownLength ? ` title="${escapeHtml(name)}"` : ''
}

/** The names from the shared folder to this one, as texts. */
function visibleSteps({ segments, shareName }: FolderPlace): string[] {
  return [shareName, ...segments.map(decodeName)].map(visibleName)
}

/** Folders of a path that are linked, beside the shared folder. With all of a path of 2,000 the page would have 6 MB. */
const maxLinkedFolders = 50

/** The way up and the folders above, in one line that scrolls; empty for the shared folder. */
function renderPath(texts: PageTexts, steps: readonly string[], order: string): string {
  const depth = steps.length - 1
  if (depth === 0) return ''
  const label = texts.text('path.up', { name: escapeHtml(steps.at(-2)!) })
  const link = (level: number) => {
    const name = escapeHtml(steps[level]!)
    // The style cuts long names short.
    return `<li><a href="${aboveHref(depth - level)}${order}" title="${name}"><bdi>${name}</bdi></a></li>`
  }
  const firstLinked = Math.max(1, depth - maxLinkedFolders)
  const left = firstLinked > 1 ? '<li>…</li>' : ''
  const near = steps.slice(firstLinked, -1).map((_, index) => link(firstLinked + index))
  return (
    `<nav class="path" aria-label="${texts.text('path.label')}">` +
    `<a href="${aboveHref(1)}${order}" class="up" title="${label}" aria-label="${label}"></a>` +
    `<div><ol role="list">${link(0)}${left}${near.join('')}</ol></div></nav>`
  )
}
