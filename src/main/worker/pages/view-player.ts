/** Players for sound and films, with the subtitles that lie beside them. */
import { extensionOf, namedType } from '../../files/media-type.ts'
import { subtitleName } from '../../files/subtitle-name.ts'
import { escapeHtml } from './escape-html.ts'
import { entryHref } from './listing-links.ts'
import type { PageTexts } from './page-texts.ts'
import type { View } from './view.ts'

/** Types that browsers of today play, as a rule. */
const playedTypes = new Set(
  ['mp4', 'webm', 'quicktime', 'x-m4v']
    .map((type) => `video/${type}`)
    .concat(
      ['mpeg', 'mp4', 'aac', 'ogg', 'opus', 'flac', 'wav', 'x-wav', 'webm', 'x-m4a'].map(
        (type) => `audio/${type}`,
      ),
    ),
)

/** It starts at once: its visitor has asked for it. */
export function renderPlayer(element: 'audio' | 'video', view: View, texts: PageTexts): string {
  const inPlace = element === 'video' ? ' playsinline' : ''
  return `<${element} src="${entryHref(view.entry)}" controls autoplay preload="metadata"${inPlace}>${renderTracks(view, texts)}</${element}>`
}

function renderTracks({ entry, neighbours }: View, texts: PageTexts): string {
  const tracks = neighbours.companions.flatMap((companion) => {
    const subtitles = subtitleName(companion.name, entry.name)
    return subtitles === undefined ? [] : [{ companion, language: subtitles.language }]
  })
  const own = tracks.find(({ language }) => language?.split('-')[0] === texts.language.split('-')[0])
  const shown = own ?? tracks.find(({ language }) => language === undefined)
  return tracks
    .map((track) => {
      const query = extensionOf(track.companion.name) === 'srt' ? '?vtt' : ''
      return `<track kind="subtitles" src="${entryHref(track.companion)}${query}" srclang="${track.language ?? 'und'}" label="${escapeHtml(languageName(track.language, texts))}"${track === shown ? ' default' : ''}>`
    })
    .join('')
}

/** What the language of the page calls a language; its tag if it has no word for it. */
function languageName(tag: string | undefined, texts: PageTexts): string {
  if (tag === undefined) return texts.text('viewer.subtitles')
  return new Intl.DisplayNames(texts.language, { type: 'language' }).of(tag) ?? tag
}

/** What to do if the file doesn't play, and the playlist of all files that do. */
export function renderPlayerNotes({ entry, neighbours }: View, texts: PageTexts): string {
  const hint = playedTypes.has(namedType(entry.name).type)
    ? ''
    : `<span>${texts.text('viewer.mayNotPlay')}</span>`
  const playlist =
    neighbours.total > 1 ? `<a href="./?m3u8" class="act">${texts.text('viewer.playlist')}</a>` : ''
  return hint + playlist === '' ? '' : `<p class="notes">${hint}${playlist}</p>`
}
