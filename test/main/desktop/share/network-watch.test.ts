import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { NetworkWatch } from '../../../../src/main/desktop/share/network-watch.ts'
import type { ShareLink } from '../../../../src/shared/app/app-state.ts'

const link = (address: string, adapter = 'wlan0', kind: ShareLink['kind'] = 'wifi'): ShareLink => ({
  url: `http://${address}:8080/`,
  kind,
  adapter,
  isDefault: true,
})
const byName = link('laptop.local', '', 'name')

describe('the name of the network', () => {
  const find = vi.fn<(adapter: string) => Promise<string | undefined>>()
  let names: (string | undefined)[]
  let watch: NetworkWatch

  beforeEach(() => {
    vi.useFakeTimers()
    names = []
    find.mockReset().mockImplementation((adapter) => Promise.resolve(`net of ${adapter}`))
    watch = new NetworkWatch((name) => names.push(name), find)
  })
  afterEach(() => void vi.useRealTimers())

  const settle = () => vi.advanceTimersByTimeAsync(0)

  it('The network has a name while a share is reached over Wi-Fi, and none after that', async () => {
    watch.update([])
    watch.update([byName, link('10.0.0.7')])
    await settle()
    expect(names).toEqual(['net of wlan0'])
    watch.update([])
    expect(names).toEqual(['net of wlan0', undefined])
  })

  it('The system is asked once while the links stay the same', async () => {
    watch.update([link('10.0.0.7')])
    watch.update([link('10.0.0.7'), byName])
    await vi.advanceTimersByTimeAsync(60_000)
    watch.update([link('10.0.0.7')])
    expect(find).toHaveBeenCalledOnce()
  })

  it.each<[what: string, adapter: string, kind: ShareLink['kind'], asked: boolean]>([
    ['Wi-Fi', 'wlan0', 'wifi', true],
    ['an adapter of macOS, which may be either', 'en0', 'other', true],
    ['a cable', 'eth0', 'ethernet', false],
    ['a VPN', 'tun0', 'vpn', false],
  ])('For %s the system is asked or not (%s, %s: %s)', (_what, adapter, kind, asked) => {
    watch.update([link('10.0.0.7', adapter, kind), link('10.0.0.8', 'wlan1')])
    expect(find.mock.calls.length).toBe(asked ? 1 : 0)
  })

  it('However often the network changes, the system is asked every ten seconds at most, for the last one', async () => {
    for (const address of ['10.0.0.1', '10.0.0.2', '10.0.0.3']) watch.update([link(address, `w${address}`)])
    await vi.advanceTimersByTimeAsync(9999)
    expect(find.mock.calls).toEqual([['w10.0.0.1']])
    await vi.advanceTimersByTimeAsync(1)
    expect(find.mock.calls).toEqual([['w10.0.0.1'], ['w10.0.0.3']])
    expect(names).toEqual(['net of w10.0.0.3'])
  })

  it('An answer that comes after the network has changed is not shown', async () => {
    watch.update([link('10.0.0.7')])
    watch.update([link('10.0.0.8', 'eth0', 'ethernet')])
    await settle()
    expect(names).toEqual([])
  })
})
