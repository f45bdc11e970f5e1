/** Reads from the query of a file's address what is wanted instead of the plain file. */
import type { ListingOrder, ListingSort } from './listing-order.ts'

/** `file` is the file itself, `download` the file to be saved, `checksum` its SHA-256, `subtitles` those in it as WebVTT, `thumbnail` a small picture. */
export type FileTool =
  | { readonly kind: 'file' | 'download' | 'checksum' | 'subtitles' }
  /** `isTagged`: the address names a state of the file, and is another one as soon as the file changes. */
  | { readonly kind: 'thumbnail'; readonly isTagged: boolean }
  /** A page about the file, with the way to its neighbours in this order. */
  | { readonly kind: 'view'; readonly order: ListingOrder }

const tools: ReadonlyMap<string, FileTool> = new Map([
  ['dl', { kind: 'download' }],
  ['sha256', { kind: 'checksum' }],
  ['view', { kind: 'view', order: { sort: 'name', descending: false } }],
  ['vtt', { kind: 'subtitles' }],
  ['thumb', { kind: 'thumbnail', isTagged: false }],
])

/** The tag is a token (RFC 9110 §5.6.2) without the `&` that would part it. */
const taggedThumbnail = /^thumb&[!$%'*+.^_`|~0-9A-Za-z-]+$/

const orderedView = /^view&sort=(name|size|date)&order=(asc|desc)$/

/**
 * Returns what `query`, the raw text after the `?`, asks for. Only the exact forms count: any other query, `?dl=1` among
 * them, is ignored and left to the page that has the link, as the `?v=3` of a static site does.
 */
export function fileTool(query: string): FileTool {
  const tool = tools.get(query)
  if (tool !== undefined) return tool
  if (taggedThumbnail.test(query)) return { kind: 'thumbnail', isTagged: true }
  const [, sort, order] = orderedView.exec(query) ?? []
  if (sort === undefined) return { kind: 'file' }
  return { kind: 'view', order: { sort: sort as ListingSort, descending: order === 'desc' } }
}
