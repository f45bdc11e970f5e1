import {
  appendFileSync,
  chmodSync,
  closeSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeDisk, type Disk } from '../../../src/main/files/disk.ts'
import { SharedFolder } from '../../../src/main/files/shared-folder.ts'
import { ArchivePlans } from '../../../src/main/worker/archives/archive-plans.ts'
import { FolderPlanner } from '../../../src/main/worker/plans/folder-planner.ts'
import { readRequest } from '../../../src/main/worker/request-reader.ts'
import { head } from '../../support/raw-client.ts'
import { temporaryFolder } from '../../support/serve.ts'

/** Listings of folders that were just changed are not kept, so everything happens at noon of a later day. */
const noon = new Date(Date.now() + 2 * 86_400_000).setHours(12, 0, 0, 0)

let area: ReturnType<typeof temporaryFolder>
let share: string
let planner: FolderPlanner
let hidden: boolean

beforeEach(() => {
  area = temporaryFolder()
  share = `${realpathSync(area.path)}/share`
  mkdirSync(`${share}/folder`, { recursive: true })
  writeFileSync(`${share}/folder/file`, 'x')
  hidden = false
  planner = plannerOn(nodeDisk)
})

function plannerOn(disk: Disk): FolderPlanner {
  const folder = new SharedFolder(share, disk)
  const archives = new ArchivePlans(folder, 'archives')
  return new FolderPlanner({
    folder,
    disk,
    archives,
    shareName: 'share',
    validators: 'file',
    computerName: 'desk',
  })
}

afterEach(() => area[Symbol.dispose]())

const json = 'Accept: application/json'

function answer(target: string, fields: string[], nowMs: number) {
  const bytes = Buffer.from(head(`GET ${target} HTTP/1.1`, ...fields))
  const request = readRequest(bytes, bytes.length, new Set(), false)
  if (request.kind !== 'served') throw new Error('the request is not served')
  const owner = { descriptor: -1 }
  const plan = planner.plan({
    head: request.head,
    target: request.target,
    options: { listing: true, index: true, hidden, cors: false },
    nowMs,
    allowance: { mayTakeLong: false, isCancelled: () => false },
    owner,
  })
  if (owner.descriptor !== -1) closeSync(owner.descriptor)
  if (typeof plan === 'string') throw new Error(plan)
  return plan
}

/** The entries of the listing, as `name size`, or its status if that isn't 200. */
function list(target = '/folder/', nowMs = noon): string[] | number {
  const { status, content } = answer(target, [json], nowMs)
  if (status !== 200 || content.kind !== 'bytes') return status
  const { entries } = JSON.parse(content.bytes.toString()) as { entries: { name: string; size: number }[] }
  return entries.map(({ name, size }) => `${name} ${size}`)
}

/** Makes the file one byte longer, which the folder doesn't show: a listing without it is not a new one. */
function grow(file: string): void {
  appendFileSync(`${share}/${file}`, 'x')
}

/** Waits until a change of the directory gets another time than its latest one. */
function passTick(directory: string): void {
  const { ctimeNs } = statSync(directory, { bigint: true })
  const clock = `${area.path}/clock`
  do writeFileSync(clock, '')
  while (statSync(clock, { bigint: true }).ctimeNs <= ctimeNs)
}

