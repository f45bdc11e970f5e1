import { describe, expect, it } from 'vitest'
import { describeContent } from '../../../src/main/files/content-type.ts'

const blockBytes = 64 * 1024

/** What is said of a file with this content. */
function contentType(name: string, content: Buffer | string): string {
  const bytes = Buffer.from(content)
  const read = (position: number) => bytes.subarray(position, position + blockBytes)
  return describeContent(name, { sizeBytes: bytes.length, read }).contentType
}

/** Text with a char for each byte, as ISO-8859-1 and windows-1252 have it. */
const latin1 = (text: string) => Buffer.from(text, 'latin1')
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const shiftJis = latin1('\x93\xfa\x96\x7b')
const iso2022Jp = latin1('\x1b$BF|K\\\x1b(B')
const ascii = 'x'.repeat(70_000)

describe('text in UTF-8', () => {
  it.each([
    ['a.html', '<!doctype html><title>Grüße</title>'],
    ['a.html', '<meta charset="UTF-8">Grüße'],
    ['a.html', '<meta charset=utf8>'],
    ['a.html', '<!-- <meta charset="Shift_JIS"> --><p>ä'],
    ['a.html', '<p data-charset="Shift_JIS">'],
    ['a.html', '<meta name="description" content="x"><p>charset=latin1'],
    ['a.html', '\ufeff<meta charset="Shift_JIS">'],
    ['a.html', ''],
    ['a.css', '@charset "utf-8"; a{}'],
    ['a.css', '/* @charset "latin1"; */'],
    ['a.js', 'const charset = "ä"'],
    ['a.json', '{"charset":"latin1"}'],
    ['a.webmanifest', '{}'],
    ['a.xml', '<?xml version="1.0"?><a>ä</a>'],
    ['a.xml', '<?xml version="1.0" encoding="UTF-8"?>'],
    ['a.xml', '<?xml version="1.0" encoding="utf-16"?><a>written by .NET, saved as UTF-8</a>'],
    ['a.svg', '<svg/>'],
    ['a.csv', 'ä;b'],
    ['a.txt', 'Grüße 😀'],
    ['a.txt', '\x1b[31mred\x1b[0m'],
    ['README', 'ä'],
  ])('Text in UTF-8 is declared as such: %s: %s', (name, content) => {
    expect(contentType(name, content)).toMatch(/^[a-z/+-]+; charset=utf-8$/)
  })

  it.each([1, 2, 3])(
    'Text is in UTF-8 even where a character of 4 bytes is cut after %i by the end of a block',
    (bytes) => {
      const text = `${'x'.repeat(blockBytes - bytes)}😀${'é'.repeat(100)}`
      expect(contentType('a.txt', text)).toBe('text/plain; charset=utf-8')
    },
  )

  it('Text is in UTF-8 even where its first character above ASCII comes late', () => {
    expect(contentType('a.txt', `${ascii}é`)).toBe('text/plain; charset=utf-8')
  })
})

describe('text in another encoding, or that declares one: a charset would outrank its declaration', () => {
  it.each<[string, string, Buffer | string]>([
    ['Shift_JIS', 'a.html', Buffer.concat([latin1('<meta charset="Shift_JIS">'), shiftJis])],
    ['that says nothing', 'a.html', shiftJis],
    ['windows-1252', 'a.htm', latin1('<p>Gr\xfc\xdfe')],
    ['ISO-8859-1', 'a.xml', latin1('<?xml version="1.0" encoding="ISO-8859-1"?><r>\xfc</r>')],
    ['ISO-8859-1', 'a.svg', latin1('<svg><text>\xfc</text></svg>')],
    ['ISO-8859-1', 'a.css', latin1('a::after{content:"\xfc"}')],
    ['ISO-8859-1', 'a.js', latin1('"\xfc"')],
    ['ISO-8859-1', 'a.json', latin1('"\xfc"')],
    ['ISO-8859-1', 'a.csv', latin1('\xfc;')],
    ['ISO-8859-1', 'a.txt', latin1('\xfc')],
    ['ISO-8859-1', 'README', latin1('\xfc')],
    ['ISO-8859-1', 'a.srt', latin1('\xfc')],
    ['UTF-16 with its mark', 'a.txt', utf16('\ufeffhello')],
    ['UTF-16 with its mark', 'a.html', utf16('\ufeff<p>')],
    ['UTF-16 with its mark', 'a.log', utf16('\ufeffhello')],
    ['UTF-16 without a mark', 'a.txt', utf16('hello')],
    ['a character that the end of the file cuts', 'a.txt', latin1('x\xc3')],
    ['not UTF-8 from the second block on', 'a.txt', Buffer.concat([latin1(ascii), latin1('\xfc')])],
    [
      'ISO-8859-1, its first such byte at the end of a block',
      'a.txt',
      latin1(`${'a'.repeat(blockBytes - 1)}\xe9 a`),
    ],
    ['ISO-2022-JP, all of it ASCII', 'a.txt', iso2022Jp],
    ['ISO-2022-JP', 'a.html', Buffer.concat([latin1('<meta charset=iso-2022-jp>'), iso2022Jp])],
    ['ASCII that says Shift_JIS', 'a.html', '<META CHARSET = Shift_JIS >'],
    [
      'ASCII that says windows-1252',
      'a.html',
      '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">',
    ],
    ['ASCII that says EUC-JP', 'a.html', '<?xml version="1.0" encoding="EUC-JP"?><html>'],
    ['ASCII that says EUC-JP', 'a.xhtml', "<?xml version='1.0' encoding='EUC-JP'?><html/>"],
    ['ASCII that says KOI8-R', 'a.xml', '<?xml version="1.0" encoding="KOI8-R"?>'],
    ['ASCII that says KOI8-R', 'a.svg', '<?xml version="1.0" encoding="KOI8-R"?>'],
    ['ASCII that says Big5', 'a.css', '@charset "Big5"; a{}'],
    ['UTF-8 that says latin1', 'a.html', '<meta charset="latin1">ä'],
  ])('Text in another encoding has no charset: %s: %s', (_, name, content) => {
    expect(contentType(name, content)).toMatch(/^[a-z/+-]+$/)
    expect(contentType(name, content)).not.toBe('application/octet-stream')
  })
})

