/** What a request asks for, in words: `Photos (ZIP)` instead of `/Photos/?zip`. */
import { readArchiveQuery, type ArchiveQuery } from '../archive-query.ts'
import { fileTool, type FileTool } from '../file-tool.ts'
import { visibleText } from './printable.ts'
import { targetName, visibleTarget } from './visible-target.ts'

/** A request target (latin1, as received) in its parts. */
type Requested = {
  readonly path: string
  /** Which archive of the folder at `path`; undefined for anything else. */
  readonly archive: ArchiveQuery | undefined
  /** What is wanted of the file at `path`; `file` for a folder, too. */
  readonly tool: FileTool['kind']
}

function requested(target: string): Requested {
  const mark = target.indexOf('?')
  if (mark === -1) return { path: target, archive: undefined, tool: 'file' }
  const path = target.slice(0, mark)
  const query = target.slice(mark + 1)
  const isFolder = path.endsWith('/')
  return {
    path,
    archive: isFolder ? readArchiveQuery(query) : undefined,
    tool: isFolder ? 'file' : fileTool(query).kind,
  }
}

/**
 * Returns a request target as {@link visibleTarget} does, but what a query of Spool's own asks for in words: of an archive
 * `/2026/Photos (ZIP)` or `/2026/Photos (ZIP, selection)`, of a file that is saved its path alone.
 *
 * @param selection the word for it
 */
export function requestedText(target: string, selection: string): string {
  const { path, archive, tool } = requested(target)
  if (archive !== undefined) return archiveText(visibleTarget(path.slice(0, -1) || '/'), archive, selection)
  return visibleTarget(tool === 'download' ? path : target)
}

/**
 * Returns the name of what a request target leads to: `film.mp4`, `Photos (ZIP)`.
 *
 * @param selection the word for it
 * @param shareName name of the shared folder, by which an archive of all of it is called
 */
export function requestedName(target: string, selection: string, shareName: string): string {
  const { path, archive } = requested(target)
  const name = targetName(target)
  if (archive === undefined) return name
  return archiveText(path === '/' ? visibleText(shareName) : name, archive, selection)
}

function archiveText(name: string, archive: ArchiveQuery, selection: string): string {
  const format = archive.format.toUpperCase()
  return archive.selection === undefined ? `${name} (${format})` : `${name} (${format}, ${selection})`
}

/** Whether a request target asks for what people call a download: a file or an archive, and no page or anything else about one. */
export function asksForDownload(target: string): boolean {
  const { path, archive, tool } = requested(target)
  return archive !== undefined || (!path.endsWith('/') && (tool === 'file' || tool === 'download'))
}

/** Whether a request target asks for an archive. */
export function asksForArchive(target: string): boolean {
  return requested(target).archive !== undefined
}