describe('a listing that was just made', () => {
  it('A listing is sent again for a second, with the sizes that it had', () => {
    expect(list()).toEqual(['file 1'])
    grow('folder/file')
    expect(list('/folder/', noon + 999)).toEqual(['file 1'])
    expect(list('/folder/', noon + 1000)).toEqual(['file 2'])
  })

  it.each<[what: string, change: (folder: string) => void, listed: string[] | number]>([
    ['a new name', (folder) => writeFileSync(`${folder}/new`, ''), ['file 2', 'new 0']],
    ['a removed name', (folder) => rmSync(`${folder}/file`), []],
    ['a renamed file', (folder) => renameSync(`${folder}/file`, `${folder}/other`), ['other 2']],
    ['changed rights', (folder) => chmodSync(folder, 0o711), ['file 2']],
    ['its removal', (folder) => rmSync(folder, { recursive: true }), 404],
    ['its renaming', (folder) => renameSync(folder, `${folder}-away`), 404],
    [
      'another folder in its place',
      (folder) => {
        mkdirSync(`${folder}-other`)
        renameSync(folder, `${folder}-away`)
        renameSync(`${folder}-other`, folder)
      },
      [],
    ],
    [
      'a link out of the share to it in its place',
      (folder) => {
        renameSync(folder, `${area.path}/outside`)
        symlinkSync(`${area.path}/outside`, folder)
      },
      404,
    ],
    ['an index page', (folder) => writeFileSync(`${folder}/index.html`, ''), 200],
  ])('The next answer shows %s', (_what, change, listed) => {
    expect(list()).toEqual(['file 1'])
    grow('folder/file')
    passTick(`${share}/folder`)
    change(`${share}/folder`)
    expect(list()).toEqual(listed)
  })

  it('A folder that has gone and come back is listed as it is', () => {
    expect(list()).toEqual(['file 1'])
    passTick(`${share}/folder`)
    renameSync(`${share}/folder`, `${share}/away`)
    expect(list()).toBe(404)
    renameSync(`${share}/away`, `${share}/folder`)
    grow('folder/file')
    expect(list()).toEqual(['file 2'])
  })

  it('A folder that was swapped for another while it was read, and back, is listed as it is', () => {
    const folder = `${share}/folder`
    const other = `${share}/other`
    mkdirSync(other)
    const swap = () => {
      renameSync(folder, `${share}/between`)
      renameSync(other, folder)
      renameSync(`${share}/between`, other)
    }
    let isSwapDue = true
    planner = plannerOn({
      ...nodeDisk,
      // As on file systems where moving a folder leaves its times as they are.
      stat: (path) => {
        const stats = nodeDisk.stat(path)
        return stats && Object.assign(stats, { ctimeNs: stats.mtimeNs, ctimeMs: stats.mtimeMs })
      },
      // Comes between the look at the folder and its reading.
      realpath: (path) => {
        const real = nodeDisk.realpath(path)
        if (isSwapDue) swap()
        isSwapDue = false
        return real
      },
    })
    expect(list()).toEqual([])
    swap()
    expect(list()).toEqual(['file 1'])
  })

  it('A switch for hidden files counts at once', () => {
    writeFileSync(`${share}/folder/.hidden`, '')
    expect(list()).toEqual(['file 1'])
    hidden = true
    expect(list()).toEqual(['.hidden 0', 'file 1'])
    hidden = false
    expect(list()).toEqual(['file 1'])
  })

  it('A folder with a link is read each time, since where that leads may change unseen', () => {
    writeFileSync(`${share}/target`, 'x')
    symlinkSync('../target', `${share}/folder/link`)
    symlinkSync('../missing', `${share}/folder/dangling`)
    expect(list()).toEqual(['file 1', 'link 1'])
    grow('target')
    writeFileSync(`${share}/missing`, '')
    expect(list()).toEqual(['dangling 0', 'file 1', 'link 2'])
  })

  it('A folder that has changed within the last seconds is read each time', () => {
    const now = Number(statSync(`${share}/folder`, { bigint: true }).ctimeMs)
    expect(list('/folder/', now + 2400)).toEqual(['file 1'])
    grow('folder/file')
    expect(list('/folder/', now + 2400)).toEqual(['file 2'])
    expect(list('/folder/', now + 2600)).toEqual(['file 2'])
    grow('folder/file')
    expect(list('/folder/', now + 2600)).toEqual(['file 2'])
  })

  it('A listing made before midnight is not sent after it', () => {
    const midnight = new Date(noon).setHours(24, 0, 0, 0)
    expect(list('/folder/', midnight - 1)).toEqual(['file 1'])
    grow('folder/file')
    expect(list('/folder/', midnight)).toEqual(['file 2'])
  })
})

describe('what a listing depends on', () => {
  const forms: [target: string, ...fields: string[]][] = [
    ['/folder/'],
    ['/folder/', json],
    ['/folder/', 'Accept: text/html'],
    ['/folder/', 'Accept-Encoding: gzip'],
    ['/folder/', 'Accept-Language: de'],
    ['/folder/?sort=size'],
    ['/folder/?order=desc'],
    ['/folder/?view=grid'],
    ['/folder/?select'],
    ['/'],
    ['/other/'],
  ]

  it('Listings in other forms, orders and languages are kept apart', () => {
    mkdirSync(`${share}/other`)
    // Mostly pictures, and so a grid for browsers.
    for (const name of ['1.jpg', '2.jpg']) writeFileSync(`${share}/folder/${name}`, '')
    const bodies = () =>
      forms.map(([target, ...fields]) => {
        const { content, fields: lines } = answer(target, fields, noon)
        if (content.kind !== 'bytes') throw new Error(content.kind)
        const isCompressed = lines.some(([name]) => name === 'Content-Encoding')
        return `${isCompressed ? 'compressed ' : ''}${(isCompressed ? gunzipSync(content.bytes) : content.bytes).toString()}`
      })
    const first = bodies()
    expect(new Set(first).size).toBe(forms.length)
    expect(bodies()).toEqual(first)
  })

  it('A query that asks for nothing shares the listing without one', () => {
    expect(list('/folder/?v=1')).toEqual(['file 1'])
    grow('folder/file')
    expect(list('/folder/?page=0&order=up')).toEqual(['file 1'])
  })
})
