import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findKey, maskedHead, refusedHead } from '../../../../src/main/listener/access/key-path.ts'

const key = 'abcdefghijklmnopqrstuvwxy2'
/** Finds the key in a request with this target. */
const keyIn = (target: string) => findKey(`GET ${target} HTTP/1.1\r\n\r\n`)

/** What is left of a head of whose target the key is taken off. */
const leftOf = (head: Buffer, target: string) =>
  maskedHead(head, head.toString('latin1'), { target, key, isBare: false })

const other = 'zyxwvutsrqponmlkjihgfedcb7'

describe('the key in a request target (RFC 9112 §3.2)', () => {
  it.each<[target: string, rest: string, isBare?: boolean]>([
    [`/~${key}/`, '/'],
    [`/~${key}/a/b.txt?dl`, '/a/b.txt?dl'],
    [`/~${key}//a`, '//a'],
    [`/~${key}/../a`, '/../a'],
    [`/~${key}/~${other}/`, `/~${other}/`],
    [`http://host:8080/~${key}/a`, 'http://host:8080/a'],
    [`HTTPS://host/~${key}/`, 'HTTPS://host/'],
    [`/~${key}`, '/', true],
    [`/~${key}?zip`, '/?zip', true],
    [`http://host/~${key}`, 'http://host/', true],
  ])('%s is the key and %s', (target, rest, isBare = false) => {
    expect(keyIn(target)).toEqual({ key, target: rest, isBare })
  })

  it.each([
    '/',
    '*',
    'host:80',
    '/~old/',
    '/~ABC/',
    `/${key}/`,
    `/~${key}x/`,
    `/~${key.slice(1)}/`,
    `/~${key.toUpperCase()}/`,
    `/~${key.slice(1)}1/`,
    `/%7E${key}/`,
    `/%7e${key}/`,
    `/~%61${key.slice(1)}/`,
    `//~${key}/`,
    `/./~${key}/`,
    `/a/~${key}/`,
    `/a/../~${key}/`,
    `/?~${key}/`,
    `/~${key}%2F`,
    `/~${key};a/`,
    `http://host?/~${key}/`,
    `http://~${key}/`,
    `ftp://host/~${key}/`,
  ])('%s has no key', (target) => {
    expect(keyIn(target)).toBeUndefined()
  })
})

/** Spells a character as itself, in the other case, or percent-encoded once or more often. */
const spelling = (character: string) =>
  fc
    .tuple(fc.constantFrom(character, character.toUpperCase()), fc.nat(3), fc.boolean())
    .map(([letter, times, isUpper]) => {
      const hex = letter.charCodeAt(0).toString(16)
      return times === 0 ? letter : `%${'25'.repeat(times - 1)}${isUpper ? hex.toUpperCase() : hex}`
    })
const spelledKey = fc.tuple(...Array.from(`~${key}`, spelling)).map((letters) => letters.join(''))

const text = fc.string({ unit: fc.constantFrom(...Array.from('aZ09/~?&=%.-:,; ')), maxLength: 20 })
const fieldName = fc.constantFrom('Referer', 'X-Forwarded-Uri', 'Cookie', 'If-None-Match', 'Range')

/** The text with all percent-encoding undone, in lower case. */
function plain(head: string): string {
  const once = head.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return once === head ? head.toLowerCase() : plain(once)
}

