import fs from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lookUpItems } from '../../../src/main/host/share-items.ts'
import { get } from '../../support/raw-client.ts'
import { serve, soon, temporaryFolder } from '../../support/serve.ts'

/** A folder with things to share, and with some that are not shared. */
function things() {
  const folder = temporaryFolder()
  const at = (name: string) => join(folder.path, name)
  const write = (name: string, content = name) => {
    fs.mkdirSync(join(at(name), '..'), { recursive: true })
    fs.writeFileSync(at(name), content)
  }
  write('films/film.mkv')
  write('films/secret.mkv')
  write('Photos/Lisbon/tower.jpg')
  write('Photos/.hidden')
  write('other/Photos/sea.jpg')
  write('.profile')
  fs.mkdirSync(at('Photos/empty'))
  return { at, write, [Symbol.dispose]: () => folder[Symbol.dispose]() }
}

async function share(...paths: string[]) {
  const { items, problems } = await lookUpItems(paths)
  expect(problems).toEqual([])
  const server = await serve({ folder: '', items: [...items] })
  return server
}

const statusOf = async (port: number, target: string) => (await get(port, target)).status
const contentOf = async (port: number, target: string) => (await get(port, target)).content.toString()

type Entry = { readonly name: string; readonly type: string; readonly size: number | null }

async function listed(port: number, target = '/'): Promise<Entry[]> {
  const response = await fetch(`http://127.0.0.1:${port}${target}`, {
    headers: { Accept: 'application/json' },
  })
  return ((await response.json()) as { entries: Entry[] }).entries
}

const namesOf = async (port: number, target = '/') => (await listed(port, target)).map(({ name }) => name)