describe('types by the bytes of a file', () => {
  const packets = (packetBytes: number, first: number, fill: number) => {
    const stream = Buffer.alloc(packetBytes * 20, fill)
    for (let at = first; at < stream.length; at += packetBytes) stream[at] = 0x47
    return stream
  }
  const text = 'text/plain; charset=utf-8'
  const bytes = 'application/octet-stream'

  it.each<[string, string, Buffer | string, string]>([
    ['TypeScript', 'a.ts', 'export {}\n', text],
    ['TypeScript that begins like a packet', 'a.ts', `G${' '.repeat(187)}G`, text],
    ['a translation of Qt', 'de.ts', '<?xml version="1.0"?><TS></TS>', text],
    ['an empty file', 'a.ts', '', text],
    ['a transport stream', 'a.ts', packets(188, 0, 0), 'video/mp2t'],
    ['one packet of one', 'a.ts', packets(188, 0, 0).subarray(0, 188), 'video/mp2t'],
    ['one that is full of letters', 'a.ts', packets(188, 0, 0x78), 'video/mp2t'],
    ['one of stuffing', 'a.TS', packets(188, 0, 0xff), 'video/mp2t'],
    ['one with time stamps', 'a.mts', packets(192, 4, 0xff), 'video/mp2t'],
    ['a module of TypeScript', 'a.mts', 'export {}\n', text],
    ['a recording, never text', 'a.m2ts', packets(192, 4, 0), 'video/mp2t'],
    ['a private key', 'tls.key', '-----BEGIN PRIVATE KEY-----\n', text],
    ['a presentation', 'talk.key', 'PK\x03\x04\0\0', 'application/vnd.apple.keynote'],
    ['a camera’s film', 'MOV001.MOD', Buffer.from([0, 0, 1, 0xba]), bytes],
    ['subtitles as pictures', 'film.sub', Buffer.from([0, 0, 1, 0xba]), bytes],
    ['settings of a program', 'a.cfg', '\0\x01\x02', bytes],
    ['a program', 'install', '\x7fELF\x02\x01\x01\0', bytes],
    ['a script', 'install', '#!/bin/sh\n', text],
    ['a rotated log', 'syslog.1', 'Nov 28 host kernel: hi\n', text],
    ['checksums', 'SHA256SUMS', 'abc  file\n', text],
    ['an unknown text in UTF-16', 'notes.xyzzy', utf16('\ufeffhello'), 'text/plain'],
    ['an unknown text in Latin-1 might be anything', 'notes.xyzzy', latin1('Gr\xfc\xdfe'), bytes],
    ['an empty unknown file is nothing', 'notes.xyzzy', '', bytes],
    ['an XML property list', 'Info.plist', '<?xml version="1.0"?>', 'application/xml; charset=utf-8'],
    ['a binary property list', 'Info.plist', 'bplist00\xd1', 'application/x-plist'],
    ['a name that is sure', 'a.png', 'text', 'image/png'],
  ])('Bytes decide where the name leaves it open: %s: %s', (_, name, content, type) => {
    expect(contentType(name, content)).toBe(type)
  })

  it.each<[string, Buffer | string, string, string | undefined]>([
    ['pic.svgz', Buffer.from([0x1f, 0x8b, 8]), 'image/svg+xml', 'gzip'],
    ['pic.svgz', '<svg/>', 'image/svg+xml; charset=utf-8', undefined],
    ['notes.tar.gz', Buffer.from([0x1f, 0x8b, 8]), 'application/gzip', undefined],
    ['notes.tgz', Buffer.from([0x1f, 0x8b, 8]), 'application/gzip', undefined],
    ['page.html.gz', Buffer.from([0x1f, 0x8b, 8]), 'application/gzip', undefined],
  ])(
    'The file %s that begins with %j is %s in Content-Encoding %s',
    (name, content, contentType, contentEncoding) => {
      const file = { sizeBytes: content.length, read: () => Buffer.from(content) }
      expect(describeContent(name, file)).toEqual({ contentType, contentEncoding })
    },
  )

  it('A file whose name settles a binary type is not read', () => {
    const read = () => expect.fail('looked into')
    expect(describeContent('a.jpg', { sizeBytes: 1, read }).contentType).toBe('image/jpeg')
  })

  it('No more than a megabyte is read of a text without any byte above ASCII', () => {
    let furthest = 0
    const read = (position: number) => {
      furthest = Math.max(furthest, position)
      return Buffer.alloc(blockBytes, 'x')
    }
    expect(describeContent('a.txt', { sizeBytes: 1e12, read }).contentType).toBe('text/plain; charset=utf-8')
    expect(furthest).toBeLessThan(1 << 20)
  })
})
