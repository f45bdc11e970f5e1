// The Content-Type of a file, from its name alone, by both tables of the `mime` package: the standard one lacks what
// people share most on a local network (FLAC, MKV, DOCX, APK, 7z).
import { lazily } from './lazily.ts'
import { mediaTypeTable } from './media-type-table.ts'

/**
 * The media type for the file of this name, with `charset=utf-8` for text; `application/octet-stream` when unknown.
 * `name` may be latin1 (a char per byte) or decoded: only its ASCII extension counts, in either case.
 *
 * `sizeBytes` matters to `.ts` and `.mts` alone, which TypeScript shares with recordings (MPEG transport streams).
 * Small ones are text, to be read in the browser; from 1 MiB they are video, because a browser told to show
 * gigabytes of it as text would hang.
 */
export function mediaType(name: string, sizeBytes = 0): string {
  const extension = extensionOf(name)
  if (extension === '') return plainNames.has(name.toLowerCase()) ? plainText : unknown
  if (transportStreams.has(extension) && sizeBytes >= smallestRecordingBytes) return 'video/mp2t'
  return known().get(extension) ?? unknown
}

/**
 * What follows the last full stop of a name, in lower case; empty when there is none, when nothing follows, or when
 * the only full stop leads (".profile" has no extension).
 */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : ''
}

const unknown = 'application/octet-stream'
const plainText = 'text/plain; charset=utf-8'

/** No source file is this long, and no recording so short. */
const smallestRecordingBytes = 1 << 20
const transportStreams = new Set(['ts', 'mts'])

/** Names without an extension that are text by old custom. */
const plainNames = new Set(
  (
    'readme license licence copying copyright authors contributors changelog changes history news notice todo ' +
    'install version makefile gnumakefile dockerfile containerfile jenkinsfile vagrantfile procfile justfile gemfile ' +
    'rakefile brewfile codeowners .gitignore .gitattributes .gitmodules .editorconfig .npmrc .nvmrc .env .profile ' +
    '.bashrc .bash_profile .zshrc .vimrc .dockerignore .prettierrc .htaccess'
  ).split(' '),
)

/**
 * Source code and configuration that the table does not know or gives a type that no browser shows
 * (`application/x-sh`, `text/x-c`): a person who opens it wants to read it.
 */
const readAsText =
  'ts mts cts tsx jsx vue svelte py pyi rb rs go c h cc cpp cxx hpp cs java kt kts swift m mm scala clj ex exs erl hs ' +
  'ml pl pm php lua r jl dart zig nim sh bash zsh fish bat cmd ps1 sql toml ini cfg conf properties env lock diff patch ' +
  'log gradle cmake mk tf proto graphql jsonc json5 scss sass less styl tex bib rst adoc org nfo srt sub ass'

/** Types that `mime` lacks or gives in a form that browsers or programs do not take. */
const corrections: Record<string, string> = {
  cjs: 'text/javascript',
  jsonl: 'application/jsonl',
  flac: 'audio/flac',
  m4b: 'audio/mp4',
  mka: 'audio/x-matroska',
  zst: 'application/zstd',
  tgz: 'application/gzip',
  appimage: 'application/vnd.appimage',
  aab: 'application/octet-stream',
  sqlite: 'application/vnd.sqlite3',
  cr2: 'image/x-canon-cr2',
  nef: 'image/x-nikon-nef',
  arw: 'image/x-sony-arw',
  safetensors: unknown,
}

/** Types by extension. */
const known = lazily(() => {
  const types = new Map<string, string>()
  for (const line of mediaTypeTable.split('\n')) {
    const [type = unknown, ...extensions] = line.split(' ')
    for (const extension of extensions) types.set(extension, withCharset(type))
  }
  for (const extension of readAsText.split(' ')) types.set(extension, plainText)
  for (const [extension, type] of Object.entries(corrections)) types.set(extension, withCharset(type))
  return types
})

/** Text is taken to be UTF-8: without the parameter browsers fall back to the visitor's regional encoding. */
function withCharset(type: string): string {
  const isText = /^text\/|^application\/(?:json|jsonl|xml|javascript)$|\+(?:json|xml)$/.test(type)
  return isText ? `${type}; charset=utf-8` : type
}
