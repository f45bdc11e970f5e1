import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { get, type RawResponse } from '../../support/raw-client.ts'
import { sharedServer } from '../../support/serve.ts'

const names: readonly (readonly [what: string, name: string | Buffer])[] = [
  ['markup', '<script>alert(1)<'],
  ['markup in an attribute', '" onmouseover="alert(1)'],
  ['single quotes', "' onmouseover='alert(1)"],
  ['an entity', '&lt;b&gt;&#60;'],
  ['a newline', 'new\nline'],
  ['CRLF and a field', 'a\r\nSet-Cookie: x=y'],
  ['a tab', 'a\tb'],
  ['control characters', '\x01\x1b[31mred\x7f'],
  ['a percent sign', '%'],
  ['what looks encoded', '%41%2e%2e%2F'],
  ['a malformed encoding', '100%zz'],
  ['a hash', 'a#b'],
  ['a question mark', 'a?b=c&d'],
  ['a plus', 'a+b c'],
  ['a scheme', 'javascript:alert(1)'],
  ['a colon', 'C:'],
  ['a leading colon', ':'],
  ['a backslash', 'a\\b'],
  ['backslashes and dots', '..\\..\\etc'],
  ['a leading space', ' leading'],
  ['a trailing space', 'trailing '],
  ['one space', ' '],
  ['a trailing dot', 'dot.'],
  ['three dots', '...'],
  ['two dots and more', '..a'],
  ['a device of Windows', 'con'],
  ['a tilde', '~'],
  ['a dash', '--help'],
  ['reserved characters', ";@=$!*(),[]{}|^`'"],
  ['right-to-left override', 'a\u202egnp.exe'],
  ['Hebrew', 'שלום.txt'],
  ['line separators', 'a\u2028b\u2029c\u0085d'],
  ['emoji', '👩‍👩‍👧 🏳️‍🌈.txt'],
  ['one composed letter (NFC)', '\u00e9'],
  ['the same letter decomposed (NFD)', 'e\u0301'],
  ['255 bytes', 'x'.repeat(255)],
  ['255 bytes of three-byte letters', '€'.repeat(85)],
  ['what is not UTF-8', Buffer.from('ff fe 80'.replaceAll(' ', ''), 'hex')],
  ['latin1', Buffer.from('caf\xe9', 'latin1')],
  ['an overlong slash', Buffer.from('c0af', 'hex')],
  ['half a surrogate pair', Buffer.from('eda080', 'hex')],
  ['a replacement character', '\ufffd'],
]

type Entry = {
  readonly name: string
  readonly nameIsLossy?: true
  readonly href: string
  readonly type: string
}

const content = (at: number) => `content of ${at}`

