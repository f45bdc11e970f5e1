import { describe, expect, it } from 'vitest'
import { extensionOf, likelyType, namedType } from '../../../src/main/files/media-type.ts'

const bytes = 'application/octet-stream'

describe('types by names', () => {
  it.each([
    ['pages', 'index.html', 'text/html'],
    ['style sheets', 'style.css', 'text/css'],
    ['JavaScript', 'app.js', 'text/javascript'],
    ['CommonJS is JavaScript', 'app.cjs', 'text/javascript'],
    ['XML', 'feed.xml', 'application/xml'],
    ['pictures', 'photo.jpg', 'image/jpeg'],
    ['pictures as Windows names them', 'photo.jfif', 'image/jpeg'],
    ['modern pictures', 'photo.avif', 'image/avif'],
    ['films', 'film.mkv', 'video/x-matroska'],
    ['playlists of radio stations', 'radio.pls', 'audio/x-scpls'],
    ['playlists of streams', 'live.m3u8', 'application/vnd.apple.mpegurl'],
    ['lossless music by its registered type', 'song.flac', 'audio/flac'],
    ['documents', 'letter.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['calendars, which phones take in', 'trip.ics', 'text/calendar'],
    ['contacts, which phones take in', 'anna.vcf', 'text/vcard'],
    ['profiles, which iPhones install', 'wifi.mobileconfig', 'application/x-apple-aspen-config'],
    ['passes, which iPhones keep', 'ticket.pkpass', 'application/vnd.apple.pkpass'],
    ['passes together', 'tickets.pkpasses', 'application/vnd.apple.pkpasses'],
    ['models, which iPhones put into the room', 'chair.usdz', 'model/vnd.usdz+zip'],
    ['scenes, which iPhones put into the room', 'room.reality', 'model/vnd.reality'],
    ['apps, which Android installs', 'app.apk', 'application/vnd.android.package-archive'],
    ['apps of iPhones', 'app.ipa', 'application/octet-stream'],
    ['certificates, which phones install', 'ca.crt', 'application/x-x509-ca-cert'],
    ['tunnels, which OpenVPN sets up', 'home.ovpn', 'application/x-openvpn-profile'],
    ['books', 'book.epub', 'application/epub+zip'],
    ['comics', 'comic.cbz', 'application/vnd.comicbook+zip'],
    ['the last full stop counts', 'backup.tar.gz', 'application/gzip'],
    ['the extension has no case', 'PHOTO.JPG', 'image/jpeg'],
    ['bytes that are not UTF-8 do not matter', 'caf\u00e9.pdf', 'application/pdf'],
  ])('A name gives the likely type: %s: %s', (_, name, type) => {
    expect(namedType(name)).toEqual({ type, text: 'never' })
  })

  it.each([
    ['README', bytes],
    ['LICENSE', bytes],
    ['Makefile', bytes],
    ['.gitignore', bytes],
    ['main.rs', bytes],
    ['install.sh', 'application/x-sh'],
    ['index.php', 'application/x-httpd-php'],
    ['server.ts', 'video/mp2t'],
    ['00001.MTS', 'video/mp2t'],
    ['private.key', 'application/vnd.apple.keynote'],
    ['go.mod', bytes],
    ['film.sub', bytes],
    ['matrix.cu', 'application/cu-seeme'],
    ['id_ed25519.pub', 'application/x-mspublisher'],
    ['signature.asc', 'application/pgp-keys'],
    ['film.srt', 'application/x-subrip'],
    ['Cargo.toml', 'application/toml'],
    ...'a.log a.ndjson a.jsonl a.cue a.lrc a.ass a.md5 a.sha256 a.nfo a.ini a.conf a.cfg a.yml a.f90 a.s'
      .split(' ')
      .map((name): [string, string] => [name, bytes]),
  ])('The file %s is text if it holds text, in any encoding, otherwise %s', (name, type) => {
    expect(namedType(name)).toEqual({ type, text: 'any' })
    expect(likelyType(name)).toBe('text/plain')
  })

  it.each(['thing.xyzzy', 'core', 'syslog.1', 'SHA256SUMS', 'what.', '.mp4', 'x.constructor', ''])(
    'The name %j tells nothing: the file is text if it holds UTF-8, otherwise bytes',
    (name) => {
      expect(namedType(name)).toEqual({ type: bytes, text: 'utf-8' })
      expect(likelyType(name)).toBe(bytes)
    },
  )

  it('The extension is what follows the last full stop, unless that leads', () => {
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
