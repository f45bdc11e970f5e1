/** What the app asks and tries before a running share changes: the person is a fake, the share is real. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
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

/** A download that stands still, and that the app knows of. */
async function slowDownload(): Promise<Download> {
  const download = await Download.start(port, '/large.bin', { pauseAfterBytes: 1 })
  await expect.poll(() => spool.transfers, soon).toBe(1)
  return download
}

describe('another port for a running share', () => {
  beforeEach(() => spool.start())

  it('that is free is gone over to without a question while nobody downloads', async () => {
    const wanted = await freePort()
    expect(await spool.setPreferences({ port: wanted })).toBeUndefined()
    expect(spool.state.sharing).toMatchObject({ kind: 'sharing', port: wanted })
    expect(asked).toEqual([])
  })

  it('that is taken leaves the share and the settings on the old one', async () => {
    await using taken = await takePort()
    const { sharing } = spool.state
    expect(await spool.setPreferences({ port: taken.port })).toBe('port-in-use')
    expect(spool.state.sharing).toEqual(sharing)
    expect(spool.settings.port).toBe(port)
    expect((await get(port, '/')).status).toBe(200)
  })

  it('is not gone over to while a download runs that the person wants to leave alone', async () => {
    using download = await slowDownload()
    expect(await spool.setPreferences({ port: await freePort() })).toBe('left')
    expect(asked).toEqual([{ kind: 'cuts-downloads', change: 'port', downloads: 1 }])
    expect(spool.settings.port).toBe(port)
    download.resume()
    expect(await download.ended).toMatchObject({ receivedBytes: largeBytes })
  })

  it('is gone over to in spite of a download if the person says so', async () => {
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

  it('is gone over to without a question while nobody downloads, under the same port', async () => {
    expect(await spool.setPreferences({ host: 'localhost' })).toBeUndefined()
    expect(spool.state.sharing).toMatchObject({ kind: 'sharing', port })
    expect(spool.state.preferences.host).toBe('localhost')
    expect(asked).toEqual([])
  })

  it('is not gone over to while a download runs that the person wants to leave alone', async () => {
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

  it('is not gone over to while a download runs that the person wants to leave alone', async () => {
    using download = await slowDownload()
    expect(await spool.useFolder(other())).toBe(false)
    expect(asked).toEqual([{ kind: 'cuts-downloads', change: 'folder', downloads: 1 }])
    expect(spool.settings.folder).toBe(folder())
    download.resume()
    expect(await download.ended).toMatchObject({ receivedBytes: largeBytes })
  })

  it('is gone over to without a question while nobody downloads', async () => {
    expect(await spool.useFolder(other())).toBe(true)
    expect((await get(port, '/file')).content.toString()).toBe('other')
    expect(asked).toEqual([])
  })

  it('that is the same one changes nothing, nor does another start', async () => {
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
    ['has a name that no system takes', () => join(area.path, 'x'.repeat(300)), 'folder-missing'],
  ] as const)(
    'since it %s is told of, and leaves a running share and the choice alone',
    async (_why, path, problem) => {
      await spool.start()
      using download = await slowDownload()
      await spool.shareAtOnce(path())
      expect(await spool.useFolder(path())).toBe(false)
      const told = { kind: 'cannot-share', folder: path(), problem }
      expect(asked).toEqual([told, told])
      expect(spool.settings.folder).toBe(folder())
      expect(spool.settings.recentFolders).toEqual([])
      download.resume()
      expect(await download.ended).toMatchObject({ receivedBytes: largeBytes })
    },
  )

  it('can be chosen while nothing is shared, for it may come', async () => {
    expect(await spool.useFolder(join(area.path, 'to-come'))).toBe(true)
    expect(asked).toEqual([])
  })
})

describe('the folder that is chosen', () => {
  const problem = () => spool.state.folder?.problem
  const files = () => spool.state.folder?.survey?.files

  it('is noticed to have gone after it was counted, and counted again once it is back', async () => {
    await expect.poll(files, soon).toBe(1)
    renameSync(folder(), `${folder()}.away`)
    await expect.poll(problem, soon).toBe('folder-missing')
    renameSync(`${folder()}.away`, folder())
    await expect.poll(files, soon).toBe(1)
    expect(problem()).toBeUndefined()
  })

  it('is looked at whenever it is asked for, and when a start fails for it', async () => {
    await expect.poll(files, soon).toBe(1)
    vi.mocked(opendir).mockClear()
    spool.checkFolders()
    await vi.waitFor(() => expect(opendir).toHaveBeenCalledWith(folder()), soon)
    renameSync(folder(), `${folder()}.away`)
    await spool.start()
    expect(spool.state.sharing).toMatchObject({ kind: 'failed', reason: 'folder-missing' })
    await expect.poll(problem, soon).toBe('folder-missing')
  })

  it('is no reason for a failure any more once it is back', async () => {
    renameSync(folder(), `${folder()}.away`)
    await spool.start()
    expect(spool.state.sharing).toMatchObject({ kind: 'failed', reason: 'folder-missing' })
    renameSync(`${folder()}.away`, folder())
    await expect.poll(() => spool.state.sharing.kind, soon).toBe('stopped')
  })

  it('is no reason for a failure any more once it is another one', async () => {
    renameSync(folder(), `${folder()}.away`)
    await spool.start()
    await spool.useFolder(other())
    expect(spool.state.sharing).toEqual({ kind: 'stopped' })
  })

  it('is not what a failure for the port is about: that one stays, with its way out', async () => {
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
    ['Stop', () => spool.stop()],
    ['the choice of another one', () => spool.useFolder(other())],
    ['the end of the app', () => spool.close()],
  ])('is not shared any more after %s', async (_what, overtake) => {
    const slow = join(area.path, 'slow')
    mkdirSync(slow)
    const answer = Promise.withResolvers<undefined>()
    vi.mocked(opendir).mockImplementationOnce(async (path) => {
      await answer.promise
      return realOpendir(path)
    })
    const shared = spool.shareAtOnce(slow)
    await vi.waitFor(() => expect(opendir).toHaveBeenCalledWith(slow), soon)
    await overtake()
    answer.resolve(undefined)
    await shared
    expect(spool.settings.folder).not.toBe(slow)
    expect(spool.state.sharing.kind).toBe('stopped')
  })
})

describe('an app that is being closed', () => {
  it('starts nothing any more', async () => {
    await spool.start()
    const closed = spool.close()
    await spool.start()
    await spool.shareAtOnce(other())
    expect(await closed).toBe(0)
    expect(spool.state.sharing.kind).toBe('stopped')
  })
})

describe('a home folder', () => {
  it('that is chosen is shared at once by a running share, and so only if the person says so', async () => {
    await spool.start()
    expect(await spool.useFolder(homedir())).toBe(false)
    expect(asked).toEqual([{ kind: 'shares-all', breadth: 'home', host: '127.0.0.1', hidden: false }])
    expect(spool.settings.folder).toBe(folder())
  })

  it('is only warned of while nothing is shared', async () => {
    expect(await spool.useFolder(homedir())).toBe(true)
    expect(asked).toEqual([])
    expect(spool.state.folder).toMatchObject({ warning: 'home' })
  })
})

describe('a folder that is to be shared at once', () => {
  it.each([
    ['a home folder', homedir(), 'home'],
    ['a home folder that a sandbox has by another path', documentOfHome, 'home'],
    ['a disk', parse(homedir()).root, 'root'],
  ])('is not if it is %s and the person says no', async (_what, path, breadth) => {
    await spool.shareAtOnce(path)
    expect(asked).toEqual([{ kind: 'shares-all', breadth, host: '127.0.0.1', hidden: false }])
    expect(spool.state.sharing.kind).toBe('stopped')
    expect(spool.settings.folder).toBe(folder())
  })

  it('is the one that a file is in, if such is named and the person says so', async () => {
    await spool.shareAtOnce(join(other(), 'file'))
    expect(asked).toEqual([{ kind: 'shares-folder-of-file', folder: other() }])
    expect(spool.settings.folder).toBe(folder())
    answer = true
    await spool.shareAtOnce(join(other(), 'file'))
    expect(spool.settings.folder).toBe(other())
    expect((await get(port, '/file')).status).toBe(200)
  })

  it('is without a question if it is neither', async () => {
    await spool.shareAtOnce(other())
    expect(asked).toEqual([])
    expect((await get(port, '/file')).status).toBe(200)
  })

  it('goes over from another one only if no download is cut, or the person says so', async () => {
    await spool.start()
    using download = await slowDownload()
    await spool.shareAtOnce(other())
    expect(asked).toEqual([{ kind: 'cuts-downloads', change: 'folder', downloads: 1 }])
    download.resume()
    expect(await download.ended).toMatchObject({ receivedBytes: largeBytes })
  })
})
