/** Says of what kind entries are, for those who don't see their icons. The text of a link stays the name alone. */
import type { PageMessageKey } from '../../../shared/messages/page/en.ts'
import type { FileKind } from '../../files/file-kind.ts'
import type { Listing } from '../../files/listing.ts'
import type { PageTexts } from './page-texts.ts'
import { kindClasses } from './style.ts'

const kindTexts: Readonly<Record<FileKind, PageMessageKey>> = {
  folder: 'kind.folder',
  image: 'kind.image',
  video: 'kind.video',
  audio: 'kind.audio',
  document: 'kind.document',
  text: 'kind.text',
  code: 'kind.code',
  archive: 'kind.archive',
  app: 'kind.app',
  font: 'kind.font',
  other: 'kind.other',
}

/** Returns the attribute of an entry's link or box that leads to its kind; see {@link renderKindDescriptions}. */
export function describedByKind(kind: FileKind): string {
  return `aria-describedby=${idOf(kind)}`
}

/** Shorter than the ids of the boxes in a selection, which are hashes of six characters. */
function idOf(kind: FileKind): string {
  return `k${kindClasses[kind]}`
}

/** Returns the elements, which nobody sees, that {@link describedByKind} refers to, for the kinds in the listing. */
export function renderKindDescriptions({ entries }: Listing, texts: PageTexts): string {
  const kinds = [...new Set(entries.map(({ kind }) => kind))]
  const descriptions = kinds.map((kind) => `<span id=${idOf(kind)}>${texts.text(kindTexts[kind])}</span>`)
  return `<p hidden>${descriptions.join('')}</p>`
}
