import { describe, expect, it } from 'vitest'
import { fileKind } from '../../../src/main/files/file-kind.ts'

describe('kind of a file', () => {
  it.each([
    ['image', ['a.jpg', 'a.PNG', 'a.heic', 'a.svg', 'a.cr2', 'a.psd', 'a.webp']],
    ['video', ['a.mp4', 'a.mkv', 'a.mov', 'a.webm', 'a.avi', 'a.m2ts']],
    ['audio', ['a.mp3', 'a.flac', 'a.m4a', 'a.ogg', 'a.opus', 'a.wav']],
    ['document', ['a.pdf', 'a.docx', 'a.xls', 'a.odp', 'a.epub', 'a.csv', 'a.pages']],
    ['text', ['a.txt', 'a.md', 'README', 'a.log', 'a.srt', 'a.ini']],
    ['code', ['a.ts', 'a.py', 'a.html', 'a.css', 'a.json', 'a.xml', 'a.sh', 'a.ipynb', 'a.geojson']],
    ['archive', ['a.zip', 'a.tar.gz', 'a.7z', 'a.rar', 'a.iso', 'a.zst']],
    ['app', ['a.exe', 'a.apk', 'a.dmg', 'a.AppImage', 'a.deb', 'a.msi']],
    ['font', ['a.woff2', 'a.ttf', 'a.otf']],
    ['other', ['a', 'a.bin', 'a.xyzzy', '.mp4', 'a.constructor', 'a.__proto__']],
  ])('Files of the kind %s are recognised by their names', (kind, names) => {
    expect(Object.fromEntries(names.map((name) => [name, fileKind(name)]))).toEqual(
      Object.fromEntries(names.map((name) => [name, kind])),
    )
  })

  it('A long .ts file is a recording, a short one source', () => {
    expect(fileKind('a.ts', 900)).toBe('code')
    expect(fileKind('a.ts', 900 << 20)).toBe('video')
  })
})
