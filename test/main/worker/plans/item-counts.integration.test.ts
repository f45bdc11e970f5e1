import { execFileSync } from 'node:child_process'
import { mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { nodeDisk } from '../../../../src/main/files/disk.ts'
import { withItemCounts } from '../../../../src/main/worker/plans/item-counts.ts'
import { get } from '../../../support/raw-client.ts'
import { serve, sharedServer, soon, temporaryFolder } from '../../../support/serve.ts'
import { fileEntry, folderEntry, listingOf } from '../pages/listing-fixture.ts'

/** Makes a folder with so many files. */
function fill(path: string, files: number): void {
  mkdirSync(path)
  for (let file = 0; file < files; file++) writeFileSync(`${path}/${file}`, '')
}

/** Polled by the tests, because nothing is counted on a disk that answers slowly, as on a busy machine. */
async function itemsIn(port: number, target: string): Promise<Record<string, number | null>> {
  const { content } = await get(port, target, ['Accept: application/json'])
  const { entries } = JSON.parse(content.toString()) as { entries: { name: string; items: number | null }[] }
  return Object.fromEntries(entries.map(({ name, items }) => [name, items]))
}

const share = sharedServer((path) => {
  mkdirSync(`${path}/counted`)
  for (const files of [0, 1, 3, 1000, 1001]) fill(`${path}/counted/${files}`, files)
  writeFileSync(`${path}/counted/3/.hidden`, '')
  mkdirSync(`${path}/counted/3/folder`)
  writeFileSync(`${path}/counted/file`, '')
  for (const [name, folders] of [
    ['forty', 40],
    ['forty-one', 41],
  ] as const) {
    mkdirSync(`${path}/${name}`)
    for (let folder = 0; folder < folders; folder++) fill(`${path}/${name}/${folder}`, 1)
  }
  mkdirSync(`${path}/full`)
  for (const folder of 'abcdefghijk') fill(`${path}/full/${folder}`, 1000)
  mkdirSync(`${path}/hidden`)
  fill(`${path}/hidden/z`, 1)
  for (const folder of 'abcdef') {
    mkdirSync(`${path}/hidden/${folder}`)
    for (let file = 0; file < 2000; file++) writeFileSync(`${path}/hidden/${folder}/.${file}`, '')
  }
  fill(`${path}/long`, 500)
  fill(`${path}/long/folder`, 1)
})

describe('the items of the folders in a listing', () => {
  it('Files and folders count, hidden ones don’t, and more than 1,000 are no number', async () => {
    await expect
      .poll(() => itemsIn(share.port, '/counted/'), soon)
      .toEqual({
        0: 0,
        1: 1,
        3: 4,
        1000: 1000,
        1001: null,
        file: null,
      })
  })

  it('The page says them in words', async () => {
    const sizes = async () => {
      const page = (await get(share.port, '/counted/')).content.toString()
      return [...page.matchAll(/<td role=cell>([^<]*)<td/g)].map(([, size]) => size)
    }
    await expect
      .poll(sizes, soon)
      .toEqual(['0 items', '1 item', '4 items', '1,000 items', '1,000+ items', '0 B'])
  })

  it('Hidden files count where they are shown', async () => {
    using folder = temporaryFolder()
    fill(`${folder.path}/a`, 2)
    writeFileSync(`${folder.path}/a/.hidden`, '')
    await using server = await serve({ folder: folder.path, hidden: true })
    await expect.poll(() => itemsIn(server.port, '/'), soon).toEqual({ a: 3 })
  })

  it('The items of 40 folders are counted, those of 41 are not, nor 11,000 items, hidden or not, nor those of a folder in a long listing', async () => {
    const kinds = async (target: string) => [...new Set(Object.values(await itemsIn(share.port, target)))]
    await expect.poll(() => kinds('/forty/'), soon).toEqual([1])
    expect(await kinds('/forty-one/')).toEqual([null])
    expect(await kinds('/full/')).toEqual([null])
    expect(await kinds('/hidden/')).toEqual([null])
    expect((await itemsIn(share.port, '/long/')).folder).toBeNull()
  })

  it.runIf(process.platform !== 'win32')(
    'A link to a folder inside has its items, and of one that leads outside nothing is said',
    async () => {
      using outside = temporaryFolder()
      using folder = temporaryFolder()
      fill(`${outside.path}/secret`, 2)
      fill(`${folder.path}/real`, 3)
      symlinkSync(`${outside.path}/secret`, `${folder.path}/outside`)
      symlinkSync('real', `${folder.path}/inside`)
      await using server = await serve({ folder: folder.path })
      await expect.poll(() => itemsIn(server.port, '/'), soon).toEqual({ real: 3, inside: 3 })
    },
  )

  it.runIf(process.platform === 'linux')(
    'Only what the listing of a folder shows counts, and folders with more than ten links are not counted',
    async () => {
      using outside = temporaryFolder()
      using folder = temporaryFolder()
      fill(`${outside.path}/secret`, 2)
      fill(`${folder.path}/links`, 3)
      writeFileSync(`${folder.path}/links/.hidden`, '')
      for (const [name, target] of Object.entries({
        toFile: '0',
        toFolder: '..',
        outside: `${outside.path}/secret`,
        nowhere: 'nowhere',
        loop: 'loop',
        toHidden: '.hidden',
      }))
        symlinkSync(target, `${folder.path}/links/${name}`)
      execFileSync('mkfifo', [`${folder.path}/links/pipe`])
      fill(`${folder.path}/ten`, 0)
      for (let link = 0; link < 10; link++) symlinkSync('../links/0', `${folder.path}/ten/${link}`)
      fill(`${folder.path}/eleven`, 0)
      for (let link = 0; link < 11; link++) symlinkSync('../links/0', `${folder.path}/eleven/${link}`)
      await using server = await serve({ folder: folder.path })
      await expect.poll(() => itemsIn(server.port, '/'), soon).toEqual({ links: 5, ten: 10, eleven: null })
      expect(Object.keys(await itemsIn(server.port, '/links/'))).toHaveLength(5)
    },
  )

  it('A folder that can’t be read stays in the listing without a number', () => {
    const listing = listingOf([folderEntry('closed'), fileEntry('a')])
    const readDirectory = () => ({ kind: 'refused', refusal: 403 }) as const
    const folder = {
      lookAt: (path: string) => nodeDisk.stat(path),
      readDirectory,
      realPlace: () => undefined,
    }
    using share = temporaryFolder()
    fill(`${share.path}/closed`, 1)
    const device = statSync(share.path, { bigint: true }).dev
    const { entries } = withItemCounts(listing, { folder, path: share.path, hidden: false, device })
    expect(entries.map(({ name, itemCount }) => [name, itemCount])).toEqual([
      ['closed', undefined],
      ['a', undefined],
    ])
  })

  it('A folder on another disk, which may sleep, is not opened', () => {
    using share = temporaryFolder()
    fill(`${share.path}/mount`, 1)
    const folder = {
      lookAt: (path: string) => nodeDisk.stat(path),
      readDirectory: () => expect.unreachable(),
      realPlace: () => undefined,
    }
    const device = statSync(share.path, { bigint: true }).dev + 1n
    const listing = listingOf([folderEntry('mount')])
    expect(withItemCounts(listing, { folder, path: share.path, hidden: false, device }).entries).toEqual(
      listing.entries,
    )
  })
})
