/** Sorts files into kinds, for their icons: coarse on purpose, as an icon tells a song from a film and no more. */
import { extensionOf, likelyType } from './media-type.ts'

/** The kinds that have icons. */
export type FileKind =
  'folder' | 'image' | 'video' | 'audio' | 'document' | 'text' | 'code' | 'archive' | 'app' | 'font' | 'other'

/** Returns the kind of a regular file (never `folder`). A listing reads no files, so only name and size count. */
export function fileKind(name: string, sizeBytes = 0): FileKind {
  const extension = extensionOf(name)
  if (transportStreams.has(extension) && sizeBytes >= smallestRecordingBytes) return 'video'
  return byExtension.get(extension) ?? byMediaType(likelyType(name))
}

/** Returns whether the size of the file of this name counts, too. */
export function kindFollowsFromSize(name: string): boolean {
  return transportStreams.has(extensionOf(name))
}

/** Extensions that TypeScript shares with recordings (MPEG transport streams). */
const transportStreams = new Set(['ts', 'mts'])
/** No source file is this long, and no recording is shorter. */
const smallestRecordingBytes = 1 << 20

function byMediaType(type: string): FileKind {
  const family = type.slice(0, type.indexOf('/'))
  if (family === 'image' || family === 'video' || family === 'audio' || family === 'font') return family
  if (family === 'text') return 'text'
  if (/opendocument|officedocument|ms-(?:excel|word|powerpoint)/.test(type)) return 'document'
  if (/[+/](?:json|xml)\b/.test(type)) return 'code'
  return 'other'
}

/** Extensions whose media type says too little (`application/…`) or the wrong thing (source is `text/plain`). */
const extensions: Partial<Record<FileKind, string>> = {
  document:
    'pdf doc docx dot dotx odt ott rtf xls xlsx xlsm ods csv tsv ppt pptx pps odp pages numbers key epub mobi azw3 djvu ps xps',
  code:
    'html htm xhtml css js mjs cjs jsx ts mts cts tsx vue svelte py pyi ipynb rb rs go c h cc cpp cxx hpp cs java kt kts ' +
    'swift m mm scala clj ex exs erl hs ml pl pm php lua r jl dart zig nim sh bash zsh fish bat cmd ps1 sql toml yaml ' +
    'yml json jsonc json5 jsonl ndjson xml gradle cmake mk tf proto graphql scss sass less styl wasm diff patch',
  archive: 'zip 7z rar tar gz tgz bz2 tbz2 xz txz zst lz lz4 lzma br cab iso img cpio zipx',
  app: 'exe msi msix appx apk aab xapk ipa dmg pkg deb rpm appimage flatpak snap jar run com',
  font: 'ttf otf woff woff2 ttc eot',
  image: 'psd ai xcf cr2 cr3 nef arw dng raf orf rw2 heic heif',
  video: 'mkv m2ts vob ogm',
  audio: 'flac opus m4b mid midi mka aif aiff ape',
}

const byExtension = new Map<string, FileKind>(
  (Object.entries(extensions) as [FileKind, string][]).flatMap(([kind, list]) =>
    list.split(' ').map((extension): [string, FileKind] => [extension, kind]),
  ),
)