describe('what is left of a head', () => {
  it('A request that came with a key keeps its target, method and fields, less the key', () => {
    const head = Buffer.from(
      `GET /~${key}/a.txt HTTP/1.1\r\nHost: x\r\nReferer: http://x/~${key}/\r\nRange: bytes=0-1\r\n\r\n`,
    )
    expect(leftOf(head, '/a.txt').toString()).toBe(
      'GET /a.txt HTTP/1.1\r\nHost: x\r\nReferer: http://x/~***/\r\nRange: bytes=0-1\r\n\r\n',
    )
  })

  it.each(['GET', 'HEAD', 'A'.repeat(100)])('A %s with no further secret loses the key alone', (method) => {
    const rest = 'a/b.txt HTTP/1.1\r\nHost: x\r\nRange: bytes=0-1\r\n\r\n'
    expect(leftOf(Buffer.from(`${method} /~${key}/${rest}`), '/a/b.txt').toString()).toBe(
      `${method} /${rest}`,
    )
  })

  it('Whose fields were looked at before changes nothing: each loses its own key', () => {
    const fields = `HTTP/1.1\r\nCookie: ${key} ${other}\r\n\r\n`
    const leftOfHeadWith = (own: string) => {
      const head = Buffer.from(`GET /~${own}/ ${fields}`)
      return maskedHead(head, head.toString('latin1'), { target: '/', key: own, isBare: false }).toString()
    }
    for (const own of [key, other, key, key])
      expect(leftOfHeadWith(own)).toBe(`GET / ${fields.replace(own, '~***')}`)
  })

  it.each([key, key.toUpperCase(), `a${key}b`])('Without its mark the key is masked, too: %s', (spelled) => {
    const head = Buffer.from(`GET /~${key}/${spelled} HTTP/1.1\r\nCookie: ${spelled}\r\n\r\n`)
    const left = spelled.replace(new RegExp(key, 'i'), '~***')
    expect(leftOf(head, `/${spelled}`).toString()).toBe(`GET /${left} HTTP/1.1\r\nCookie: ${left}\r\n\r\n`)
  })

  it.each([
    ['/?pin=123456', '/?***'],
    ['/?a&%70in=123456', '/?***'],
    [`/?ask=${other}`, '/?***'],
    ['http://x/?pin=123456', 'http://x/?***'],
    ['/?q=pin', '/?q=pin'],
    ['/door.html?pin=1', '/door.html?pin=1'],
  ])('Of the target %s behind a key %s is left', (target, left) => {
    const head = Buffer.from(`GET ${target.replace('/?', `/~${key}/?`)} HTTP/1.1\r\nHost: x\r\n\r\n`)
    expect(leftOf(head, target).toString()).toBe(`GET ${left} HTTP/1.1\r\nHost: x\r\n\r\n`)
  })

  it('The page from which a guest comes has no query, which may hold its PIN', () => {
    const head = Buffer.from(
      `GET /~${key}/ HTTP/1.1\r\nHost: x\r\nreferer:http://x/?pin=123456\r\nA: ?pin\r\n\r\n`,
    )
    expect(leftOf(head, '/').toString()).toBe(
      'GET / HTTP/1.1\r\nHost: x\r\nreferer:http://x/?***\r\nA: ?pin\r\n\r\n',
    )
  })

  it('A folder that is named like some key keeps its name', () => {
    const head = Buffer.from(`GET /~${key}/~${other}/ HTTP/1.1\r\n\r\n`)
    expect(leftOf(head, `/~${other}/`).toString()).toBe(`GET /~${other}/ HTTP/1.1\r\n\r\n`)
  })

  it('However a key is spelled in a field, nothing of it is left, and no line is added or lost', () => {
    fc.assert(
      fc.property(fieldName, text, spelledKey, text, (name, before, spelled, after) => {
        const value = `${before.trim()}/${spelled}/${after.trim()}`
        const head = Buffer.from(`GET /~${key}/b HTTP/1.1\r\nHost: x\r\n${name}: ${value}\r\n\r\n`, 'latin1')
        const masked = leftOf(head, '/b').toString('latin1')
        expect(plain(masked)).not.toContain(key)
        expect(masked.split('\r\n')).toHaveLength(5)
        expect(masked.startsWith(`GET /b HTTP/1.1\r\nHost: x\r\n${name}: `)).toBe(true)
      }),
    )
  })

  it('A target with a key in any spelling is either exactly the key and the rest, or refused, and then logged without it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('/', '//', '/./', '/a/', '/?'),
        spelledKey,
        text,
        (before, spelled, after) => {
          const target = `${before}${spelled}/${after.replaceAll(' ', '')}`
          const found = keyIn(target)
          if (found === undefined) {
            const head = Buffer.from(`GET ${target} HTTP/1.1\r\nHost: ~${key}\r\nReferer: ${target}\r\n\r\n`)
            expect(plain(refusedHead(head).toString())).not.toContain(key)
          } else {
            expect(target).toBe(`/~${found.key}${found.target}`)
            expect(found.key).toBe(key)
          }
        },
      ),
    )
  })

  it.each([
    [`${key} / HTTP/1.1\r\n\r\n`, '~*** / HTTP/1.1\r\n\r\n'],
    [`GET\t/~${key}/a HTTP/1.1\r\n\r\n`, '~*** HTTP/1.1\r\n\r\n'],
  ])('A key in the place of the method is left out of %j', (head, logged) => {
    expect(refusedHead(Buffer.from(head)).toString()).toBe(logged)
  })

  it.each([
    [
      'GET /?pin=123456 HTTP/1.1\r\nHost: x\r\nUser-Agent: A b\r\n\r\n',
      'GET /?*** HTTP/1.1\r\nUser-Agent: A b\r\n\r\n',
    ],
    ['GET /favicon.ico HTTP/1.1\r\nReferer: y\r\n\r\n', 'GET /favicon.ico HTTP/1.1\r\n\r\n'],
    [`GET /~${key}/ HTTP/9.9\r\n\r\n`, 'GET ~*** HTTP/9.9\r\n\r\n'],
    [`GET /~${key}/`, 'GET ~***'],
    [`GET /a b/~${key} HTTP/1.1\r\n\r\n`, 'GET /a ~*** HTTP/1.1\r\n\r\n'],
    [`GET / HTTP/1.1\r\nUser-Agent: ${key}\r\n\r\n`, 'GET / HTTP/1.1\r\nUser-Agent: ~***\r\n\r\n'],
    ['', ''],
    ['\r\n', '\r\n\r\n'],
  ])('Of the refused head %j the log gets %j', (head, logged) => {
    expect(refusedHead(Buffer.from(head)).toString()).toBe(logged)
  })

  it('What is encoded more often than anyone means it to be is not searched for keys, but left out', () => {
    const encode = (plain: string) => plain.replace(/[^]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
    const target = Array.from({ length: 7 }).reduce<string>(encode, 'a')
    expect(refusedHead(Buffer.from(`GET /${target} HTTP/1.1\r\n\r\n`)).toString()).toBe(
      'GET ~*** HTTP/1.1\r\n\r\n',
    )
  })
})
