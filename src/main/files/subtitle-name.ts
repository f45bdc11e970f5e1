/** Finds by their names the subtitles that belong to a film or a recording. */
import { extensionOf } from './media-type.ts'

/** Subtitles for a file; `language` is a tag of BCP 47 in its canonical form, undefined if the name says none. */
export type SubtitleName = { readonly language: string | undefined }

const extensions = new Set(['vtt', 'srt'])

/** A language with a script, a region or both: `en`, `pt-BR`, `zh-Hant-TW`. */
const languageTag = /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/i

/**
 * Returns what `name` says of the subtitles in it if they are those of the file `film`: `film.mkv` has `film.vtt`, `film.srt`,
 * `film.de.srt`. Undefined for every other name. Both are latin1.
 */
export function subtitleName(name: string, film: string): SubtitleName | undefined {
  const extension = extensionOf(name)
  const base = withoutExtension(film)
  if (!extensions.has(extension) || !name.startsWith(`${base}.`)) return undefined
  const tag = name.slice(base.length + 1, -extension.length - 1)
  if (tag === '')
    return name.length === base.length + 1 + extension.length ? { language: undefined } : undefined
  return languageTag.test(tag) ? { language: Intl.getCanonicalLocales(tag)[0] } : undefined
}

function withoutExtension(name: string): string {
  const extension = extensionOf(name)
  return extension === '' ? name : name.slice(0, -extension.length - 1)
}
