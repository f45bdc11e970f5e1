/** What the app asks and tries before a running share changes: the user is a fake, the share is real. */
import { mkdirSync, mkdtempSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { opendir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, parse } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Confirmation } from '../../../../src/main/desktop/shell/confirm.ts'
import { SettingsStore } from '../../../../src/main/desktop/settings/settings-store.ts'
import { AppModel } from '../../../../src/main/desktop/shell/app-model.ts'
import { Download } from '../../../support/download.ts'
import { get } from '../../../support/raw-client.ts'
import { script, soon, temporaryFolder } from '../../../support/serve.ts'
import { freePort, takePort } from '../../../support/temporary-home.ts'

/** So that a test can keep a folder waiting. */
vi.mock('node:fs/promises', { spy: true })
const { opendir: realOpendir } = await vi.importActual<typeof import('node:fs/promises')>('node:fs/promises')

/** What a sandbox's dialog hands out for the home folder. */
const documentOfHome = '/run/user/1000/doc/c2869abf/ann'
vi.mock(import('../../../../src/main/desktop/system/host-path.ts'), () => ({
  hostPath: (path) => Promise.resolve(path === documentOfHome ? homedir() : path),
}))

const scripts = { listener: script('listener'), worker: script('worker'), survey: script('survey') }
/** More than the system takes off the server's hands before the client reads anything. */
const largeBytes = 48 << 20

let area: ReturnType<typeof temporaryFolder>
let spool: AppModel
let port: number
let asked: Confirmation[]
let answer: boolean
const folder = () => join(area.path, 'share')
const other = () => join(area.path, 'other')

beforeEach(async () => {
  area = temporaryFolder()
  mkdirSync(folder())
  mkdirSync(other())
  writeFileSync(join(folder(), 'large.bin'), Buffer.alloc(largeBytes))
  writeFileSync(join(other(), 'file'), 'other')
  port = await freePort()
  asked = []
  answer = false
  const store = new SettingsStore(join(area.path, 'settings.json'))
  store.update({ folder: folder(), host: '127.0.0.1', port, threads: 1 })
  spool = new AppModel(store, {
    version: '0',
    platform: process.platform,
    updatesItself: false,
    canLaunchAtLogin: false,
    textFolder: join(area.path, 'texts'),
    scripts,
    confirm: (confirmation) => {
      asked.push(confirmation)
      return Promise.resolve(answer)
    },
    onState: () => undefined,
    onBatch: () => undefined,
  })
  spool.begin()
})
afterEach(async () => {
  await spool.close()
  area[Symbol.dispose]()
})

/** Returns a link to a folder. */
function linkTo(target: string): string {
  const link = join(mkdtempSync(join(area.path, 'link-')), 'folder')
  symlinkSync(target, link)
  return link
}

/** A download that stands still, and that the app knows of. */
async function slowDownload(): Promise<Download> {
  const download = await Download.start(port, '/large.bin', { pauseAfterBytes: 1 })
  await expect.poll(() => spool.transfers, soon).toBe(1)
  return download
}

describe('another port for a running share', () => {
  beforeEach(() => spool.start())

  it('A share switches to a free port without a question while nobody downloads', async () => {
    const wanted = await freePort()
    expect(await spool.setPreferences({ port: wanted })).toBeUndefined()
    expect(spool.state.sharing).toMatchObject({ kind: 'sharing', port: wanted })
    expect(asked).toEqual([])
  })

  it('A port that is taken leaves the share and the settings on the old one', async () => {
    await using taken = await takePort()
    const { sharing } = spool.state
    expect(await spool.setPreferences({ port: taken.port })).toBe('port-in-use')
    expect(spool.state.sharing).toEqual(sharing)
    expect(spool.settings.port).toBe(port)
    expect((await get(port, '/')).status).toBe(200)
  })

  it('A share does not switch to another port while a download runs that the user wants to keep', async () => {
    using download = await slowDownload()
    expect(await spool.setPreferences({ port: await freePort() })).toBe('left')
    expect(asked).toEqual([{ kind: 'cuts-downloads', change: 'port', downloads: 1 }])
    expect(spool.settings.port).toBe(port)
    download.resume()
    expect(await download.ended).toMatchObject({ receivedBytes: largeBytes })
  })

  it('A share switches to another port despite a download if the user agrees', async () => {
    using download = await slowDownload()
    answer = true
    const wanted = await freePort()
    expect(await spool.setPreferences({ port: wanted })).toBeUndefined()
    expect(spool.state.sharing).toMatchObject({ kind: 'sharing', port: wanted })
    expect(download.receivedBytes).toBeLessThan(largeBytes)
  })
})

