import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FaultyFolder, faultyWorker } from '../../support/faulty-folder.ts'
import { Download } from '../../support/download.ts'
import { openFilesIn } from '../../support/process-state.ts'
import { get } from '../../support/raw-client.ts'
import { serve, temporaryFolder, soon } from '../../support/serve.ts'

function fill(share: string): void {
  mkdirSync(`${share}/sub`, { recursive: true })
  writeFileSync(`${share}/file.txt`, 'content')
  writeFileSync(`${share}/sub/file.txt`, 'content')
}

const targets = ['/', '/file.txt', '/none.txt', '/sub/', '/sub/file.txt']

async function statuses(port: number): Promise<number[]> {
  return Promise.all(targets.map(async (target) => (await get(port, target)).status))
}

const well = [200, 200, 404, 200, 200]
const unavailable = [503, 503, 503, 503, 503]

describe('a shared folder that goes away while it is served', () => {
  it.each([
    [
      'deleted and created again',
      (share: string) => rmSync(share, { recursive: true }),
      (share: string) => fill(share),
    ],
    [
      'renamed away and back',
      (share: string) => renameSync(share, `${share}-away`),
      (share: string) => renameSync(`${share}-away`, share),
    ],
    [
      'renamed away, another coming in its place',
      (share: string) => renameSync(share, `${share}-away`),
      (share: string) => fill(share),
    ],
    [
      'replaced by a file for a while',
      (share: string) => {
        rmSync(share, { recursive: true })
        writeFileSync(share, 'a file')
      },
      (share: string) => {
        rmSync(share)
        fill(share)
      },
    ],
    [
      'gone with the folder it was in',
      (share: string) =>
        renameSync(share.slice(0, share.lastIndexOf('/')), `${share}-away`.replace('/deep/', '/')),
      (share: string) =>
        renameSync(`${share}-away`.replace('/deep/', '/'), share.slice(0, share.lastIndexOf('/'))),
    ],
  ])(
    'A shared folder that goes away is 503, and served again when it returns: %s',
    async (_how, takeAway, bringBack) => {
      using area = temporaryFolder()
      const share = `${area.path}/deep/share`
      fill(share)
      await using server = await serve({ folder: share })
      expect(await statuses(server.port)).toEqual(well)
      for (let round = 0; round < 3; round++) {
        takeAway(share)
        expect(await statuses(server.port)).toEqual(unavailable)
        const answer = await get(server.port, '/')
        expect(answer.fields.get('retry-after')).toBe('5')
        expect(answer.content.toString()).toContain('The shared folder isn’t there at the moment.')
        bringBack(share)
        expect(await statuses(server.port)).toEqual(well)
        rmSync(`${share}-away`, { recursive: true, force: true })
      }
      expect(server.deaths).toEqual([])
    },
  )

  it('A folder elsewhere that a link has put in the place of the share is not served', async () => {
    using area = temporaryFolder()
    const share = `${area.path}/share`
    fill(share)
    fill(`${area.path}/elsewhere`)
    await using server = await serve({ folder: share })
    expect(await statuses(server.port)).toEqual(well)
    rmSync(share, { recursive: true })
    symlinkSync('elsewhere', share)
    for (const status of await statuses(server.port)) expect([404, 503]).toContain(status)
  })

  it('A moved share is not served, within two seconds not even from memory, through a link to it in its old place', async () => {
    using area = temporaryFolder()
    const share = `${area.path}/share`
    fill(share)
    await using server = await serve({ folder: share })
    // Small files are kept in memory once they have been left alone for two seconds.
    const filledAt = Date.now()
    await expect.poll(() => Date.now() - filledAt, soon).toBeGreaterThan(2100)
    for (let round = 0; round < 10; round++) expect(await statuses(server.port)).toEqual(well)
    renameSync(share, `${share}-moved`)
    symlinkSync('share-moved', share)
    // Each thread has a memory of its own, so that one round without an answer from it says nothing of the others.
    const movedAt = Date.now()
    await expect.poll(() => Date.now() - movedAt, soon).toBeGreaterThan(2000)
    for (let round = 0; round < 10; round++)
      for (const status of await statuses(server.port)) expect([404, 503]).toContain(status)
  })

  it('A download under way arrives whole when the folder goes away', async () => {
    using area = temporaryFolder()
    const share = `${area.path}/share`
    fill(share)
    const bytes = 16 * 1024 * 1024
    writeFileSync(`${share}/big.bin`, Buffer.alloc(bytes, 'x'))
    await using server = await serve({ folder: share })
    using download = await Download.start(server.port, '/big.bin', { pauseAfterBytes: 100_000 })
    await download.paused
    rmSync(share, { recursive: true })
    expect(await get(server.port, '/big.bin')).toMatchObject({ status: 503 })
    download.resume()
    expect(await download.ended).toMatchObject({ status: 200, receivedBytes: bytes })
    await expect.poll(() => openFilesIn(share), soon).toEqual([])
  })
})

describe('a folder in the share that goes away', () => {
  it('A folder in the share that goes away is missing from then on', async () => {
    using area = temporaryFolder()
    fill(area.path)
    await using server = await serve({ folder: area.path })
    expect(await get(server.port, '/sub/')).toMatchObject({ status: 200 })
    rmSync(`${area.path}/sub`, { recursive: true })
    expect(await get(server.port, '/sub/')).toMatchObject({ status: 404 })
    expect(await get(server.port, '/sub')).toMatchObject({ status: 404 })
    expect((await get(server.port, '/')).content.toString()).not.toContain('sub')
    expect(await get(server.port, '/file.txt')).toMatchObject({ status: 200 })
  })

  it('A folder that goes right before it is listed is missing', async () => {
    using folder = new FaultyFolder()
    fill(folder.path)
    // What takes its place is a link to nowhere: there is no listing of that.
    symlinkSync('sub', `${folder.path}/link`)
    symlinkSync('nowhere', folder.swapAfterLookUp('link'))
    await using server = await serve({ folder: folder.path }, faultyWorker)
    const { status, content } = await get(server.port, '/link/')
    // Either it was still there when it was listed, or it was not: never a page in between.
    expect([200, 404]).toContain(status)
    expect(content.includes('file.txt')).toBe(status === 200)
    expect(await get(server.port, '/link/')).toMatchObject({ status: 404 })
  })

  it('A listing is complete or missing while files come and go in its folder', async () => {
    using area = temporaryFolder()
    fill(area.path)
    for (let file = 0; file < 50; file++) writeFileSync(`${area.path}/sub/stays-${file}`, '')
    await using server = await serve({ folder: area.path })
    let made = 0
    const changing = setInterval(() => {
      writeFileSync(`${area.path}/sub/comes-${made}`, '')
      if (made > 0) rmSync(`${area.path}/sub/comes-${made - 1}`)
      made++
    }, 1)
    for (let round = 0; round < 50; round++) {
      const { status, content } = await get(server.port, '/sub/', ['Accept: application/json'])
      expect(status).toBe(200)
      expect(content.toString().match(/"name":"stays-\d+"/g)).toHaveLength(50)
    }
    clearInterval(changing)
    expect(made).toBeGreaterThan(5)
  })
})
