import { mkdirSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer, statusOf } from '../../support/answer.ts'
import { serve, temporaryFolder, type TestServer } from '../../support/serve.ts'

/** In the file outside and nowhere inside. */
const secret = 'the secret that lies outside'

const area = temporaryFolder()
const share = `${area.path}/share`
let server: TestServer

beforeAll(async () => {
  mkdirSync(`${share}/sub`, { recursive: true })
  writeFileSync(`${area.path}/secret.txt`, secret)
  writeFileSync(`${share}/open.txt`, 'open to all')
  writeFileSync(`${share}/sub/open.txt`, 'open to all')
  server = await serve({ folder: share })
})

afterAll(async () => {
  await server.server.stop(0)
  area[Symbol.dispose]()
})

describe('a path that climbs out of the folder', () => {
  /** Ways to write `..` and the slash; 400 for what no client sends by mistake, 404 for what may be a name. */
  it.each([
    ['plain', '/../secret.txt', 400],
    ['from below', '/sub/../../secret.txt', 400],
    ['from a folder that is not there', '/none/../../secret.txt', 400],
    ['far', `/${'../'.repeat(30)}etc/passwd`, 400],
    ['encoded dots', '/%2e%2e/secret.txt', 400],
    ['encoded dots in capitals', '/%2E%2E/secret.txt', 400],
    ['encoded dots in mixed case', '/%2E%2e/secret.txt', 400],
    ['one dot encoded', '/.%2e/secret.txt', 400],
    ['the other dot encoded', '/%2e./secret.txt', 400],
    ['an encoded slash', '/..%2fsecret.txt', 400],
    ['an encoded slash in capitals', '/..%2Fsecret.txt', 400],
    ['all encoded', '/%2e%2e%2fsecret.txt', 400],
    ['an encoded slash from below', '/sub%2f..%2f..%2fsecret.txt', 400],
    ['an encoded NUL at the end', '/../secret.txt%00', 400],
    ['an encoded NUL before an innocent end', '/open.txt%00.html', 400],
    ['a dot segment that stays', '/./secret.txt', 404],
    ['dot segments that stay', '/sub/../secret.txt', 404],
    ['at the end', '/sub/../..', 400],
    ['at the end with slash', '/sub/../../', 400],
    ['out and back in', '/sub/../../share/open.txt', 400],
    ['with a query', '/../secret.txt?a=/', 400],
    ['in the absolute form', 'http://localhost/../secret.txt', 400],
    ['in the absolute form, encoded', 'http://localhost/%2e%2e/secret.txt', 400],
    ['encoded backslashes', '/..%5csecret.txt', 404],
    ['encoded backslashes in capitals', '/..%5C..%5Csecret.txt', 404],
    ['backslashes below', '/sub%5c..%5c..%5csecret.txt', 404],
    ['encoded twice', '/%252e%252e/secret.txt', 404],
    ['encoded twice with its slash', '/%252e%252e%252fsecret.txt', 404],
    ['encoded three times', '/%25252e%25252e/secret.txt', 404],
    ['overlong UTF-8 dots', '/%c0%ae%c0%ae/secret.txt', 404],
    ['overlong UTF-8 slash', '/..%c0%afsecret.txt', 404],
    ['overlong UTF-8 dots of three bytes', '/%e0%80%ae%e0%80%ae/secret.txt', 404],
    ['overlong UTF-8 slash of three bytes', '/..%e0%80%afsecret.txt', 404],
    ['overlong UTF-8 backslash', '/..%c1%9csecret.txt', 404],
    ['full-width dots', '/%ef%bc%8e%ef%bc%8e/secret.txt', 404],
    ['full-width slash', '/..%ef%bc%8fsecret.txt', 404],
    ['a path parameter', '/..;/secret.txt', 404],
    ['a path parameter with value', '/..;a=b/secret.txt', 404],
    ['three dots', '/.../secret.txt', 404],
    ['dots and a space', '/..%20/secret.txt', 404],
    ['dots and an encoded line end', '/..%0a/secret.txt', 404],
    ['an absolute path', `/${area.path}/secret.txt`, 404],
    ['an absolute path, encoded', `/${encodeURIComponent(`${area.path}/secret.txt`)}`, 400],
    ['a path from the top', '//etc/passwd', 404],
    ['a path from the top with more slashes', '///etc/passwd', 404],
    ['an empty segment that is climbed from', '/sub//../../../secret.txt', 400],
    ['another scheme', 'file:///etc/passwd', 400],
    ['another scheme as a name', '/file:///etc/passwd', 404],
    ['a drive', '/C:/Windows/win.ini', 404],
    ['a home', '/~root/', 404],
    ['no slash at the start', '../secret.txt', 400],
    ['backslash at the start', '\\..\\secret.txt', 400],
    ['IIS unicode', '/%u002e%u002e/secret.txt', 400],
    ['half an escape', '/%2', 400],
  ])('A path that climbs out of the folder never arrives there: %s', async (_how, target, expected) => {
    const response = await answer(server.port, target)
    expect(response).not.toContain(secret)
    expect(response).not.toContain('root:')
    expect(statusOf(response)).toBe(expected)
  })

  it('A path that climbs out of the folder never arrives there with dotfiles shown either', async () => {
    await using open = await serve({ folder: share, hidden: true })
    for (const target of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/..;/secret.txt',
      '/.%2e/x',
    ]) {
      const response = await answer(open.port, target)
      expect([400, 404]).toContain(statusOf(response))
      expect(response).not.toContain(secret)
    }
  })
})