// Windows and macOS have no such names.
describe.runIf(process.platform === 'linux')('hostile names', () => {
  const share = sharedServer(
    (path) => {
      for (const [at, [, name]] of names.entries()) {
        const bytes = Buffer.from(name)
        for (const folder of ['files', 'folders']) mkdirSync(`${path}/${folder}`, { recursive: true })
        writeFileSync(Buffer.concat([Buffer.from(`${path}/files/`), bytes]), content(at))
        const folder = Buffer.concat([Buffer.from(`${path}/folders/`), bytes])
        mkdirSync(folder)
        writeFileSync(Buffer.concat([folder, Buffer.from('/'), bytes]), content(at))
      }
    },
    { hidden: true },
  )
  const closed = sharedServer((path) => {
    mkdirSync(`${path}/a\\.b`)
    for (const name of ['a\\..\\up.txt', '..\\x', 'a\\.b/c\\.d']) writeFileSync(`${path}/${name}`, name)
  })

  async function list(
    target: string,
  ): Promise<{ readonly path: string; readonly entries: readonly Entry[] }> {
    const response = await get(share.port, target, ['Accept: application/json'])
    expect(response.status).toBe(200)
    return JSON.parse(response.content.toString()) as { path: string; entries: Entry[] }
  }

  /** Fetches what a page at `base` calls `href`, as a browser resolves it, which must stay on this server. */
  function follow(href: string, base: string): Promise<RawResponse> {
    const url = new URL(href, `http://localhost${base}`)
    expect([url.host, url.search, url.hash]).toEqual(['localhost', '', ''])
    expect(url.pathname).toMatch(/^[\x21-\x7e]+$/)
    return get(share.port, url.pathname)
  }

  it('A listing has all hostile names, each once and as itself', async () => {
    const { entries } = await list('/files/')
    expect(entries).toHaveLength(names.length)
    expect(entries.map(({ name }) => name).sort()).toEqual(names.map(([, name]) => name.toString()).sort())
    expect(entries.filter(({ nameIsLossy }) => nameIsLossy)).toHaveLength(4)
  })

  it.each(names.map(([what], at) => [what, at] as const))(
    'A name with %s is listed, linked and downloaded as itself',
    async (_, at) => {
      const name = Buffer.from(names[at]![1])
      const isOwn = ({ href }: Entry) =>
        Buffer.from(unescapeBytes(href.replace(/\/$/, '')), 'latin1').equals(name)
      const file = (await list('/files/')).entries.find(isOwn)!
      const response = await follow(file.href, '/files/')
      expect([response.status, response.content.toString()]).toEqual([200, content(at)])

      const folder = (await list('/folders/')).entries.find(isOwn)!
      expect(folder).toMatchObject({ type: 'folder', name: file.name })
      const redirect = await follow(folder.href.replace(/\/$/, ''), '/folders/')
      expect(redirect.status).toBe(301)
      const location = new URL(redirect.fields.get('location')!, `http://localhost/folders/x`)
      expect(location.host).toBe('localhost')
      const inside = await list(location.pathname)
      expect(unescapeBytes(inside.path)).toBe(unescapeBytes(location.pathname))
      expect((await follow(inside.entries[0]!.href, inside.path)).content.toString()).toBe(content(at))
    },
  )

  it('A backslash does not begin a dotfile, however many dots follow', async () => {
    const root = JSON.parse(
      (await get(closed.port, '/', ['Accept: application/json'])).content.toString(),
    ) as {
      entries: Entry[]
    }
    expect(root.entries.map(({ href }) => href.replace(/^\.\//, ''))).toEqual(['a%5C.b/', 'a%5C..%5Cup.txt'])
    expect((await get(closed.port, '/a%5C..%5Cup.txt')).content.toString()).toBe('a\\..\\up.txt')
    expect((await get(closed.port, '/a%5C.b/c%5C.d')).content.toString()).toBe('a\\.b/c\\.d')
    expect((await get(closed.port, '/a%5C.b/')).status).toBe(200)
    expect((await get(closed.port, '/..%5Cx')).status).toBe(404)
  })

  it('The page has the same links as the JSON, and no markup from hostile names', async () => {
    for (const target of ['/files/', '/folders/']) {
      const page = (await get(share.port, target)).content.toString()
      expect(page).not.toMatch(/<script|onmouseover='|\son\w+=(?!&)|\u202e/i)
      const hrefs = [...page.matchAll(/<td role=cell><a href="([^"]*)"/g)].map(([, href]) =>
        href!.replaceAll('&amp;', '&'),
      )
      expect(hrefs).toEqual((await list(target)).entries.map(({ href }) => href))
    }
  })
})

// Windows has no paths that long. 85 letters of three bytes are the longest name.
describe.runIf(process.platform !== 'win32')(
  'a path as long as systems allow, of letters that take nine bytes in a link',
  () => {
    const maxPathBytes = process.platform === 'linux' ? 4095 : 1023
    const segment = '漢'.repeat(85)
    const pathOf = (depth: number) => `/${segment}`.repeat(depth)
    let depth = 0
    const share = sharedServer((path) => {
      depth = Math.floor((maxPathBytes - Buffer.byteLength(path) - '/x'.length) / 256)
      mkdirSync(path + pathOf(depth), { recursive: true })
      writeFileSync(`${path}${pathOf(depth)}/x`, 'deep')
    })

    it('A path as long as the system allows can be reached by links alone', async () => {
      let target = '/'
      for (let step = 0; step <= depth; step++) {
        const response = await get(share.port, target, ['Accept: application/json'])
        const { entries } = JSON.parse(response.content.toString()) as { entries: Entry[] }
        target = new URL(entries[0]!.href, `http://localhost${target}`).pathname
      }
      expect(target.length).toBe(depth * (1 + 85 * 9) + '/x'.length)
      expect((await get(share.port, target)).content.toString()).toBe('deep')
    })
  },
)

/** The bytes that a percent-encoded path segment stands for, latin1. */
function unescapeBytes(segment: string): string {
  return segment.replace(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}