describe('another address for a running share', () => {
  beforeEach(() => spool.start())

  it('A share switches to another address without a question while nobody downloads, and keeps its port', async () => {
    expect(await spool.setPreferences({ host: 'localhost' })).toBeUndefined()
    expect(spool.state.sharing).toMatchObject({ kind: 'sharing', port })
    expect(spool.state.preferences.host).toBe('localhost')
    expect(asked).toEqual([])
  })

  it('A share does not switch to another address while a download runs that the user wants to keep', async () => {
    using download = await slowDownload()
    expect(await spool.setPreferences({ host: 'localhost' })).toBe('left')
    expect(asked).toEqual([{ kind: 'cuts-downloads', change: 'access', downloads: 1 }])
    expect(spool.settings.host).toBe('127.0.0.1')
    download.resume()
    expect(await download.ended).toMatchObject({ receivedBytes: largeBytes })
  })
})

describe('another folder for a running share', () => {
  beforeEach(() => spool.start())

  it('A share does not switch to another folder while a download runs that the user wants to keep', async () => {
    using download = await slowDownload()
    expect(await spool.useFolder(other())).toBe(false)
    expect(asked).toEqual([{ kind: 'cuts-downloads', change: 'folder', downloads: 1 }])
    expect(spool.settings.folder).toBe(folder())
    download.resume()
    expect(await download.ended).toMatchObject({ receivedBytes: largeBytes })
  })

  it('A share switches to another folder without a question while nobody downloads', async () => {
    expect(await spool.useFolder(other())).toBe(true)
    expect((await get(port, '/file')).content.toString()).toBe('other')
    expect(asked).toEqual([])
  })

  it('The choice of the same folder or another start changes nothing about a running share', async () => {
    using download = await slowDownload()
    expect(await spool.useFolder(folder())).toBe(true)
    await spool.start()
    expect(asked).toEqual([])
    download.resume()
    expect(await download.ended).toMatchObject({ receivedBytes: largeBytes })
  })
})

describe('a folder that can’t be shared', () => {
  it.each([
    ['is missing', () => join(area.path, 'mistyped'), 'folder-missing'],
    ['has too long a name', () => join(area.path, 'x'.repeat(300)), 'folder-missing'],
  ] as const)(
    'A folder that %s is reported, and leaves a running share and the chosen folder alone',
    async (_why, path, problem) => {
      await spool.start()
      using download = await slowDownload()
      await spool.shareAtOnce([path()])
      expect(await spool.useFolder(path())).toBe(false)
      const told = { kind: 'cannot-share', folder: path(), problem }
      expect(asked).toEqual([told, told])
      expect(spool.settings.folder).toBe(folder())
      expect(spool.settings.recentFolders).toEqual([])
      download.resume()
      expect(await download.ended).toMatchObject({ receivedBytes: largeBytes })
    },
  )

  it('A missing folder can be chosen while nothing is shared, as it may appear later', async () => {
    expect(await spool.useFolder(join(area.path, 'to-come'))).toBe(true)
    expect(asked).toEqual([])
  })
})

describe('the folder that is chosen', () => {
  const problem = () => spool.state.folder?.problem
  const files = () => spool.state.folder?.survey?.files

  it('The chosen folder is noticed to be gone after it was counted, and is counted again once it is back', async () => {
    await expect.poll(files, soon).toBe(1)
    renameSync(folder(), `${folder()}.away`)
    await expect.poll(problem, soon).toBe('folder-missing')
    renameSync(`${folder()}.away`, folder())
    await expect.poll(files, soon).toBe(1)
    expect(problem()).toBeUndefined()
  })

  it('The chosen folder is looked up on request, and when a start fails because of it', async () => {
    await expect.poll(files, soon).toBe(1)
    vi.mocked(opendir).mockClear()
    spool.checkFolders()
    await vi.waitFor(() => expect(opendir).toHaveBeenCalledWith(folder()), soon)
    renameSync(folder(), `${folder()}.away`)
    await spool.start()
    expect(spool.state.sharing).toMatchObject({ kind: 'failed', reason: 'folder-missing' })
    await expect.poll(problem, soon).toBe('folder-missing')
  })

  it('A failure because of a missing folder ends once the folder is back', async () => {
    renameSync(folder(), `${folder()}.away`)
    await spool.start()
    expect(spool.state.sharing).toMatchObject({ kind: 'failed', reason: 'folder-missing' })
    renameSync(`${folder()}.away`, folder())
    await expect.poll(() => spool.state.sharing.kind, soon).toBe('stopped')
  })

  it('A failure because of a missing folder ends once another folder is chosen', async () => {
    renameSync(folder(), `${folder()}.away`)
    await spool.start()
    await spool.useFolder(other())
    expect(spool.state.sharing).toEqual({ kind: 'stopped' })
  })

  it('A failure because of the port stays when another folder is chosen, with its way out', async () => {
    await using taken = await takePort()
    await spool.setPreferences({ port: taken.port })
    await spool.start()
    const failed = spool.state.sharing
    expect(failed).toMatchObject({
      kind: 'failed',
      reason: 'port-in-use',
      freePort: expect.any(Number) as number,
    })
    await spool.useFolder(other())
    await expect.poll(files, soon).toBe(1)
    expect(spool.state.sharing).toEqual(failed)
  })
})

