/** Guests that get a name or are blocked: the share is real. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SettingsStore } from '../../../../src/main/desktop/settings/settings-store.ts'
import { AppModel } from '../../../../src/main/desktop/shell/app-model.ts'
import { Download } from '../../../support/download.ts'
import { get } from '../../../support/raw-client.ts'
import { script, soon, temporaryFolder } from '../../../support/serve.ts'
import { freePort } from '../../../support/temporary-home.ts'

const scripts = { listener: script('listener'), worker: script('worker'), survey: script('survey') }
const here = '127.0.0.1'
const there = '127.0.0.2'

let area: ReturnType<typeof temporaryFolder>
let spool: AppModel
let port: number
const settingsPath = () => join(area.path, 'settings.json')

beforeEach(async () => {
  area = temporaryFolder()
  for (const name of ['share', 'other']) {
    mkdirSync(join(area.path, name))
    writeFileSync(join(area.path, name, 'file'), name)
  }
  port = await freePort()
  const store = new SettingsStore(settingsPath())
  store.update({ folder: join(area.path, 'share'), host: here, port, threads: 1 })
  spool = new AppModel(store, {
    version: '0',
    platform: process.platform,
    updatesItself: false,
    canLaunchAtLogin: false,
    textFolder: join(area.path, 'texts'),
    scripts,
    confirm: () => Promise.resolve(true),
    onState: () => undefined,
    onBatch: () => undefined,
  })
})
afterEach(async () => {
  await spool.close()
  area[Symbol.dispose]()
})

/** Status that a client with this address gets. */
async function statusFor(localAddress: string): Promise<number> {
  const { status } = await (await Download.start(port, '/file', { localAddress })).ended
  return status
}

describe('a guest with a name', () => {
  it('A name that the user gives to a guest is shown and remembered until it is removed', () => {
    const anna = { client: there, device: 'iPhone', name: 'Anna’s phone' }
    spool.guests.name(anna)
    expect(spool.state.guestNames).toEqual([anna])
    expect(new SettingsStore(settingsPath()).settings.guestNames).toEqual([anna])
    spool.guests.name({ ...anna, name: '' })
    expect(spool.state.guestNames).toEqual([])
  })
})

// Other systems have one address of this kind.
describe.runIf(process.platform === 'linux')('a blocked client', () => {
  it('A blocked client is refused until it is unblocked, and no other is', async () => {
    await spool.start()
    spool.guests.block(there)
    expect(spool.state.blocked).toEqual([there])
    await expect.poll(() => statusFor(there), soon).toBe(403)
    expect((await get(port, '/file')).status).toBe(200)
    spool.guests.unblock(there)
    expect(spool.state.blocked).toEqual([])
    await expect.poll(() => statusFor(there), soon).toBe(200)
  })

  it('A blocked client stays blocked when the share starts, moves to another folder and starts again', async () => {
    spool.guests.block(there)
    spool.guests.block(there)
    expect(spool.state.blocked).toEqual([there])
    await spool.start()
    await expect.poll(() => statusFor(there), soon).toBe(403)
    await spool.useFolder(join(area.path, 'other'))
    await expect.poll(() => statusFor(there), soon).toBe(403)
    await spool.stop('grace')
    await spool.start()
    await expect.poll(() => statusFor(there), soon).toBe(403)
  })

  it('A blocked client is not remembered by the next run', () => {
    spool.guests.block(there)
    expect(JSON.stringify(new SettingsStore(settingsPath()).settings)).not.toContain(there)
  })
})
