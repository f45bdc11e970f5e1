/** Reads the query of a folder's address that asks for an archive. */

export type ArchiveFormat = 'zip' | 'tar'

/** Short hashes of names of entries, see worker/archives/selection.ts: those that are chosen, or all but those. */
export type Selection = { readonly hashes: readonly string[]; readonly isExcept: boolean }

/** What a query asks for; `selection` is undefined for the whole folder. */
export type ArchiveQuery = { readonly format: ArchiveFormat; readonly selection: Selection | undefined }

/** A format alone, or with `=` as forms write it, then hashes: all those that are chosen, or all that are not. */
const archiveQuery = /^(zip|tar)(=?)((?:&f=[\w-]{6})*|(?:&x=[\w-]{6})+)$/

/**
 * Returns what the query asks for: `zip`, `zip&f=HASH&f=HASH` (these entries) or `zip&x=HASH` (all but these), the same with `tar`,
 * each also with `zip=`; undefined for any other. `zip=` alone is a form in which nothing was chosen.
 */
export function readArchiveQuery(query: string): ArchiveQuery | undefined {
  const [, format, sign, picks = ''] = archiveQuery.exec(query) ?? []
  if (format === undefined) return undefined
  const hashes = picks.split('&').flatMap((pick) => (pick === '' ? [] : [pick.slice(2)]))
  const isWhole = sign === '' && picks === ''
  return {
    format: format as ArchiveFormat,
    selection: isWhole ? undefined : { hashes, isExcept: picks.startsWith('&x') },
  }
}
