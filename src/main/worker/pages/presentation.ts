/** Decides how a page shows a file, and which files are gone through together. */
import type { DirectoryEntry } from '../../files/directory-entry.ts'
import type { FileKind } from '../../files/file-kind.ts'
import { drawnTypes, namedType, pictureTypes } from '../../files/media-type.ts'

/** `none`: the file is only described. */
export type Presentation = 'picture' | 'audio' | 'video' | 'text' | 'none'

const byKind: Readonly<Record<FileKind, Presentation>> = {
  folder: 'none',
  image: 'picture',
  video: 'video',
  audio: 'audio',
  document: 'none',
  text: 'text',
  code: 'text',
  archive: 'none',
  app: 'none',
  font: 'none',
  other: 'none',
}

/** Returns how the file is shown as far as can be told without reading it. */
export function presentationOf({ name, kind, sizeBytes }: DirectoryEntry): Presentation {
  const presentation = byKind[kind]
  // An empty text is shown as one, any other empty file is damaged.
  if (presentation !== 'text' && sizeBytes === 0) return 'none'
  return presentation === 'picture' && !isShown(name) ? 'none' : presentation
}

/** Whether browsers show the picture: those that cameras and programs make for themselves they do not. */
function isShown(name: string): boolean {
  const { type } = namedType(name)
  return pictureTypes.has(type) || drawnTypes.has(type)
}

/** What a link to the page about a file offers; undefined for a file that is shown nowhere. */
export function offerOf(kind: FileKind): 'open' | 'play' | undefined {
  const presentation = byKind[kind]
  if (presentation === 'none') return undefined
  return presentation === 'audio' || presentation === 'video' ? 'play' : 'open'
}

const companies = (
  [['image'], ['audio', 'video'], ['text', 'code'], ['document', 'archive', 'app', 'font', 'other']] as const
).map((kinds) => new Set<FileKind>(kinds))

/** Returns the kinds of files that are gone through with one of this kind. */
export function companyOf(kind: FileKind): ReadonlySet<FileKind> {
  return companies.find((kinds) => kinds.has(kind)) ?? new Set()
}
