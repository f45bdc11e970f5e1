/** The links of a row beside its name: to the page about its file, for what can be looked at or played there, and to save it. */
import type { DirectoryEntry } from '../../files/directory-entry.ts'
import type { FileKind } from '../../files/file-kind.ts'
import type { PageTexts } from './page-texts.ts'
import { offerOf } from './presentation.ts'

/** The labels of such links, by the name of the file as HTML. */
export type OfferWords = {
  readonly open: (name: string) => string
  readonly play: (name: string) => string
}

/** One serves all rows of a page. */
export function offerWords(texts: PageTexts): OfferWords {
  return { open: labels(texts, 'viewer.open'), play: labels(texts, 'viewer.play') }
}

type OfferedFile = {
  readonly kind: FileKind
  /** To the page about the file, as HTML. */
  readonly href: string
  /** As HTML. */
  readonly name: string
  /** Of the link. */
  readonly id?: string
}

/** Returns '' for a file that is shown nowhere. */
export function renderOffer({ kind, href, name, id }: OfferedFile, words: OfferWords): string {
  const offer = offerOf(kind)
  if (offer === undefined) return ''
  return `<a href="${href}" class="g ${offer === 'play' ? 'p' : 'e'}"${id === undefined ? '' : ` id=${id}`} aria-label="${words[offer](name)}"></a>`
}

/**
 * Saves a file, or a folder as a ZIP.
 *
 * @param href of the entry, as HTML
 * @param label as HTML
 */
export function renderSave({ type }: DirectoryEntry, href: string, label: string): string {
  return `<a href="${href}?${type === 'folder' ? 'zip' : 'dl'}" class=g aria-label="${label}"></a>`
}

/** Formats the text once for all rows: U+0000 stands for a name, and is in none. */
export function labels(
  texts: PageTexts,
  key: 'download.one' | 'select.one' | 'viewer.open' | 'viewer.play',
): (name: string) => string {
  const [before = '', after = ''] = texts.text(key, { name: '\0' }).split('\0')
  return (name) => before + name + after
}