describe('a share of several items', () => {
  it('Guests see the items as one folder, and nothing else, not even by name', async () => {
    using there = things()
    const { at } = there
    await using server = await share(at('films/film.mkv'), at('Photos'), at('other/Photos'), at('.profile'))
    const { port } = server
    expect(await listed(port)).toMatchObject([
      { name: 'Photos', type: 'folder' },
      { name: 'Photos (2)', type: 'folder' },
      { name: 'film.mkv', type: 'file', size: 14 },
      { name: 'profile', type: 'file' },
    ])
    expect(await contentOf(port, '/film.mkv')).toBe('films/film.mkv')
    expect(await contentOf(port, '/Photos/Lisbon/tower.jpg')).toBe('Photos/Lisbon/tower.jpg')
    expect(await contentOf(port, '/Photos%20(2)/sea.jpg')).toBe('other/Photos/sea.jpg')
    expect(await contentOf(port, '/profile')).toBe('.profile')
    for (const target of [
      '/secret.mkv',
      '/films/',
      '/films/film.mkv',
      '/Photos/.hidden',
      '/.profile',
      '/film.mkv/x',
    ])
      expect(await statusOf(port, target), target).toBe(404)
  })

  it('Items inside one another are each reached by their own names, and in the one that holds them', async () => {
    using there = things()
    const { at } = there
    await using server = await share(
      at('Photos'),
      at('Photos/Lisbon'),
      at('Photos/Lisbon/tower.jpg'),
      at('Photos'),
    )
    const { port } = server
    expect(await namesOf(port)).toEqual(['Lisbon', 'Photos', 'tower.jpg'])
    for (const target of ['/tower.jpg', '/Lisbon/tower.jpg', '/Photos/Lisbon/tower.jpg'])
      expect(await contentOf(port, target)).toBe('Photos/Lisbon/tower.jpg')
    expect(await statusOf(port, '/?zip')).toBe(200)
    fs.rmSync(at('Photos/Lisbon'), { recursive: true })
    await expect.poll(() => namesOf(port), soon).toEqual(['Photos'])
    expect(await statusOf(port, '/Photos/')).toBe(200)
  })

  it('What is in an item may lead to other items, and nowhere else', async () => {
    using there = things()
    const { at } = there
    fs.symlinkSync(at('films/secret.mkv'), at('Photos/secret'))
    fs.symlinkSync(at('films/film.mkv'), at('Photos/film'))
    fs.symlinkSync(at('films'), at('Photos/films'))
    await using server = await share(at('films/film.mkv'), at('Photos'))
    const { port } = server
    expect(await namesOf(port, '/Photos/')).toEqual(['empty', 'Lisbon', 'film'])
    expect(await statusOf(port, '/Photos/secret')).toBe(404)
    expect(await statusOf(port, '/Photos/films/secret.mkv')).toBe(404)
    expect(await statusOf(port, '/Photos/films/')).toBe(404)
    expect(await contentOf(port, '/Photos/film')).toBe('films/film.mkv')
  })

  it('Their archive, search and playlist hold what is in all of them', async () => {
    using there = things()
    const { at } = there
    await using server = await share(at('films/film.mkv'), at('Photos'), at('Photos/Lisbon'))
    const origin = `http://127.0.0.1:${server.port}`
    const response = await fetch(`${origin}/?zip`)
    expect(response.headers.get('content-disposition')).toContain('Shared files.zip')
    fs.writeFileSync(at('all.zip'), Buffer.from(await response.arrayBuffer()))
    const names = execFileSync('python3', ['-m', 'zipfile', '-l', at('all.zip')], { encoding: 'utf8' })
    for (const name of ['film.mkv', 'Photos/Lisbon/tower.jpg', 'Photos/empty/', 'Lisbon/tower.jpg'])
      expect(names).toMatch(new RegExp(`^${name} `, 'm'))
    expect(names).not.toContain('.hidden')
    const found = await fetch(`${origin}/?q=tower`, { headers: { Accept: 'application/json' } })
    expect(await found.json()).toMatchObject({
      isComplete: true,
      entries: [{ href: 'Lisbon/tower.jpg' }, { href: 'Photos/Lisbon/tower.jpg' }],
    })
    expect(await (await fetch(`${origin}/?m3u8`)).text()).toContain(`${origin}/film.mkv`)
    const page = await fetch(`${origin}/film.mkv?view`, { headers: { Accept: 'text/html' } })
    expect(await page.text()).toContain('<video')
    const german = await fetch(origin, { headers: { Accept: 'text/html', 'Accept-Language': 'de' } })
    expect(await german.text()).toContain('Geteilte Dateien')
  })

  it('An index page among several items is one of them, and the page of its own folder alone', async () => {
    using there = things()
    there.write('site/index.html', '<p>site')
    await using server = await share(
      there.at('films/film.mkv'),
      there.at('site/index.html'),
      there.at('site'),
    )
    expect(await namesOf(server.port)).toEqual(['site', 'film.mkv', 'index.html'])
    expect((await get(server.port, '/film.mkv?view')).content.toString()).toContain('<html')
    expect(await contentOf(server.port, '/site/')).toBe('<p>site')
  })

  it('An item that vanishes is gone alone, and served again when it returns', async () => {
    using there = things()
    const { at } = there
    await using server = await share(at('films/film.mkv'), at('Photos'))
    const { port } = server
    fs.renameSync(at('Photos'), at('moved'))
    expect(await statusOf(port, '/Photos/')).toBe(503)
    expect(await statusOf(port, '/Photos/Lisbon/tower.jpg')).toBe(503)
    expect(await namesOf(port)).toEqual(['film.mkv'])
    expect(await statusOf(port, '/film.mkv')).toBe(200)
    fs.renameSync(at('moved'), at('Photos'))
    expect(await statusOf(port, '/Photos/Lisbon/tower.jpg')).toBe(200)
    expect(await namesOf(port)).toEqual(['Photos', 'film.mkv'])
  })

  it.each([
    ['a link to elsewhere', (at: (name: string) => string) => fs.symlinkSync(at('films'), at('Photos'))],
    ['a file', (at: (name: string) => string) => fs.writeFileSync(at('Photos'), 'other')],
  ])('What has taken the place of a folder is not served: %s', async (_what, replace) => {
    using there = things()
    const { at } = there
    await using server = await share(at('films/film.mkv'), at('Photos'))
    const { port } = server
    fs.renameSync(at('Photos'), at('moved'))
    replace(at)
    for (const target of ['/Photos', '/Photos/', '/Photos/secret.mkv', '/Photos/?zip'])
      expect([404, 503], target).toContain(await statusOf(port, target))
    expect(await namesOf(port)).toEqual(['film.mkv'])
  })

  it('A folder that has taken the place of a file is not served', async () => {
    using there = things()
    const { at } = there
    await using server = await share(at('films/film.mkv'), at('Photos'))
    const { port } = server
    fs.rmSync(at('films/film.mkv'))
    fs.cpSync(at('Photos'), at('films/film.mkv'), { recursive: true })
    for (const target of ['/film.mkv', '/film.mkv/', '/film.mkv/Lisbon/tower.jpg', '/film.mkv/?zip'])
      expect([404, 503], target).toContain(await statusOf(port, target))
    expect(await namesOf(port)).toEqual(['Photos'])
    const zip = await fetch(`http://127.0.0.1:${port}/?zip`)
    expect(Buffer.from(await zip.arrayBuffer()).includes('film.mkv')).toBe(false)
  })

  it('Items can be added and taken away while it runs', async () => {
    using there = things()
    const { at } = there
    await using server = await share(at('films/film.mkv'), at('Photos'))
    const { port } = server
    expect(await contentOf(port, '/film.mkv')).toBe('films/film.mkv')
    const { items } = await lookUpItems([at('Photos'), at('films/secret.mkv')])
    server.server.share(items)
    await expect.poll(() => namesOf(port), soon).toEqual(['Photos', 'secret.mkv'])
    // Whichever thread answers, and whatever it has in its memory.
    for (let count = 0; count < 20; count++) expect(await statusOf(port, '/film.mkv')).toBe(404)
    expect(await contentOf(port, '/secret.mkv')).toBe('films/secret.mkv')
  })

  it('Ten thousand items are listed and served', async () => {
    using folder = temporaryFolder()
    const paths = Array.from({ length: 10_000 }, (_, index) => join(folder.path, `file ${index}`))
    for (const path of paths) fs.writeFileSync(path, path)
    await using server = await share(...paths)
    const response = await fetch(`http://127.0.0.1:${server.port}/`, {
      headers: { Accept: 'application/json' },
    })
    expect(await response.json()).toMatchObject({ total: 10_000, pages: 10 })
    expect(await contentOf(server.port, '/file%209999')).toBe(paths[9999])
  })
})

