import { execFileSync } from 'node:child_process'
import { gunzipSync } from 'node:zlib'
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ask, get, head } from '../../support/raw-client.ts'
import { serve, sharedServer, temporaryFolder } from '../../support/serve.ts'

const share = sharedServer((path) => {
  for (const folder of [
    'sub/deep',
    'evil.example',
    '\\evil.example',
    'a b%20?#',
    'site',
    'data',
    'index-folder',
  ]) {
    mkdirSync(`${path}/${folder}`, { recursive: true })
  }
  writeFileSync(`${path}/sub/x.txt`, 'x')
  writeFileSync(`${path}/site/index.html`, '<p>index')
  mkdirSync(`${path}/index-folder/index.html`)
  for (const name of ['file10.txt', 'file2.txt', 'B.txt', 'a.txt', '.hidden'])
    writeFileSync(`${path}/data/${name}`, name)
  mkdirSync(`${path}/data/zoo`)
  mkdirSync(`${path}/data/.secret`)
  for (let file = 0; file < 100; file++) writeFileSync(`${path}/sub/deep/${file}`, '')
})

type Listing = {
  readonly path: string
  readonly name: string
  readonly page: number
  readonly pages: number
  readonly total: number
  readonly entries: readonly {
    readonly name: string
    readonly href: string
    readonly type: 'file' | 'folder'
    readonly size: number | null
    readonly modified: string
  }[]
}

async function list(target: string, fields: readonly string[] = []): Promise<Listing> {
  const response = await get(share.port, target, ['Accept: application/json', ...fields])
  expect(response.status).toBe(200)
  return JSON.parse(response.content.toString()) as Listing
}

const names = ({ entries }: Listing) => entries.map(({ name }) => name)

describe('a folder under another spelling of its address (RFC 3986 §4.2, §5.2.4)', () => {
  it.each([
    ['/sub', 'sub/'],
    ['/sub?a=b&c=%20d', 'sub/?a=b&c=%20d'],
    ['/sub?', 'sub/'],
    ['/sub/deep?x?y', 'deep/?x?y'],
    ['/%73ub', 'sub/'],
    ['/a%20b%2520%3F%23', 'a%20b%2520%3F%23/'],
    ['/evil.example', 'evil.example/'],
    ['/%5Cevil.example', '%5Cevil.example/'],
    ['/\\evil.example', '%5Cevil.example/'],
    ['http://localhost/sub?x', 'sub/?x'],
    ['/sub?//evil.example', 'sub/?//evil.example'],
    ['/./', '/'],
    ['/.', '/'],
    ['/sub/..', '/'],
    ['/sub/../', '/'],
    ['/sub/.?x', '/sub/?x'],
    ['/sub/%2e', '/sub/'],
    ['/./sub', '/sub/'],
    ['/sub/./deep/', '/sub/deep/'],
    ['/none/../sub/', '/sub/'],
    ['//', '/'],
    ['/sub//', '/sub/'],
    ['/sub//deep', '/sub/deep/'],
    ['//sub/../deep/../sub', '/sub/'],
    ['/./%5Cevil.example', '/%5Cevil.example/'],
    ['http://localhost/./sub', '/sub/'],
  ])('GET and HEAD of %s are redirected to %s', async (target, location) => {
    for (const method of ['GET', 'HEAD']) {
      const response = await ask(share.port, head(`${method} ${target} HTTP/1.1`), method)
      expect([response.status, response.fields.get('location')]).toEqual([301, location])
    }
  })

  it.each([
    '//evil.example',
    '///evil.example',
    '//evil.example/',
    '/.//evil.example',
    '/sub/..//evil.example',
    '/./evil.example',
    '//./evil.example/',
    '//sub/..//evil.example',
    '/%2e//evil.example/',
    'http://localhost//evil.example',
    'http://localhost/.//evil.example/',
  ])('The target %s leads to the folder of that name and to no other host', async (target) => {
    const response = await get(share.port, target)
    expect(response.status).toBe(301)
    expect(response.fields.get('location')).toBe('/evil.example/')
  })

  it.each(['/\\/evil.example', '/%2f%2fevil.example', '/%2Fevil.example', '/\t/evil.example'])(
    'The target %s is an error and leads nowhere',
    async (target) => {
      const response = await get(share.port, target)
      expect(response.status).toBeGreaterThanOrEqual(400)
      expect(response.fields.has('location')).toBe(false)
    },
  )
})

describe('index.html', () => {
  it('A folder is answered with its index page, or with a listing if it has none', async () => {
    expect((await get(share.port, '/site/')).content.toString()).toBe('<p>index')
    expect((await get(share.port, '/site/index.html')).content.toString()).toBe('<p>index')
    expect((await get(share.port, '/site/?sort=size')).content.toString()).toBe('<p>index')
    expect((await get(share.port, '/data/')).content.toString()).toContain('file10.txt')
  })

  it('A folder called index.html is not an index page', async () => {
    expect(names(await list('/index-folder/'))).toEqual(['index.html'])
  })

  it('An index page is listed like any other file when the setting is off', async () => {
    await using server = await serve({ folder: `${share.path}/site`, index: false })
    expect((await get(server.port, '/', ['Accept: application/json'])).content.toString()).toContain(
      '"index.html"',
    )
    expect((await get(server.port, '/index.html')).content.toString()).toBe('<p>index')
  })
})

