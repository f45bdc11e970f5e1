import { describe, expect, it } from 'vitest'
import { fileKind } from '../../../../src/main/files/file-kind.ts'
import { companyOf, offerOf, presentationOf } from '../../../../src/main/worker/pages/presentation.ts'
import { fileEntry } from './listing-fixture.ts'

const present = (name: string, sizeBytes = 1000) =>
  presentationOf(fileEntry(name, { kind: fileKind(name, sizeBytes), sizeBytes }))

describe('how a file is shown', () => {
  it.each([
    [
      'picture',
      ['a.jpg', 'a.JPEG', 'a.png', 'a.gif', 'a.webp', 'a.avif', 'a.bmp', 'a.svg', 'a.ico', 'a.apng'],
    ],
    ['video', ['a.mp4', 'a.mkv', 'a.webm', 'a.mov', 'a.avi']],
    ['audio', ['a.mp3', 'a.flac', 'a.wav', 'a.opus']],
    ['text', ['a.txt', 'a.md', 'a.html', 'a.ts', 'a.srt', 'a.json', 'README']],
    ['none', ['a.psd', 'a.heic', 'a.cr2', 'a.tiff', 'a.jxl', 'a.pdf', 'a.zip', 'a.exe', 'a.ttf', 'a']],
  ] as const)('It is shown as a %s by its name', (presentation, names) => {
    expect(names.map((name) => [name, present(name)])).toEqual(names.map((name) => [name, presentation]))
  })

  it('A long .ts is a recording', () => {
    expect(present('a.ts', 1 << 20)).toBe('video')
  })

  it('Of empty files only texts are shown', () => {
    const shown = ['a.jpg', 'a.mp4', 'a.mp3', 'a.txt', 'a.zip'].map((name) => present(name, 0))
    expect(shown).toEqual(['none', 'none', 'none', 'text', 'none'])
  })
})

describe('what goes with a file', () => {
  it('Listings offer to open pictures and texts and to play the rest of what is shown', () => {
    const offers = (['image', 'text', 'code', 'audio', 'video', 'document', 'folder'] as const).map(offerOf)
    expect(offers).toEqual(['open', 'open', 'open', 'play', 'play', undefined, undefined])
  })

  it.each([
    ['image', ['image']],
    ['audio', ['audio', 'video']],
    ['code', ['code', 'text']],
    ['archive', ['app', 'archive', 'document', 'font', 'other']],
    ['folder', []],
  ] as const)('One of the kind %s is gone through with its like', (kind, kinds) => {
    expect([...companyOf(kind)].sort()).toEqual(kinds)
  })
})
