import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeDisk } from '../../../src/main/files/disk.ts'
import { SharedFolder } from '../../../src/main/files/shared-folder.ts'
import { answer, statusOf } from '../../support/answer.ts'
import { get, RawClient } from '../../support/raw-client.ts'
import { serve, temporaryFolder, soon, type TestServer } from '../../support/serve.ts'

/** In every file outside and in nothing inside. */
const secret = 'the secret that lies outside'

const area = temporaryFolder()
const share = `${area.path}/share`
const outside = `${area.path}/outside`
let server: TestServer

beforeAll(async () => {
  for (const folder of [share, outside, `${share}/.git`, `${outside}/.hidden`, `${share}/moving`])
    mkdirSync(folder)
  writeFileSync(`${area.path}/secret.txt`, secret)
  writeFileSync(`${outside}/secret.txt`, secret)
  writeFileSync(`${outside}/.hidden/secret.txt`, secret)
  writeFileSync(`${share}/open.txt`, 'open to all')
  writeFileSync(`${share}/moving/page.txt`, 'was inside')
  writeFileSync(`${share}/.env`, 'HIDDEN=1')
  writeFileSync(`${share}/.git/config`, 'HIDDEN=1')
  server = await serve({ folder: share })
})

afterAll(async () => {
  await server.server.stop(0)
  area[Symbol.dispose]()
})

describe('what looks like a missing file', () => {
  beforeAll(() => {
    symlinkSync(`${outside}/secret.txt`, `${share}/to-file`)
    symlinkSync('../outside/secret.txt', `${share}/to-file-relative`)
    symlinkSync(outside, `${share}/to-folder`)
    symlinkSync('/', `${share}/to-top`)
    symlinkSync('..', `${share}/to-parent`)
    symlinkSync('to-file', `${share}/chain-out`)
    symlinkSync('chain-out', `${share}/longer-chain-out`)
    symlinkSync('nowhere', `${share}/dangling`)
    symlinkSync('loop-b', `${share}/loop-a`)
    symlinkSync('loop-a', `${share}/loop-b`)
    symlinkSync('itself', `${share}/itself`)
    symlinkSync('.env', `${share}/to-dotfile`)
    symlinkSync('.git', `${share}/to-dotfolder`)
    symlinkSync('.git/config', `${share}/into-dotfolder`)
    symlinkSync('/dev/null', `${share}/to-device`)
    symlinkSync('/proc/self/environ', `${share}/to-proc`)
    symlinkSync('/proc/self/root/etc/passwd', `${share}/to-proc-root`)
    execFileSync('mkfifo', [`${outside}/fifo`])
    symlinkSync(`${outside}/fifo`, `${share}/to-fifo`)
  })

  const lookalikes = [
    '/to-file',
    '/to-file-relative',
    '/to-folder',
    '/to-folder/',
    '/to-folder/secret.txt',
    '/to-folder/none',
    '/to-folder/.hidden/secret.txt',
    '/to-top',
    '/to-top/',
    '/to-top/etc/passwd',
    `/to-top${area.path}/secret.txt`,
    '/to-parent',
    '/to-parent/',
    '/to-parent/secret.txt',
    '/chain-out',
    '/longer-chain-out',
    '/dangling',
    '/dangling/below',
    '/loop-a',
    '/loop-a/below',
    '/itself',
    '/to-dotfile',
    '/to-dotfolder',
    '/to-dotfolder/',
    '/to-dotfolder/config',
    '/into-dotfolder',
    '/to-device',
    '/to-proc',
    '/to-proc-root',
    '/to-fifo',
    '/.env',
    '/.git',
    '/.git/',
    '/.git/config',
    '/open.txt/',
    '/open.txt/below',
    `/${'long'.repeat(100)}`,
  ]

  it.each(lookalikes)(
    'A target that must look missing is answered byte for byte like a missing file, apart from Date: %s',
    async (target) => {
      expect(await answer(server.port, target)).toBe(await answer(server.port, '/missing.txt'))
    },
  )

  it.each([
    ['HEAD', 'HEAD', []],
    ['a range', 'GET', ['Range: bytes=0-3']],
    ['any entity tag may match', 'GET', ['If-Match: *']],
    ['no entity tag may match', 'GET', ['If-None-Match: *']],
    ['a date', 'GET', ['If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT']],
    ['a browser', 'GET', ['Accept: text/html', 'Accept-Encoding: gzip']],
    ['a program', 'GET', ['Accept: application/json']],
  ])(
    'A target that must look missing does so to every kind of request: %s',
    async (_kind, method, fields) => {
      for (const target of [
        '/to-file',
        '/to-folder/',
        '/to-folder/secret.txt',
        '/loop-a',
        '/to-dotfile',
        '/.env',
      ]) {
        // At the same depth: a page leads to the root by so many steps.
        const missing = await answer(server.port, target.replace(/^\/[^/]+/, '/missing'), { method, fields })
        expect(statusOf(missing)).toBe(404)
        expect(await answer(server.port, target, { method, fields }), target).toBe(missing)
      }
    },
  )

  it('A target that must look missing does so on a connection that stays open', async () => {
    using client = await RawClient.connect(server.port)
    const heads: string[] = []
    for (const target of ['/missing.txt', '/to-file', '/to-folder/', '/.env']) {
      client.send(`GET ${target} HTTP/1.1\r\nHost: localhost\r\n\r\n`)
      const { head, content } = await client.readResponse()
      heads.push(head.replace(/^Date: .*\r\n/m, '') + content.toString())
    }
    expect(new Set(heads)).toHaveProperty('size', 1)
  })

  it('A target that must look missing is in no listing', async () => {
    const listed = await get(server.port, '/', ['Accept: application/json'])
    const names = [...listed.content.toString().matchAll(/"name":"([^"]*)"/g)].map(([, name]) => name)
    expect(names).toContain('open.txt')
    for (const target of lookalikes) {
      const name = target.split('/')[1]!
      if (name !== 'open.txt') expect(names).not.toContain(name)
    }
    const page = (await get(server.port, '/')).content.toString().replace(/<style>.*?<\/style>/s, '')
    expect(page).not.toMatch(/to-|chain|loop|\.env|\.git/)
  })

  it('A target that must look missing stays hidden when dotfiles are shown, unless it is one', async () => {
    await using open = await serve({ folder: share, hidden: true })
    const missing = await answer(open.port, '/missing.txt')
    const shown: string[] = []
    for (const target of lookalikes) {
      const response = await answer(open.port, target)
      expect(response).not.toContain(secret)
      if (response !== missing) shown.push(target)
    }
    expect(shown).toEqual([
      '/to-dotfile',
      '/to-dotfolder',
      '/to-dotfolder/',
      '/to-dotfolder/config',
      '/into-dotfolder',
      '/.env',
      '/.git',
      '/.git/',
      '/.git/config',
    ])
  })

  it('An index page that must look missing leaves its folder with a listing', async () => {
    for (const [name, target] of [
      ['index-out', '../../outside/secret.txt'],
      ['index-dangling', 'nowhere'],
      ['index-folder', '../../outside'],
    ] as const) {
      mkdirSync(`${share}/${name}`)
      symlinkSync(target, `${share}/${name}/index.html`)
      const response = await get(server.port, `/${name}/`)
      expect(response.content.toString()).not.toContain(secret)
      expect(response.status, name).toBe(200)
    }
  })
})

