import { decodeName } from '../../../../src/main/files/directory-entry.ts'
import type { DirectoryEntry } from '../../../../src/main/files/directory-entry.ts'
import type { Listing } from '../../../../src/main/files/listing.ts'

/** The latin1 form, a char per byte, of a name in UTF-8. */
export const bytesOf = (text: string): string => Buffer.from(text).toString('latin1')

/** A file of 1,536 bytes from 3 November 2026, 14:22:05 UTC, unless said otherwise. `name` is latin1. */
export function fileEntry(name: string, rest: Partial<DirectoryEntry> = {}): DirectoryEntry {
  const modifiedMs = Date.UTC(2026, 10, 3, 14, 22, 5)
  return {
    name,
    displayName: decodeName(name),
    type: 'file',
    sizeBytes: 1536,
    modifiedMs,
    kind: 'text',
    ...rest,
  }
}

/** A folder. `name` is latin1. */
export function folderEntry(name: string): DirectoryEntry {
  return fileEntry(name, { type: 'folder', kind: 'folder', sizeBytes: 0 })
}

/** A listing of one page, by name, unless said otherwise. */
export function listingOf(entries: readonly DirectoryEntry[], rest: Partial<Listing> = {}): Listing {
  const folderCount = entries.filter((entry) => entry.type === 'folder').length
  return {
    entries,
    totalEntries: entries.length,
    folderCount,
    fileCount: entries.length - folderCount,
    page: 1,
    pageCount: 1,
    sort: 'name',
    descending: false,
    ...rest,
  }
}

/** Names that try to be something else, latin1: markup, addresses, steps upwards, other lines, other directions. */
export const hostileNames: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></style><script>alert(1)</script>',
  'a&amp;b &lt;c&gt; &#60;',
  'new\nline\r\ttab',
  '\u0001\u001b[31mred\u007f',
  '100% #1 what?.txt',
  '%2e%2e%2fpasswd',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'C:\\windows',
  '\\\\evil.com\\share',
  '...',
  '..\\..',
  '.hidden',
  '?query',
  '#fragment',
  '-rf',
  '@evil.com',
  'a b  c ',
  bytesOf('photo_\u202egpj.exe'),
  bytesOf('\u2066isolated\u2069\u200bwidth\ufeff'),
  bytesOf('line\u2028separator'),
  bytesOf('שלום עולם.pdf'),
  bytesOf('👩‍👩‍👧 family.jpg'),
  'caf\u00e9 (latin1).txt',
  '\u00ff\u00fe\u0080',
  'x'.repeat(255),
  '%'.repeat(255),
  '`${alert(1)}`',
  '__proto__',
]