describe('a share without listings', () => {
  it('Without listings, a folder is 403 unless it has an index page, and its files are served', async () => {
    await using server = await serve({ folder: share.path, listing: false })
    const statuses = async (targets: readonly string[]) =>
      await Promise.all(targets.map(async (target) => (await get(server.port, target)).status))
    expect(await statuses(['/', '/sub/', '/data/', '/index-folder/'])).toEqual([403, 403, 403, 403])
    expect(await statuses(['/site/', '/sub/x.txt', '/sub', '/none', '/none/'])).toEqual([
      200, 200, 301, 404, 404,
    ])
  })

  it('Without listings, a folder says that browsing is off, and leads to no page that would say the same', async () => {
    await using server = await serve({ folder: share.path, listing: false })
    for (const target of ['/', '/sub/']) {
      const page = (await get(server.port, target, ['Accept: text/html'])).content.toString()
      expect(page).toContain('The owner has turned browsing off. Ask them for the exact link.')
      expect(page).not.toContain('class="home"')
    }
  })
})

describe('listings', () => {
  it('A listing as JSON has all properties of each entry, folders first, in natural order', async () => {
    const listing = await list('/data/')
    expect(listing).toMatchObject({ path: '/data/', name: 'data', page: 1, pages: 1, total: 5 })
    expect(names(listing)).toEqual(['zoo', 'a.txt', 'B.txt', 'file2.txt', 'file10.txt'])
    expect(listing.entries[0]).toMatchObject({ href: 'zoo/', type: 'folder', size: null })
    expect(listing.entries[4]).toMatchObject({ href: 'file10.txt', type: 'file', size: 10 })
    for (const { name, modified } of listing.entries) {
      const { mtimeMs } = statSync(`${share.path}/data/${name}`)
      expect(Math.abs(mtimeMs - Date.parse(modified))).toBeLessThan(1000)
    }
  })

  it.each([
    ['?sort=name&order=desc', ['zoo', 'file10.txt', 'file2.txt', 'B.txt', 'a.txt']],
    ['?sort=size', ['zoo', 'a.txt', 'B.txt', 'file2.txt', 'file10.txt']],
    ['?sort=size&order=desc', ['zoo', 'file10.txt', 'file2.txt', 'a.txt', 'B.txt']],
    ['?sort=x&order=y&page=z', ['zoo', 'a.txt', 'B.txt', 'file2.txt', 'file10.txt']],
    ['?page=99999999999999999999', ['zoo', 'a.txt', 'B.txt', 'file2.txt', 'file10.txt']],
    ['?page=-1&&=&%&%zz=1&sort', ['zoo', 'a.txt', 'B.txt', 'file2.txt', 'file10.txt']],
  ])('A listing has the order that %s asks for, or that by name', async (query, expected) => {
    expect(names(await list(`/data/${query}`))).toEqual(expected)
  })

  it('Dotfiles are listed and served only when that is set, and otherwise look like missing files', async () => {
    await using server = await serve({ folder: `${share.path}/data`, hidden: true })
    const shown = await get(server.port, '/', ['Accept: application/json'])
    expect(names(JSON.parse(shown.content.toString()) as Listing)).toContain('.hidden')
    expect((await get(server.port, '/.hidden')).content.toString()).toBe('.hidden')
    for (const target of ['/data/.hidden', '/data/.secret', '/data/.secret/', '/data/.none']) {
      const response = await get(share.port, target)
      expect([response.status, response.fields.has('location')]).toEqual([404, false])
    }
    expect((await get(share.port, '/data/.hidden')).content).toEqual(
      (await get(share.port, '/data/.none')).content,
    )
  })

  it.each([
    [[], 'text/html; charset=utf-8'],
    [['Accept: */*'], 'text/html; charset=utf-8'],
    [['Accept: text/html,application/xhtml+xml,*/*;q=0.8'], 'text/html; charset=utf-8'],
    [['Accept: application/json'], 'application/json; charset=utf-8'],
    [['Accept: application/json;q=0.5, text/html;q=0.4'], 'application/json; charset=utf-8'],
    [['Accept: application/json;q=0'], 'text/html; charset=utf-8'],
  ])(
    'A listing for %j is %s, and Vary says what that depends on (RFC 9110 §12.5.5)',
    async (fields, type) => {
      const { fields: answer } = await get(share.port, '/data/', fields)
      expect(answer.get('content-type')).toBe(type)
      expect(answer.get('vary')).toBe('Accept, Accept-Language, Accept-Encoding')
      expect(answer.get('cache-control')).toBe('no-cache')
    },
  )

  it.each([
    [[], 'en'],
    [['Accept-Language: nb'], 'en'],
    [['Accept-Language: de-CH,fr;q=0.9'], 'de'],
    [['Accept-Language: ar-EG'], 'ar'],
    // Two lines are one list (RFC 9110 §5.3).
    [['Accept-Language: nb', 'Accept-Language: zh-TW'], 'zh-Hant'],
  ])('A listing for %j is in %s, and says so (RFC 9110 §8.5, §12.5.4)', async (fields, language) => {
    const { fields: answer, content } = await get(share.port, '/data/', fields)
    expect(answer.get('content-language')).toBe(language)
    expect(content.toString()).toContain(`<html lang="${language}" `)
  })

  it('A listing as JSON is in no language', async () => {
    const { fields } = await get(share.port, '/data/', ['Accept: application/json', 'Accept-Language: de'])
    expect(fields.has('content-language')).toBe(false)
  })

  it.each([
    ['gzip', true],
    ['GZIP', true],
    ['deflate, gzip;q=0.5, br', true],
    ['*', true],
    ['x-gzip', true],
    ['identity', false],
    ['deflate, br, zstd', false],
    ['gzip;q=0', false],
    ['gzip;q=0.000', false],
    ['*;q=0', false],
    ['*, gzip;q=0', false],
    ['', false],
    [undefined, false],
  ])(
    'A listing is compressed only if that is accepted: Accept-Encoding %j, %s (RFC 9110 §12.5.3)',
    async (coding, compressed) => {
      const json = 'Accept: application/json'
      const plain = await get(share.port, '/sub/deep/', [json])
      const field = coding === undefined ? [] : [`Accept-Encoding: ${coding}`]
      const response = await get(share.port, '/sub/deep/', [json, ...field])
      expect(response.fields.get('content-encoding')).toBe(compressed ? 'gzip' : undefined)
      const content = compressed ? gunzipSync(response.content) : response.content
      expect(content.equals(plain.content)).toBe(true)
      expect(response.fields.get('vary')).toBe(plain.fields.get('vary'))
    },
  )

  it('A listing as a page loads nothing and runs no script', async () => {
    const response = await get(share.port, '/data/')
    expect(response.fields.get('content-security-policy')).toContain("default-src 'none'")
    expect(response.fields.get('x-robots-tag')).toBe('noindex')
    expect(response.content.toString()).not.toMatch(/<script|javascript:/i)
  })

  it('A listing follows every change of the folder', async () => {
    using folder = temporaryFolder()
    await using server = await serve({ folder: folder.path })
    const listed = async () => {
      const { content } = await get(server.port, '/', ['Accept: application/json'])
      return names(JSON.parse(content.toString()) as Listing)
    }
    expect(await listed()).toEqual([])
    writeFileSync(`${folder.path}/one`, '')
    expect(await listed()).toEqual(['one'])
    renameSync(`${folder.path}/one`, `${folder.path}/two`)
    expect(await listed()).toEqual(['two'])
    rmSync(`${folder.path}/two`)
    expect(await listed()).toEqual([])
  })
})

