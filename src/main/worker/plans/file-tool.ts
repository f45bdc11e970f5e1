/** Reads from the query of a file's address what is wanted instead of the plain file. */

/** `file` is the file itself, `download` the file to be saved. */
export type FileTool = { readonly kind: 'file' | 'download' }

const file: FileTool = { kind: 'file' }
const tools: ReadonlyMap<string, FileTool> = new Map([['dl', { kind: 'download' }]])

/**
 * Returns what `query`, the raw text after the `?`, asks for. Only the exact words count: any other query, `?dl=1` among
 * them, has no meaning here and belongs to whoever made the link, as the `?v=3` of a static site does.
 */
export function fileTool(query: string): FileTool {
  return tools.get(query) ?? file
}