describe('a folder on a drive that is slow to answer', () => {
  it.each([
    ['Stop', () => spool.stop('grace')],
    ['the choice of another folder', () => spool.useFolder(other())],
    ['the end of the app', () => spool.close()],
  ])('A folder whose drive answers late is not shared any more after %s', async (_what, overtake) => {
    const slow = join(area.path, 'slow')
    mkdirSync(slow)
    const answer = Promise.withResolvers<undefined>()
    vi.mocked(opendir).mockImplementationOnce(async (path) => {
      await answer.promise
      return realOpendir(path)
    })
    const shared = spool.shareAtOnce([slow])
    await vi.waitFor(() => expect(opendir).toHaveBeenCalledWith(slow), soon)
    await overtake()
    answer.resolve(undefined)
    await shared
    expect(spool.settings.folder).not.toBe(slow)
    expect(spool.state.sharing.kind).toBe('stopped')
  })
})

describe('an app that is closing', () => {
  it('An app that is closing starts no share', async () => {
    await spool.start()
    const closed = spool.close()
    await spool.start()
    await spool.shareAtOnce([other()])
    expect(await closed).toBe(0)
    expect(spool.state.sharing.kind).toBe('stopped')
  })
})

describe('a home folder', () => {
  it('A home folder replaces the shared one only if the user agrees', async () => {
    await spool.start()
    expect(await spool.useFolder(homedir())).toBe(false)
    expect(asked).toEqual([{ kind: 'shares-all', breadth: 'home', host: '127.0.0.1', hidden: false }])
    expect(spool.settings.folder).toBe(folder())
  })

  it.skipIf(process.platform === 'win32')('So does a link to it', async () => {
    await spool.start()
    expect(await spool.useFolder(linkTo(homedir()))).toBe(false)
    await spool.shareAtOnce([join(other(), 'file'), linkTo(homedir())])
    expect(asked).toMatchObject([{ breadth: 'home' }, { breadth: 'home' }])
    expect(spool.settings).toMatchObject({ folder: folder(), items: [] })
  })

  it('A home folder that is chosen while nothing is shared only gets a warning', async () => {
    expect(await spool.useFolder(homedir())).toBe(true)
    expect(asked).toEqual([])
    expect(spool.state.folder).toMatchObject({ warning: 'home' })
  })

  it.skipIf(process.platform === 'win32')('So does a link to it, alone or beside other things', async () => {
    await spool.useFolder(linkTo(homedir()))
    await expect.poll(() => spool.state.folder, soon).toMatchObject({ warning: 'home' })
    await spool.items.use([join(other(), 'file'), linkTo(homedir())])
    await expect.poll(() => spool.state.folder, soon).toMatchObject({ warning: 'home' })
    expect(asked).toEqual([])
  })
})

describe('a folder that is to be shared at once', () => {
  it.each([
    ['a home folder', homedir(), 'home'],
    ['a home folder that a sandbox has by another path', documentOfHome, 'home'],
    ['the root of a disk', parse(homedir()).root, 'root'],
  ])('A folder is not shared at once if it is %s and the user says no', async (_what, path, breadth) => {
    await spool.shareAtOnce([path])
    expect(asked).toEqual([{ kind: 'shares-all', breadth, host: '127.0.0.1', hidden: false }])
    expect(spool.state.sharing.kind).toBe('stopped')
    expect(spool.settings.folder).toBe(folder())
  })

  it('A file is shared at once alone, without its folder', async () => {
    await spool.shareAtOnce([join(other(), 'file')])
    expect(asked).toEqual([])
    expect(spool.state.folder).toMatchObject({ path: '', name: 'file' })
    expect((await get(port, '/file')).status).toBe(200)
    expect((await get(port, '/')).fields.get('location')).toBe('file?view')
  })

  it('An ordinary folder is shared at once without a question', async () => {
    await spool.shareAtOnce([other()])
    expect(asked).toEqual([])
    expect((await get(port, '/file')).status).toBe(200)
  })

  it('A folder does not replace a running share at once while a download runs that the user wants to keep', async () => {
    await spool.start()
    using download = await slowDownload()
    await spool.shareAtOnce([other()])
    expect(asked).toEqual([{ kind: 'cuts-downloads', change: 'folder', downloads: 1 }])
    download.resume()
    expect(await download.ended).toMatchObject({ receivedBytes: largeBytes })
  })
})
