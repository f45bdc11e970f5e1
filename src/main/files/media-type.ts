/**
 * Tells a file's media type from its name, by both tables of the `mime` package: the standard one lacks what people share
 * most on a local network (FLAC, MKV, DOCX, APK, 7z). Its bytes come on top, see content-type.ts.
 */
import { mediaTypeTable } from './generated/media-type-table.ts'

/** A file's type as far as the name tells it. */
export type NamedType = {
  /** The media type unless the file is text, without parameters. */
  readonly type: string
  /**
   * Whether the file is `text/plain` instead if its bytes are text: in any encoding, for extensions that are usually text
   * (`.log`, `.ts`); in UTF-8 only, for unknown names; or never.
   */
  readonly text: 'any' | 'utf-8' | 'never'
}

/**
 * Returns the type of the file of this name. `name` may be latin1 (one character per byte) or decoded: only its ASCII
 * extension counts, in either case.
 */
export function namedType(name: string): NamedType {
  const extension = extensionOf(name)
  if (extension === '') return plainNames.has(name.toLowerCase()) ? plainName : nameless
  knownTypes ??= readTypes()
  return knownTypes.get(extension) ?? nameless
}

/** Returns the media type that is likely from the name alone; `application/octet-stream` when unknown. */
export function likelyType(name: string): string {
  const { type, text } = namedType(name)
  return text === 'any' ? plainText : type
}

/**
 * Returns the extension of a name: what follows its last full stop, in lower case; '' when there is none, when nothing
 * follows, or when the only full stop leads (".profile" has no extension).
 */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : ''
}

const unknown = 'application/octet-stream'
export const plainText = 'text/plain'
const plainName: NamedType = { type: unknown, text: 'any' }
const nameless: NamedType = { type: unknown, text: 'utf-8' }

/** Names without an extension that are text by convention. */
const plainNames = new Set(
  (
    'readme license licence copying copyright authors contributors changelog changes history news notice todo ' +
    'install version makefile gnumakefile dockerfile containerfile jenkinsfile vagrantfile procfile justfile gemfile ' +
    'rakefile brewfile codeowners .gitignore .gitattributes .gitmodules .editorconfig .npmrc .nvmrc .env .profile ' +
    '.bashrc .bash_profile .zshrc .vimrc .dockerignore .prettierrc .htaccess'
  ).split(' '),
)

/**
 * Extensions of text that the table lacks, gives a type that no browser shows (`application/x-sh`, `text/x-c`), or takes
 * for something else (`.ts` for a recording, `.key` for a presentation, `.cu` for a video call): a user who opens such a
 * file wants to read it. The table's type is used for files that turn out not to be text.
 */
const readAsText =
  'ts mts cts tsx jsx vue svelte py pyi rb rs go c h cc cpp cxx hpp cs cu java kt kts swift m mm scala clj ex exs erl hs ' +
  'scm ml pl pm php lua r jl dart zig nim sh bash zsh fish csh tcl awk bat cmd ps1 vbs sql f f77 f90 for pas p s asm d ' +
  'toml ini cfg conf properties env lock diff patch log gradle cmake mk mod tf proto graphql jsonc json5 yaml yml ' +
  'jsonl ndjson scss sass less styl coffee hbs slim tex latex texi bib rst adoc asc org nfo rnc rq nt pgn ris po pot ' +
  'key pub csr hjson srt sub ass ssa smi lrc cue md5 sha1 sha224 sha256 sha384 sha512 sfv'

/** Types that `mime` lacks or gives in a form that browsers, phones or programs don't accept. */
const corrections: Readonly<Record<string, string>> = {
  cjs: 'text/javascript',
  jfif: 'image/jpeg',
  ac3: 'audio/ac3',
  ape: 'audio/x-ape',
  wv: 'audio/x-wavpack',
  pls: 'audio/x-scpls',
  flac: 'audio/flac',
  m4b: 'audio/mp4',
  mka: 'audio/x-matroska',
  zst: 'application/zstd',
  tgz: 'application/gzip',
  appimage: 'application/vnd.appimage',
  aab: unknown,
  apks: unknown,
  xapk: unknown,
  ipa: unknown,
  mobileconfig: 'application/x-apple-aspen-config',
  pkpasses: 'application/vnd.apple.pkpasses',
  reality: 'model/vnd.reality',
  vcf: 'text/vcard',
  ovpn: 'application/x-openvpn-profile',
  plist: 'application/xml',
  cbz: 'application/vnd.comicbook+zip',
  cbr: 'application/vnd.comicbook-rar',
  cb7: 'application/x-cb7',
  cbt: 'application/x-cbt',
  fb2: 'application/x-fictionbook+xml',
  azw3: 'application/vnd.amazon.mobi8-ebook',
  parquet: 'application/vnd.apache.parquet',
  sqlite: 'application/vnd.sqlite3',
  cr2: 'image/x-canon-cr2',
  nef: 'image/x-nikon-nef',
  arw: 'image/x-sony-arw',
  safetensors: unknown,
}

/** Types that browsers show as pictures. Not SVG, which is a document that may take any time to draw. */
export const pictureTypes: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/bmp',
])

/** Further types that browsers draw in the place of a picture. */
export const drawnTypes: ReadonlySet<string> = new Set([
  'image/svg+xml',
  'image/apng',
  'image/x-icon',
  'image/vnd.microsoft.icon',
])

/** Types by extension; read from the table at first use, since every worker has its own copy. */
let knownTypes: ReadonlyMap<string, NamedType> | undefined

function readTypes(): ReadonlyMap<string, NamedType> {
  const types = new Map<string, NamedType>()
  for (const line of mediaTypeTable.split('\n')) {
    const [type = unknown, ...extensions] = line.split(' ')
    for (const extension of extensions) types.set(extension, { type, text: 'never' })
  }
  for (const [extension, type] of Object.entries(corrections)) types.set(extension, { type, text: 'never' })
  for (const extension of readAsText.split(' ')) {
    const type = types.get(extension)?.type
    types.set(extension, { type: type === undefined || isTextual(type) ? unknown : type, text: 'any' })
  }
  return types
}

/** Returns whether files of this media type are text, whose encoding a browser must know. */
export function isTextual(type: string): boolean {
  return /^text\/|^application\/(?:json|xml|javascript)$|\+(?:json|xml)$/.test(type)
}
