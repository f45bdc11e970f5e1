import { chmodSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { answer } from '../../support/answer.ts'
import { ChildServer } from '../../support/child-server.ts'
import { ask, get, head } from '../../support/raw-client.ts'
import { openDescriptors, serve, sharedServer, temporaryFolder } from '../../support/serve.ts'
import { canBeUnprivileged, unprivileged } from '../../support/unprivileged-user.ts'

const isLinux = process.platform === 'linux'

type View = {
  readonly name: string
  readonly nameIsLossy?: true
  readonly href: string
  readonly type: string
  readonly kind: string
  readonly position: number | null
  readonly total: number
  readonly previous: string | null
  readonly next: string | null
}

const share = sharedServer((path) => {
  const write = (name: string, content: string | Uint8Array = 'x') =>
    writeFileSync(`${path}/${name}`, content)
  for (const folder of ['photos', 'films', 'texts', 'site', 'site/below', 'empty-site', 'many'])
    mkdirSync(`${path}/${folder}`)
  for (const name of ['1.jpg', '2.JPG', '10.png', '3.cr2', 'notes.txt', '.hidden.jpg'])
    write(`photos/${name}`, name)
  write('films/film.mp4')
  write('films/song.mp3')
  for (const name of ['film.vtt', 'film.de.srt', 'film2.srt']) write(`films/${name}`)
  write('films/film.fr.srt', '')
  truncateSync(`${path}/films/film.fr.srt`, 2 ** 30)
  write('texts/utf8.txt', 'Schöne Grüße')
  write('texts/latin.txt', Buffer.from('Sch\xf6ne Gr\xfc\xdfe', 'latin1'))
  write('texts/empty.txt', '')
  write('texts/binary.txt', Buffer.alloc(100))
  write('texts/markup.html', '</pre><script>alert(1)</script>')
  write('texts/cut.txt', `${'é'.repeat(128 * 1024 - 1)}a€€`)
  write('texts/huge.log', 'the beginning '.padEnd(300_000, '.'))
  truncateSync(`${path}/texts/huge.log`, 10 * 2 ** 30)
  write('site/index.html', '<!doctype html><title>x</title>')
  write('site/a.jpg')
  write('site/below/a.jpg')
  write('disk.iso')
  write('page.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')
  for (let at = 0; at < 600; at++) write(`many/${at}.jpg`)
  if (!isLinux) return
  writeFileSync(Buffer.from(`${path}/photos/caf\xe9.jpg`, 'latin1'), 'x')
  symlinkSync('/etc/passwd', `${path}/photos/passwd.jpg`)
  symlinkSync('nowhere', `${path}/photos/dangling.jpg`)
  symlinkSync('../photos', `${path}/films/linked`)
  // An index page that isn't in the way: it leads outside, and the listing is shown.
  symlinkSync('/etc/passwd', `${path}/empty-site/index.html`)
  write('empty-site/a.jpg')
})

async function view(target: string, port = share.port): Promise<View> {
  const { status, fields, content } = await get(port, target, ['Accept: application/json'])
  expect([status, fields.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
  return JSON.parse(content.toString()) as View
}

async function page(target: string): Promise<string> {
  const { status, fields, content } = await get(share.port, target, ['Accept: text/html'])
  expect([status, fields.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  return content.toString()
}

describe('a page about a file', () => {
  it('Its fields are those of a listing', async () => {
    const { fields } = await get(share.port, '/photos/1.jpg?view')
    expect(fields.get('cache-control')).toBe('no-cache')
    expect(fields.get('vary')).toBe('Accept, Accept-Language, Accept-Encoding')
    expect(fields.get('content-language')).toBe('en')
    expect(fields.get('content-security-policy')).toMatch(/^default-src 'none'; .*media-src 'self'/)
    expect(fields.has('etag')).toBe(false)
  })

  it('It is in the language of its guest, and compressed for clients that accept it', async () => {
    const { fields, content } = await get(share.port, '/photos/1.jpg?view', [
      'Accept-Language: de',
      'Accept-Encoding: gzip',
    ])
    expect([fields.get('content-language'), fields.get('content-encoding')]).toEqual(['de', 'gzip'])
    expect(gunzipSync(content).toString()).toContain('Herunterladen')
  })

  it.each(['/photos/1.jpg?view', '/texts/utf8.txt?view', '/films/film.mp4?view'])(
    'HEAD has the fields of GET: %s',
    async (target) => {
      const whole = await answer(share.port, target)
      const alone = await answer(share.port, target, { method: 'HEAD' })
      expect(alone).toBe(whole.slice(0, whole.indexOf('\r\n\r\n') + 4))
    },
  )

  it('For programs it has type and kind, and its neighbours in the order of the listing', async () => {
    expect(await view('/photos/2.JPG?view')).toMatchObject({
      name: '2.JPG',
      path: '/photos/2.JPG',
      href: '2.JPG',
      type: 'image/jpeg',
      kind: 'image',
      size: 5,
      position: 2,
      previous: '1.jpg',
      next: '3.cr2',
    })
    expect(await view('/photos/2.JPG?view&sort=name&order=desc')).toMatchObject({
      previous: '3.cr2',
      next: '1.jpg',
    })
    expect(await view('/texts/utf8.txt?view')).toMatchObject({
      type: 'text/plain; charset=utf-8',
      kind: 'text',
    })
    expect(await view('/disk.iso?view')).toMatchObject({
      kind: 'archive',
      total: 1,
      previous: null,
      next: null,
    })
  })

  it.each([
    ['name', 'asc'],
    ['name', 'desc'],
    ['size', 'asc'],
    ['date', 'desc'],
  ])('From one to the next, by %s (%s), one comes by all pictures of the listing', async (sort, order) => {
    const listing = await get(share.port, `/photos/?sort=${sort}&order=${order}`, [
      'Accept: application/json',
    ])
    const { entries } = JSON.parse(listing.content.toString()) as { entries: { href: string }[] }
    const pictures = entries.map(({ href }) => href).filter((href) => !href.endsWith('.txt'))
    const walked: string[] = []
    for (let href: string | null = pictures[0]!; href !== null;) {
      const found: View = await view(`/photos/${href}?view&sort=${sort}&order=${order}`)
      expect([found.position, found.total]).toEqual([walked.length + 1, pictures.length])
      expect(found.previous).toBe(walked.at(-1) ?? null)
      walked.push(href)
      href = found.next
    }
    expect(walked).toEqual(pictures)
    expect(walked.join()).not.toMatch(/hidden|passwd|dangling/)
  })

  it.runIf(isLinux)('A name that is not UTF-8 is marked, and its references are exact', async () => {
    expect(await view('/photos/caf%E9.jpg?view')).toMatchObject({
      name: 'caf\ufffd.jpg',
      nameIsLossy: true,
      href: 'caf%E9.jpg',
    })
    expect(await page('/photos/caf%E9.jpg?view')).toContain('<img src="caf%E9.jpg" alt="caf\ufffd.jpg">')
  })

  it.runIf(isLinux)('A folder that is reached by a link has its own files as neighbours', async () => {
    expect(await view('/films/linked/1.jpg?view')).toMatchObject({ position: 1, next: '2.JPG' })
  })

  it('More than 500 entries are gone through, too', async () => {
    expect(await view('/many/599.jpg?view')).toMatchObject({ position: 600, previous: '598.jpg', next: null })
  })
})

describe('what is shown of a file', () => {
  it('A film has its subtitles, those of other films and those too long to be converted left out', async () => {
    const html = await page('/films/film.mp4?view')
    expect(html.match(/<track [^>]*src="[^"]*"/g)).toEqual([
      '<track kind="subtitles" src="film.de.srt?vtt"',
      '<track kind="subtitles" src="film.vtt"',
    ])
    expect(html).toContain('<video src="film.mp4"')
  })

  it('A drawing is an image, which runs no script of its own', async () => {
    expect(await page('/page.svg?view')).toContain('<img src="page.svg"')
  })

  it.each([
    ['/texts/utf8.txt', 'Schöne Grüße'],
    ['/texts/latin.txt', 'Schöne Grüße'],
    ['/texts/markup.html', '&lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt;'],
  ])('The text of %s is shown', async (target, text) => {
    expect(await page(`${target}?view`)).toContain(`<pre dir="auto">\n${text}</pre>`)
  })

  it('The beginning of a long text is shown, cut between two characters', async () => {
    const html = await page('/texts/cut.txt?view')
    expect(html).toContain(`éa</pre>`)
    expect(html).toContain('This is the beginning of the file: 262 KB of 262 KB.')
  })

  it('Of a file of 10 GiB no more is read than is shown', async () => {
    const html = await page('/texts/huge.log?view')
    expect(html).toContain('<pre dir="auto">\nthe beginning ')
    expect(html.length).toBeLessThan(300_000)
    expect(html).toContain('262 KB of 10.7 GB.')
  })

  it.each(['/texts/binary.txt', '/disk.iso', '/photos/3.cr2'])(
    'What can not be shown is offered: %s',
    async (target) => {
      const html = await page(`${target}?view`)
      expect(html).toContain('There is no preview')
      expect(html).toContain('?dl"')
      expect(html).not.toContain('<pre')
    },
  )

  it('An empty text is said to be empty', async () => {
    expect(await page('/texts/empty.txt?view')).toContain('This file is empty.')
  })
})

describe('where there is no page about a file', () => {
  it.each([
    '/photos/1.jpg?view=',
    '/photos/1.jpg?view=grid',
    '/photos/1.jpg?view&sort=name',
    '/photos/1.jpg?view&sort=kind&order=asc',
    '/photos/1.jpg?view&sort=name&order=asc&page=2',
    '/photos/1.jpg?v=3&view',
    '/site/a.jpg?view',
    '/site/a.jpg?view&sort=date&order=desc',
    '/site/index.html?view',
  ])('The file itself is sent: %s', async (target) => {
    for (const fields of [[], ['Accept: application/json']])
      expect(await answer(share.port, target, { fields })).toBe(
        await answer(share.port, target.replace(/\?.*/, ''), { fields }),
      )
  })

  it('A folder below that of a site has pages if it has a listing', async () => {
    expect(await page('/site/below/a.jpg?view')).toContain('<img src="a.jpg"')
  })

  it.runIf(isLinux)('An index page that leads outside is not in the way', async () => {
    expect(await page('/empty-site/a.jpg?view')).toContain('<img src="a.jpg"')
  })

  it('On a folder the query is ignored', async () => {
    expect(await answer(share.port, '/site/?view')).toBe(await answer(share.port, '/site/'))
    expect((await get(share.port, '/photos?view')).status).toBe(301)
  })

  it.each([
    '/photos/none.jpg',
    '/photos/.hidden.jpg',
    '/photos/1.jpg/',
    ...(isLinux ? ['/photos/passwd.jpg', '/photos/dangling.jpg'] : []),
  ])('What can not be had plainly is 404: %s', async (target) => {
    expect((await get(share.port, `${target}?view`)).status).toBe(404)
  })

  it('Without listings the file itself is sent, and without index pages they are in nobody’s way', async () => {
    for (const [settings, target, isPage] of [
      [{ listing: false }, '/photos/1.jpg', false],
      [{ index: false }, '/site/a.jpg', true],
    ] as const) {
      await using server = await serve({ folder: share.path, ...settings })
      const { content } = await get(server.port, `${target}?view`)
      expect(content.toString().startsWith('<!doctype')).toBe(isPage)
    }
  })

  it('Hidden files have pages and are neighbours where they are shown', async () => {
    await using server = await serve({ folder: share.path, hidden: true })
    expect(await view('/photos/1.jpg?view', server.port)).toMatchObject({ previous: '.hidden.jpg' })
    expect(await view('/photos/.hidden.jpg?view', server.port)).toMatchObject({ position: 1 })
  })

  // Root may read every folder, so the server runs as a user who may not.
  it.runIf(isLinux && canBeUnprivileged)(
    'A folder that can not be read leaves its files to be sent',
    async () => {
      using folder = temporaryFolder()
      mkdirSync(`${folder.path}/closed`)
      writeFileSync(`${folder.path}/closed/a.jpg`, 'plain')
      chmodSync(folder.path, 0o755)
      chmodSync(`${folder.path}/closed`, 0o111)
      await using server = await ChildServer.listening({ folder: folder.path, user: unprivileged })
      expect((await get(server.port, '/closed/?view')).status).toBe(403)
      expect((await get(server.port, '/closed/a.jpg?view')).content.toString()).toBe('plain')
    },
  )
})

describe('files that come and go', () => {
  it('A neighbour that is removed is none any more, and its page is 404', async () => {
    for (const name of ['a.jpg', 'b.jpg', 'c.jpg']) writeFileSync(`${share.path}/${name}`, name)
    expect(await view('/a.jpg?view')).toMatchObject({ next: 'b.jpg' })
    rmSync(`${share.path}/b.jpg`)
    expect(await view('/a.jpg?view')).toMatchObject({ next: 'c.jpg' })
    expect((await get(share.port, '/b.jpg?view')).status).toBe(404)
  })

  it.runIf(isLinux)('Pages about files leave no file open, whatever is answered', async () => {
    await get(share.port, '/photos/1.jpg?view')
    const before = openDescriptors()
    for (const target of [
      '/photos/1.jpg',
      '/texts/huge.log',
      '/site/a.jpg',
      '/many/1.jpg',
      '/films/film.mp4',
    ]) {
      for (const method of ['GET', 'HEAD'])
        await ask(share.port, head(`${method} ${target}?view HTTP/1.1`, 'Connection: close'), method)
    }
    await expect.poll(openDescriptors).toBeLessThanOrEqual(before)
    expect(share.server.deaths).toEqual([])
  })
})