describe('a share of one file', () => {
  it('Its page is the first thing to be seen, programs get a listing, and nothing else is there', async () => {
    using there = things()
    const { at } = there
    await using server = await share(at('films/film.mkv'))
    const { port } = server
    const redirect = await get(port, '/')
    expect(redirect.status).toBe(302)
    expect(redirect.fields.get('location')).toBe('film.mkv?view')
    const page = await contentOf(port, '/film.mkv?view')
    expect(page).toContain('<video')
    // No way leads back to a listing that there isn't.
    expect(page).not.toContain('class="up"')
    expect(await namesOf(port)).toEqual(['film.mkv'])
    expect(await statusOf(port, '/secret.mkv')).toBe(404)
    expect(await statusOf(port, '/?zip')).toBe(200)
  })

  it('An index page that is shared alone is the page', async () => {
    using there = things()
    there.write('site/index.html', '<p>my page')
    await using server = await share(there.at('site/index.html'))
    expect(await contentOf(server.port, '/')).toBe('<p>my page')
  })
})

describe('looking up items', () => {
  it('Says of each path why it can’t be shared, and shares what is named twice once', async () => {
    using there = things()
    const { at } = there
    execFileSync('mkfifo', [at('fifo')])
    fs.symlinkSync(at('Photos'), at('link'))
    const { items, problems } = await lookUpItems([
      at('Photos'),
      at('none'),
      at('link'),
      at('fifo'),
      '/dev/null',
    ])
    expect(items).toEqual([{ name: 'Photos', place: at('Photos'), isFolder: true }])
    expect(problems).toEqual([
      { path: at('none'), problem: 'missing' },
      { path: at('fifo'), problem: 'special' },
      { path: '/dev/null', problem: 'special' },
    ])
  })
})