// Only a disk in memory is sure to hold such dates.
describe.runIf(existsSync('/dev/shm'))('the date of a file in JSON', () => {
  it.each([
    ['the year 800', '0800-12-25T00:00:00Z'],
    ['a quarter of a second before the epoch', '1969-12-31T23:59:59.750Z'],
    ['half a microsecond before the epoch', '1969-12-31T23:59:59.9999995Z'],
    ['the last second before the year 0', '@-62167219201'],
  ])('The date of a file in JSON is that of Last-Modified: %s', async (_, date) => {
    expect(await dates(date)).toEqual(expect.objectContaining({ same: true }))
  })

  it.each([
    ['the first second after the years of four digits', '@253402300800'],
    ['a second beyond the last Date', '@8640000000001'],
  ])('A date that can’t be written in JSON is the last one that can: %s', async (_, date) => {
    expect(await dates(date)).toEqual({ same: false, modified: '9999-12-31T23:59:59Z' })
  })

  /** How a file of this date is listed. Its folder must have a page, too. */
  async function dates(date: string): Promise<{ same: boolean; modified: string }> {
    using folder = temporaryFolder('/dev/shm')
    writeFileSync(`${folder.path}/old.txt`, 'x')
    execFileSync('touch', ['-d', date, `${folder.path}/old.txt`])
    await using server = await serve({ folder: folder.path, threads: 1 })
    const { fields } = await ask(server.port, head('HEAD /old.txt HTTP/1.1'), 'HEAD')
    const json = await get(server.port, '/', ['Accept: application/json'])
    const { entries } = JSON.parse(json.content.toString()) as { entries: { modified: string }[] }
    const { modified } = entries[0]!
    expect((await get(server.port, '/')).status).toBe(200)
    expect(server.deaths).toEqual([])
    return { same: new Date(modified).toUTCString() === fields.get('last-modified'), modified }
  }
})
