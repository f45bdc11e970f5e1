import { describe, expect, it } from 'vitest'
import { extensionOf, mediaType } from '../../../src/main/files/media-type.ts'

const text = 'text/plain; charset=utf-8'

describe('media type of a file name', () => {
  it.each([
    ['text says its charset', 'index.html', 'text/html; charset=utf-8'],
    ['style sheets are text', 'style.css', 'text/css; charset=utf-8'],
    ['JavaScript is text', 'app.js', 'text/javascript; charset=utf-8'],
    ['CommonJS is JavaScript', 'app.cjs', 'text/javascript; charset=utf-8'],
    ['JSON says its charset', 'data.json', 'application/json; charset=utf-8'],
    ['a type on top of JSON says its charset', 'app.webmanifest', 'application/manifest+json; charset=utf-8'],
    ['XML says its charset', 'feed.xml', 'application/xml; charset=utf-8'],
    ['SVG says its charset', 'logo.svg', 'image/svg+xml; charset=utf-8'],
    ['a picture has no charset', 'photo.jpg', 'image/jpeg'],
    ['modern pictures are known', 'photo.avif', 'image/avif'],
    ['films are known', 'film.mkv', 'video/x-matroska'],
    ['lossless music is known by its registered type', 'song.flac', 'audio/flac'],
    [
      'documents are known',
      'letter.docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['installers are known', 'app.apk', 'application/vnd.android.package-archive'],
    ['the last full stop counts', 'backup.tar.gz', 'application/gzip'],
    ['the extension has no case', 'PHOTO.JPG', 'image/jpeg'],
    ['an unknown extension is bytes', 'thing.xyzzy', 'application/octet-stream'],
    ['no extension is bytes', 'core', 'application/octet-stream'],
    ['a full stop at the end is no extension', 'what.', 'application/octet-stream'],
    ['README is text', 'README', text],
    ['LICENSE is text', 'LICENSE', text],
    ['a Makefile is text', 'Makefile', text],
    ['a known dotfile is text', '.gitignore', text],
    ['a dotfile is not taken for an extension', '.mp4', 'application/octet-stream'],
    ['source code is text', 'main.rs', text],
    ['a shell script is to be read', 'install.sh', text],
    ['PHP source is to be read', 'index.php', text],
    ['a name of an object property is no extension', 'x.constructor', 'application/octet-stream'],
    ['bytes that are not UTF-8 do not matter', 'caf\u00e9.pdf', 'application/pdf'],
  ])('%s: %s', (_, name, type) => {
    expect(mediaType(name)).toBe(type)
  })

  it.each([
    ['TypeScript of usual size is text', 'server.ts', 20_000, text],
    ['TypeScript of unknown size is text', 'server.ts', undefined, text],
    ['a recording from 1 MiB on is a film', 'recording.ts', 1 << 20, 'video/mp2t'],
    ['just below it is text', 'recording.ts', (1 << 20) - 1, text],
    ['a camera recording is a film', '00001.MTS', 4e9, 'video/mp2t'],
    ['TSX is text at any size', 'app.tsx', 4e9, text],
  ])('%s', (_, name, sizeBytes, type) => {
    expect(mediaType(name, sizeBytes)).toBe(type)
  })

  it('the extension is what follows the last full stop, but for a leading one', () => {
    expect(['a.B', 'a.b.C', '.profile', 'a', 'a.', '.a.b', ''].map(extensionOf)).toEqual([
      'b',
      'c',
      '',
      '',
      '',
      'b',
      '',
    ])
  })
})
