/** The links follow the network while something is shared: the machine's addresses are fakes, the share is real. */
import type { NetworkInterfaceInfo } from 'node:os'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SettingsStore } from '../../../../src/main/desktop/settings/settings-store.ts'
import { AppModel } from '../../../../src/main/desktop/shell/app-model.ts'
import type { AppState } from '../../../../src/shared/app/app-state.ts'
import { script, soon, temporaryFolder } from '../../../support/serve.ts'

const network = vi.hoisted(() => ({ interfaces: {}, named: [] as string[] }))
vi.mock('node:dns/promises', () => ({
  lookup: (name: string) =>
    network.named.length > 0 && name === 'reading-room.local'
      ? Promise.resolve(network.named.map((address) => ({ address, family: 4 })))
      : Promise.reject(new Error('ENOTFOUND')),
}))
vi.mock('node:os', async (original) => ({
  ...(await original<object>()),
  networkInterfaces: () => network.interfaces,
  hostname: () => 'Reading-Room.example.org',
}))
// The server listens on this computer alone, whatever it believes: a test must not open a port to the network.
vi.mock('../../../../src/main/host/server-host.ts', async (original) => {
  const { startServer, ...others } =
    await original<typeof import('../../../../src/main/host/server-host.ts')>()
  return {
    ...others,
    startServer: async (...[settings, ...rest]: Parameters<typeof startServer>) => {
      const result = await startServer({ ...settings, host: '127.0.0.1' }, ...rest)
      if (!result.ok) return result
      return { ok: true, server: new Proxy(result.server, { get: wildcard }) }
    },
  }
})

/** A server as it would be on all addresses. */
function wildcard(server: object, name: string): unknown {
  if (name === 'address') return '::'
  const value: unknown = Reflect.get(server, name)
  return typeof value === 'function' ? (value as () => unknown).bind(server) : value
}

function address(text: string, internal = false): NetworkInterfaceInfo {
  const family = text.includes(':') ? 'IPv6' : 'IPv4'
  const info = { address: text, netmask: '', mac: '', internal, cidr: null }
  return family === 'IPv4' ? { ...info, family } : { ...info, family, scopeid: 0 }
}

const loopback = { lo: [address('127.0.0.1', true), address('::1', true)] }
const scripts = { listener: script('listener'), worker: script('worker'), survey: script('survey') }

describe('the links of a share when the network changes', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let states: AppState[]
  let spool: AppModel
  const urls = () => states.at(-1)?.links.map(({ url }) => url.replace(/:\d+\/$/, ''))

  beforeEach(async () => {
    folder = temporaryFolder()
    states = []
    const store = new SettingsStore(join(folder.path, 'settings.json'))
    store.update({ folder: folder.path, port: 0, threads: 1 })
    const surroundings = {
      version: '0',
      platform: process.platform,
      scripts,
      updatesItself: false,
      canLaunchAtLogin: false,
      textFolder: join(tmpdir(), 'spool-no-texts'),
      confirm: () => Promise.resolve(true),
      onBatch: () => undefined,
    }
    spool = new AppModel(store, { ...surroundings, onState: (state) => states.push(state) })
    network.interfaces = { ...loopback, wlan0: [address('192.168.1.20')] }
    network.named = ['192.168.1.20', '10.0.0.7']
    await spool.start()
  })
  afterEach(async () => {
    await spool.close()
    folder[Symbol.dispose]()
  })

  it('Another Wi-Fi changes the links without a restart of the share', async () => {
    await expect.poll(urls, soon).toEqual(['http://192.168.1.20', 'http://reading-room.local'])
    const since = states.at(-1)!.sharing
    network.interfaces = { ...loopback, wlan0: [address('10.0.0.7')] }
    await expect.poll(urls, soon).toEqual(['http://10.0.0.7', 'http://reading-room.local'])
    expect(states.at(-1)!.sharing).toEqual(since)
  })

  it('The link of a cable that is plugged in comes first, and goes when the cable is pulled', async () => {
    const both = { ...loopback, wlan0: [address('192.168.1.20')], eth0: [address('192.168.1.21')] }
    network.interfaces = both
    await expect
      .poll(urls, soon)
      .toEqual(['http://192.168.1.21', 'http://192.168.1.20', 'http://reading-room.local'])
    network.interfaces = { ...loopback, wlan0: both.wlan0 }
    await expect.poll(urls, soon).toEqual(['http://192.168.1.20', 'http://reading-room.local'])
  })

  it('An IPv6 address gets a link, too, in brackets', async () => {
    network.interfaces = { ...loopback, wlan0: [address('2001:db8::7'), address('192.168.1.20')] }
    await expect
      .poll(urls, soon)
      .toEqual(['http://192.168.1.20', 'http://[2001:db8::7]', 'http://reading-room.local'])
  })

  it('Without a network only the link for this computer remains, until there is one', async () => {
    network.interfaces = loopback
    await expect.poll(urls, soon).toEqual(['http://localhost'])
    network.interfaces = { ...loopback, wlan0: [address('192.168.1.20')] }
    await expect.poll(urls, soon).toEqual(['http://192.168.1.20', 'http://reading-room.local'])
  })

  it('The name of the computer has no link where it leads to another one, and gets one when it leads here', async () => {
    network.named = ['192.168.1.99']
    network.interfaces = { ...loopback, wlan0: [address('192.168.1.21')] }
    await expect.poll(urls, soon).toEqual(['http://192.168.1.21'])
    network.named = ['192.168.1.22']
    network.interfaces = { ...loopback, wlan0: [address('192.168.1.22')] }
    await expect.poll(urls, soon).toEqual(['http://192.168.1.22', 'http://reading-room.local'])
  })

  it('Stop leaves no link', async () => {
    await expect.poll(urls, soon).toHaveLength(2)
    await spool.stop('grace')
    await expect.poll(urls, soon).toEqual([])
    expect(states.at(-1)!.sharing.kind).toBe('stopped')
  })
})