describe('dotfiles', () => {
  it('Dotfiles are served and listed as soon as they are turned on, and hidden again when turned off', async () => {
    await using other = await serve({ folder: share })
    const set = (hidden: boolean) =>
      other.server.configure({ hidden, listing: true, index: true, cors: false, threads: 2 })
    const state = async () => [
      (await get(other.port, '/.env')).status,
      (await get(other.port, '/.git/config')).status,
      (await get(other.port, '/')).content.includes('.env'),
    ]
    expect(await state()).toEqual([404, 404, false])
    set(true)
    await expect.poll(state, soon).toEqual([200, 200, true])
    set(false)
    await expect.poll(state, soon).toEqual([404, 404, false])
  })
})

describe('links that stay inside', () => {
  beforeAll(() => {
    mkdirSync(`${share}/inner/deep`, { recursive: true })
    writeFileSync(`${share}/inner/deep/file.txt`, 'deep inside')
    symlinkSync('inner/deep/file.txt', `${share}/link-to-file`)
    symlinkSync(`${share}/inner`, `${share}/link-absolute`)
    symlinkSync('inner/deep', `${share}/link-to-folder`)
    symlinkSync('link-to-folder', `${share}/link-to-link`)
    symlinkSync('..', `${share}/inner/up`)
    linkSync(`${share}/inner/deep/file.txt`, `${share}/hard-link`)
  })

  it.each([
    ['a file', '/link-to-file'],
    ['a folder', '/link-to-folder/file.txt'],
    ['an absolute path', '/link-absolute/deep/file.txt'],
    ['a link', '/link-to-link/file.txt'],
    ['the shared folder itself', '/inner/up/inner/up/inner/deep/file.txt'],
    ['the file under another name (a hard link)', '/hard-link'],
  ])('Links that stay inside work when they lead to %s', async (_where, target) => {
    expect(await get(server.port, target)).toMatchObject({ status: 200, content: Buffer.from('deep inside') })
  })

  it('Links that stay inside are listed as their targets, and lead to listings', async () => {
    const listing = await get(server.port, '/', ['Accept: application/json'])
    expect(listing.content.toString()).toContain('"link-to-file"')
    expect(listing.content.toString()).toContain('"hard-link"')
    const linked = await get(server.port, '/link-to-folder/', ['Accept: application/json'])
    expect(linked.content.toString()).toContain('"file.txt"')
    expect(await get(server.port, '/inner/up/')).toMatchObject({ status: 200 })
  })

  it('Links are judged by where they end, even if they lead out and back in', async () => {
    const target = `/to-top${share}/inner/deep/file.txt`
    expect(await get(server.port, target)).toMatchObject({ status: 200, content: Buffer.from('deep inside') })
  })

  it('Links to folders redirect to the slash form of their own name, not of their target', async () => {
    const { status, fields } = await get(server.port, '/link-to-folder')
    expect([status, fields.get('location')]).toEqual([301, 'link-to-folder/'])
  })
})

