/** What a stop does to a running download: it gives it a few seconds, lets it finish, or cuts it off. */
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SettingsStore } from '../../../../src/main/desktop/settings/settings-store.ts'
import { AppModel } from '../../../../src/main/desktop/shell/app-model.ts'
import type { Confirmation } from '../../../../src/main/desktop/shell/confirm.ts'
import { Download } from '../../../support/download.ts'
import { get, RawClient } from '../../../support/raw-client.ts'
import { script, soon, temporaryFolder } from '../../../support/serve.ts'
import { freePort } from '../../../support/temporary-home.ts'

const scripts = { listener: script('listener'), worker: script('worker'), survey: script('survey') }
/** More than the system takes off the server's hands before the client reads anything. */
const largeBytes = 48 << 20
const finishing = { kind: 'stopping', waitsForDownloads: true }

let area: ReturnType<typeof temporaryFolder>
let spool: AppModel
let port: number
let asked: Confirmation[]
let agrees: boolean
let download: Download

beforeEach(async () => {
  area = temporaryFolder()
  const folder = join(area.path, 'share')
  mkdirSync(folder)
  mkdirSync(join(area.path, 'other'))
  writeFileSync(join(folder, 'large.bin'), Buffer.alloc(largeBytes))
  port = await freePort()
  asked = []
  agrees = false
  const store = new SettingsStore(join(area.path, 'settings.json'))
  store.update({ folder, host: '127.0.0.1', port, threads: 1 })
  spool = new AppModel(store, {
    version: '0',
    platform: process.platform,
    updatesItself: false,
    canLaunchAtLogin: false,
    textFolder: join(area.path, 'texts'),
    scripts,
    confirm: (confirmation) => {
      asked.push(confirmation)
      return Promise.resolve(agrees)
    },
    onState: () => undefined,
    onBatch: () => undefined,
  })
  await spool.start()
  download = await Download.start(port, '/large.bin', { pauseAfterBytes: 1 })
  await expect.poll(() => spool.transfers, soon).toBe(1)
})
afterEach(async () => {
  download[Symbol.dispose]()
  await spool.close()
  area[Symbol.dispose]()
})

describe('a stop that lets downloads finish', () => {
  it('A stop that lets downloads finish accepts no request, and ends with the last download', async () => {
    const stopped = spool.stop('finish')
    await expect.poll(() => spool.state.sharing, soon).toEqual(finishing)
    await expect(get(port, '/')).rejects.toThrow()
    download.resume()
    expect(await download.ended).toMatchObject({ receivedBytes: largeBytes })
    await stopped
    expect(spool.state.sharing).toEqual({ kind: 'stopped' })
  })

  it('A stop that lets downloads finish waits for nothing else longer than any other stop does', async () => {
    writeFileSync(join(area.path, 'share', 'huge.bin'), '')
    truncateSync(join(area.path, 'share', 'huge.bin'), 2 ** 41)
    // Takes hours.
    using checksum = await RawClient.connect(port)
    checksum.send('GET /huge.bin?sha256 HTTP/1.1\r\nHost: localhost\r\n\r\n')
    const stopped = spool.stop('finish')
    await expect.poll(() => spool.state.sharing, soon).toEqual(finishing)
    download.resume()
    expect(await download.ended).toMatchObject({ receivedBytes: largeBytes })
    await stopped
    expect(spool.state.sharing).toEqual({ kind: 'stopped' })
  })

  it('A stop that nobody is asked about, as from the tray, lets downloads finish', async () => {
    const stopped = spool.stop()
    await expect.poll(() => spool.state.sharing, soon).toEqual(finishing)
    download.resume()
    expect(await download.ended).toMatchObject({ receivedBytes: largeBytes })
    await stopped
  })

  it.each([
    ['the downloads are cut off', () => spool.cutDownloads()],
    ['a stop follows that cuts them off', () => void spool.stop('now')],
  ])('A stop that lets downloads finish ends at once when %s', async (_what, cut) => {
    const stopped = spool.stop('finish')
    await expect.poll(() => spool.state.sharing, soon).toEqual(finishing)
    cut()
    expect(spool.state.sharing).toEqual({ kind: 'stopping', waitsForDownloads: false })
    await stopped
    expect(download.receivedBytes).toBeLessThan(largeBytes)
  })

  it('A stop that lets downloads finish gives them five more seconds when the app quits', async () => {
    void spool.stop('finish')
    await expect.poll(() => spool.state.sharing, soon).toEqual(finishing)
    const closed = spool.close()
    expect(spool.state.sharing).toEqual({ kind: 'stopping', waitsForDownloads: false })
    expect(await closed).toBe(0)
    expect(download.receivedBytes).toBeLessThan(largeBytes)
  })

  it('A start during a stop that lets downloads finish begins when they have ended, and cuts off none', async () => {
    void spool.stop('finish')
    await expect.poll(() => spool.state.sharing, soon).toEqual(finishing)
    const started = spool.start()
    void spool.stop('finish')
    const startedAgain = spool.start()
    expect(spool.state.sharing).toEqual(finishing)
    download.resume()
    expect(await download.ended).toMatchObject({ receivedBytes: largeBytes })
    await Promise.all([started, startedAgain])
    expect(spool.state.sharing).toMatchObject({ kind: 'sharing', port })
  })

  it('Another folder can be chosen without a question while downloads finish, which still count as running', async () => {
    void spool.stop('finish')
    await expect.poll(() => spool.state.sharing, soon).toEqual(finishing)
    expect(spool.transfers).toBe(1)
    expect(await spool.useFolder(join(area.path, 'other'))).toBe(true)
    expect(asked).toEqual([])
    expect(spool.state.sharing).toEqual(finishing)
  })
})

describe('a stop that cuts off downloads', () => {
  it('A stop that cuts off downloads waits for none', async () => {
    await spool.stop('now')
    expect(spool.state.sharing).toEqual({ kind: 'stopped' })
    expect(download.receivedBytes).toBeLessThan(largeBytes)
  })

  it('A stop that gives downloads a few seconds is not made longer by one that lets them finish', async () => {
    const stopped = spool.stop('grace')
    await expect.poll(() => spool.state.sharing.kind, soon).toBe('stopping')
    void spool.stop('finish')
    expect(spool.state.sharing).toEqual({ kind: 'stopping', waitsForDownloads: false })
    spool.cutDownloads()
    await stopped
  })

  it('A share that moves gives downloads only the usual time, even after a stop that a start has overtaken', async () => {
    void spool.stop('finish')
    await spool.start()
    agrees = true
    await spool.setPreferences({ host: 'localhost' })
    expect(asked).toEqual([{ kind: 'cuts-downloads', change: 'access', downloads: 1 }])
    expect(spool.state.sharing).toMatchObject({ kind: 'sharing' })
    expect(download.receivedBytes).toBeLessThan(largeBytes)
  })
})
