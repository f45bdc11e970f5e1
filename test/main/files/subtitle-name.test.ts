import { describe, expect, it } from 'vitest'
import { subtitleName } from '../../../src/main/files/subtitle-name.ts'

describe('the names of subtitles', () => {
  it.each([
    ['film.vtt', undefined],
    ['film.srt', undefined],
    ['film.SRT', undefined],
    ['film.en.vtt', 'en'],
    ['film.de.srt', 'de'],
    ['film.EN.srt', 'en'],
    ['film.pt-br.srt', 'pt-BR'],
    ['film.zh-Hant-TW.vtt', 'zh-Hant-TW'],
    ['film.es-419.vtt', 'es-419'],
    ['film.eng.vtt', 'en'],
  ])('%s belongs to film.mkv, in the language %s', (name, language) => {
    expect(subtitleName(name, 'film.mkv')).toEqual({ language })
  })

  it.each([
    'film.mkv',
    'film.txt',
    'film..vtt',
    'film.forced edition.vtt',
    'film.e.vtt',
    'film.english.vtt',
    'film.en.de.vtt',
    'film.en-.vtt',
    'film 2.vtt',
    'Film.vtt',
    'films.vtt',
    'vtt',
    '.vtt',
    'film.vtt.bak',
    'film.\xe9\xe9.vtt',
  ])('%s does not belong to film.mkv', (name) => {
    expect(subtitleName(name, 'film.mkv')).toBeUndefined()
  })

  it.each([
    ['film.2020.mkv', 'film.2020.en.srt', { language: 'en' }],
    ['film.2020.mkv', 'film.en.srt', undefined],
    ['film', 'film.srt', { language: undefined }],
    ['.film', '.film.srt', { language: undefined }],
    ['$(a+).mp4', '$(a+).srt', { language: undefined }],
    ['\xff.mp4', '\xff.srt', { language: undefined }],
  ])('%s goes by all before its last ending: %s', (film, name, expected) => {
    expect(subtitleName(name, film)).toEqual(expected)
  })
})
