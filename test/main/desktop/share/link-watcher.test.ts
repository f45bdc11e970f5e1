import type { NetworkInterfaceInfo } from 'node:os'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LinkWatcher } from '../../../../src/main/desktop/share/link-watcher.ts'
import type { LocalArrivals } from '../../../../src/shared/reach/arrivals.ts'

const network = vi.hoisted((): { interfaces: Record<string, unknown[]> } => ({ interfaces: {} }))
vi.mock('node:os', async (original) => ({
  ...(await original<object>()),
  networkInterfaces: () => network.interfaces,
  hostname: () => 'reading-room',
}))
vi.mock('node:dgram', () => ({
  createSocket: () => ({
    once: () => undefined,
    close: () => undefined,
    address: () => ({ address: '192.168.1.5' }),
    connect: (_port: number, _address: string, done: () => void) => done(),
  }),
}))

const address = (text: string): NetworkInterfaceInfo => ({
  address: text,
  family: 'IPv4',
  netmask: '',
  mac: '',
  internal: false,
  cidr: null,
})
const answeredAt = (...addresses: string[]): LocalArrivals[] =>
  addresses.map((each) => ({ address: each, connections: 1, answered: 1 }))

describe('the first link', () => {
  let changes: number
  let watcher: LinkWatcher
  const hosts = () => watcher.links.map(({ url }) => new URL(url).hostname)

  beforeEach(async () => {
    vi.useFakeTimers()
    network.interfaces = { eth0: [address('192.168.1.5')], wlan0: [address('10.0.0.5')] }
    changes = 0
    watcher = new LinkWatcher(() => changes++)
    watcher.watch('::', 8080)
    await vi.advanceTimersByTimeAsync(0)
  })
  afterEach(() => {
    watcher.stop()
    vi.useRealTimers()
  })

  it('The likely link is the first as long as nobody has come by another', () => {
    watcher.follow([])
    watcher.follow([{ address: '10.0.0.5', connections: 1, answered: 0 }])
    expect(hosts()).toEqual(['192.168.1.5', '10.0.0.5'])
    expect(watcher.reached).toBeUndefined()
    expect(changes).toBe(1)
  })

  it('The link that guests come by becomes the first if nobody has come by the likely one', () => {
    watcher.follow(answeredAt('10.0.0.5'))
    expect(hosts()).toEqual(['10.0.0.5', '192.168.1.5'])
    expect(watcher.reached).toBe('http://10.0.0.5:8080/')
    // Once, and not with each report.
    watcher.follow(answeredAt('10.0.0.5'))
    expect(changes).toBe(2)
  })

  it('The likely link stays the first if guests come by both', () => {
    watcher.follow(answeredAt('10.0.0.5', '192.168.1.5'))
    expect(hosts()[0]).toBe('192.168.1.5')
    expect(watcher.reached).toBeUndefined()
  })

  it('The link that guests come by stays the first when others come by the likely one later', async () => {
    watcher.follow(answeredAt('10.0.0.5'))
    watcher.follow(answeredAt('10.0.0.5', '192.168.1.5'))
    await vi.advanceTimersByTimeAsync(3000)
    expect(hosts()[0]).toBe('10.0.0.5')
    expect(changes).toBe(2)
  })

  it('Without its network that link is gone, and the likely one is the first again', async () => {
    watcher.follow(answeredAt('10.0.0.5'))
    network.interfaces = { eth0: [address('192.168.1.5')] }
    await vi.advanceTimersByTimeAsync(3000)
    expect(hosts()).toEqual(['192.168.1.5'])
    expect(watcher.reached).toBeUndefined()
  })

  it('The next share begins with the likely link', async () => {
    watcher.follow(answeredAt('10.0.0.5'))
    watcher.stop()
    expect(watcher.reached).toBeUndefined()
    watcher.watch('::', 8080)
    await vi.advanceTimersByTimeAsync(0)
    expect(hosts()[0]).toBe('192.168.1.5')
  })
})
