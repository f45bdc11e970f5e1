/** A running share that is to move to another port or address: the user is a fake, the share and the ports are real. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SettingsStore } from '../../../../src/main/desktop/settings/settings-store.ts'
import { AppModel } from '../../../../src/main/desktop/shell/app-model.ts'
import { portFailure } from '../../../../src/main/host/free-port.ts'
import type { SharingState } from '../../../../src/shared/app/app-state.ts'
import { defaultPort } from '../../../../src/shared/settings.ts'
import { get } from '../../../support/raw-client.ts'
import { script, temporaryFolder } from '../../../support/serve.ts'
import { freePort, takePort } from '../../../support/temporary-home.ts'

/** So that a port can be taken after it was found free. */
vi.mock('../../../../src/main/host/free-port.ts', { spy: true })

const scripts = { listener: script('listener'), worker: script('worker'), survey: script('survey') }

let area: ReturnType<typeof temporaryFolder>
let spool: AppModel
let port: number
let ports: (number | undefined)[]

/** The port that is shared on, undefined while nothing is. */
const portOf = (sharing: SharingState) => (sharing.kind === 'sharing' ? sharing.port : undefined)

beforeEach(async () => {
  area = temporaryFolder()
  const folder = join(area.path, 'share')
  mkdirSync(folder)
  port = await freePort()
  ports = []
  const store = new SettingsStore(join(area.path, 'settings.json'))
  store.update({ folder, host: '127.0.0.1', port, threads: 1 })
  spool = new AppModel(store, {
    version: '0',
    platform: process.platform,
    updatesItself: false,
    canLaunchAtLogin: true,
    textFolder: join(area.path, 'texts'),
    scripts,
    confirm: () => Promise.resolve(true),
    onState: ({ sharing }) => {
      const now = portOf(sharing)
      if (now !== undefined && now !== ports.at(-1)) ports.push(now)
    },
    onBatch: () => undefined,
  })
})
afterEach(async () => {
  await spool.close()
  vi.mocked(portFailure).mockRestore()
  area[Symbol.dispose]()
})

/** The share answers on this port, and the settings say so. */
async function expectSharedOn(expected: number): Promise<void> {
  expect(portOf(spool.state.sharing)).toBe(expected)
  expect(spool.settings.port).toBe(expected)
  expect((await get(expected, '/')).status).toBe(200)
}

describe('moves to other ports', () => {
  it('Moves to other ports are made one after the other, and the last one stands', async () => {
    await spool.start()
    const [one, two] = [await freePort(), await freePort()]
    const moves = [one, two].map((wanted) => spool.setPreferences({ port: wanted }))
    expect(await Promise.all(moves)).toEqual([undefined, undefined])
    await expectSharedOn(two)
    expect(ports).toEqual([port, one, two])
  })

  it('Moves to other ports at the same time leave the share on the last port that is free', async () => {
    await using taken = await takePort()
    await spool.start()
    const free = await freePort()
    const moves = [free, taken.port].map((wanted) => spool.setPreferences({ port: wanted }))
    expect(await Promise.all(moves)).toEqual([undefined, 'port-in-use'])
    await expectSharedOn(free)
  })

  it('A move to another port and back at once ends where it began', async () => {
    await spool.start()
    const wanted = await freePort()
    await Promise.all([spool.setPreferences({ port: wanted }), spool.setPreferences({ port })])
    await expectSharedOn(port)
  })

  it('A move to a port that is taken leaves a share that is only starting where it is', async () => {
    await using taken = await takePort()
    const started = spool.start()
    expect(await spool.setPreferences({ port: taken.port })).toBe('port-in-use')
    await started
    await expectSharedOn(port)
  })

  it('A move returns to the port that worked if the new one is taken at the last moment', async () => {
    await using taken = await takePort()
    await spool.start()
    vi.mocked(portFailure).mockResolvedValueOnce(undefined)
    expect(await spool.setPreferences({ port: taken.port })).toBe('port-in-use')
    await expectSharedOn(port)
  })

  it('A move to another port does not hold up Stop', async () => {
    await spool.start()
    const wanted = await freePort()
    const moved = spool.setPreferences({ port: wanted })
    await spool.stop('grace')
    expect(await moved).toBeUndefined()
    expect(spool.state.sharing.kind).toBe('stopped')
    expect(spool.settings.port).toBe(wanted)
  })

  it('A move to another port works after one with an invalid port was refused', async () => {
    await spool.start()
    await expect(spool.setPreferences({ port: -1 })).rejects.toThrow()
    const wanted = await freePort()
    expect(await spool.setPreferences({ port: wanted })).toBeUndefined()
    await expectSharedOn(wanted)
  })
})

describe('a port that nobody has chosen', () => {
  let held: AsyncDisposable | undefined
  beforeEach(async () => {
    // Another program may have it already.
    const isFree = (await portFailure(defaultPort, '127.0.0.1')) === undefined
    held = isFree ? await takePort(defaultPort) : undefined
  })
  afterEach(() => held?.[Symbol.asyncDispose]())

  /** Shares on the port after the default one, as that is taken; returns the port. */
  async function startNearby(): Promise<number> {
    await spool.setPreferences({ port: undefined })
    await spool.start()
    const { sharing } = spool.state
    expect(sharing).toMatchObject({ kind: 'sharing', portTaken: defaultPort })
    return portOf(sharing)!
  }

  it('A share for which nobody has chosen a port takes the next free one if the default port is taken', async () => {
    const nearby = await startNearby()
    expect(nearby).toBeGreaterThan(defaultPort)
    expect(spool.settings.port).toBeUndefined()
    expect((await get(nearby, '/')).status).toBe(200)
  })

  it('A share whose own port is chosen keeps running there, and nothing is said of the default port any more', async () => {
    const nearby = await startNearby()
    const { sharing } = spool.state
    expect(await spool.setPreferences({ port: nearby })).toBeUndefined()
    expect(spool.state.sharing).toEqual({ ...sharing, portTaken: undefined })
    expect(spool.settings.port).toBe(nearby)
  })

  it('A share moves near the default port when its own is no longer chosen', async () => {
    await spool.start()
    expect(await spool.setPreferences({ port: undefined })).toBeUndefined()
    expect(spool.state.sharing).toMatchObject({ kind: 'sharing', portTaken: defaultPort })
  })

  it('A chosen port that is taken is not replaced by another one, even if it is the default port', async () => {
    await spool.setPreferences({ port: defaultPort })
    await spool.start()
    expect(spool.state.sharing).toMatchObject({ kind: 'failed', reason: 'port-in-use', port: defaultPort })
  })
})

describe('a move to another address', () => {
  it('A move to an address that this computer does not have returns to the one that worked', async () => {
    await spool.start()
    expect(await spool.setPreferences({ host: '192.0.2.1' })).toBe('address-not-available')
    expect(spool.settings.host).toBe('127.0.0.1')
    await expectSharedOn(port)
  })
})