describe('a hard link to a file outside', () => {
  it('A hard link to a file outside is a file inside: the folder holds it as much as any other', async () => {
    linkSync(`${outside}/secret.txt`, `${share}/hard-link-out`)
    expect(await get(server.port, '/hard-link-out')).toMatchObject({ status: 200 })
  })
})

describe('a folder that changes places with a link to one outside, again and again', () => {
  it.runIf(process.platform === 'linux')(
    'A folder is read where it was proved to be, whatever is there now',
    () => {
      mkdirSync(`${share}/proved`)
      writeFileSync(`${share}/proved/inside.txt`, 'inside')
      const folder = new SharedFolder(share, nodeDisk)
      const read = folder.readDirectory(`${share}/proved`, false, (place) => {
        renameSync(`${share}/proved`, `${share}/.proved`)
        symlinkSync(outside, `${share}/proved`)
        const names = readdirSync(place)
        rmSync(`${share}/proved`)
        renameSync(`${share}/.proved`, `${share}/proved`)
        return names
      })
      expect(read).toEqual({ kind: 'read', value: ['inside.txt'] })
    },
  )

  it('A folder that changes places with a link to one outside never lists it, in whatever form and order', async () => {
    mkdirSync(`${share}/swapped`)
    writeFileSync(`${share}/swapped/inside.txt`, 'inside')
    symlinkSync(outside, `${share}/.link`)
    const swap = `
      const { renameSync } = require('node:fs')
      for (;;) {
        renameSync('swapped', '.away'); renameSync('.link', 'swapped')
        renameSync('swapped', '.link'); renameSync('.away', 'swapped')
      }`
    const swapper = spawn(process.execPath, ['-e', swap], { cwd: share })
    await once(swapper, 'spawn')
    const queries = ['', '?sort=size', '?sort=date&order=desc']
    const seen = new Set<number>()
    const look = async () => {
      for (let round = 0; round < 100; round++) {
        const accept = round % 2 === 0 ? 'text/html' : 'application/json'
        const target = `/swapped/${queries[round % 3]!}`
        const { status, content } = await get(server.port, target, [`Accept: ${accept}`])
        seen.add(status)
        expect(content.toString()).not.toContain('secret.txt')
      }
    }
    try {
      await Promise.all([look(), look(), look()])
    } finally {
      swapper.kill()
      await once(swapper, 'exit')
    }
    expect([...seen].every((status) => status === 200 || status === 301 || status === 404)).toBe(true)
  })
})

describe('a file that was served and then led outside', () => {
  it('A served file that then leads outside is missing within a second, however often it was served from memory before', async () => {
    // Small files are kept in memory once they have been left alone for two seconds.
    const lastChange = statSync(`${share}/moving/page.txt`).ctimeMs
    await expect.poll(() => Date.now() - lastChange, soon).toBeGreaterThan(2000)
    using client = await RawClient.connect(server.port)
    const ask = () => {
      client.send('GET /moving/page.txt HTTP/1.1\r\nHost: localhost\r\n\r\n')
      return client.readResponse()
    }
    for (let round = 0; round < 20; round++) expect(await ask()).toMatchObject({ status: 200 })
    renameSync(`${share}/moving`, `${outside}/moving`)
    symlinkSync(`${outside}/moving`, `${share}/moving`)
    const movedAt = Date.now()
    await expect.poll(ask, soon).toMatchObject({ status: 404 })
    // One thread knows it by then, the other may not for the rest of a second.
    await expect.poll(() => Date.now() - movedAt, soon).toBeGreaterThan(1000)
    for (let round = 0; round < 20; round++) expect(await ask()).toMatchObject({ status: 404 })
    expect(await answer(server.port, '/moving/page.txt')).toBe(await answer(server.port, '/missing.txt'))
  })
})
