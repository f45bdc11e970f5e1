/** The addresses at which other devices reach this machine, the likely one first. */
import { createSocket } from 'node:dgram'
import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os'
import type { AdapterKind } from '../../shared/app/app-state.ts'

/** One way to reach this machine. */
export type ReachableAddress = {
  readonly address: string
  readonly family: 4 | 6
  /** Name of the network adapter. */
  readonly adapter: string
  readonly kind: AdapterKind
  /** The adapter that leads to the rest of the network. */
  readonly isDefault: boolean
}

// The first match decides. Names come from Linux, macOS, Windows and the programs that make adapters there.
const adapterKinds: readonly (readonly [RegExp, AdapterKind])[] = [
  [/^lo\d*$|^loopback/i, 'loopback'],
  [/docker|podman|^br-|^veth|^vnet|virbr|vmnet|vboxnet|virtualbox|vmware|hyper-v|^lx[cd]|^incus/i, 'virtual'],
  [/^cni|^cali|^cilium|^flannel|^kube|^waydroid|^bridge\d|^anpi|^ap\d|^dummy/i, 'virtual'],
  [/vpn|^tun|tun\d|^tap|^wg|wireguard|tailscale|zerotier|^zt|^ppp|^ipsec|nordlynx|^awdl|^llw/i, 'vpn'],
  [/wi-?fi|wlan|^wl|wireless/i, 'wifi'],
  // macOS names Wi-Fi and Ethernet alike en0, en1, …; Linux never does.
  [/^en\d+$/, 'other'],
  [/ethernet|^eth|^en|^em\d|^ib/i, 'ethernet'],
]

/** Returns the kind that an adapter's name suggests. */
export function adapterKind(name: string): AdapterKind {
  return adapterKinds.find(([pattern]) => pattern.test(name))?.[1] ?? 'other'
}

/** Whether it is an IPv4 address that a machine gives itself when no router answers (RFC 3927). */
export function isSelfAssigned(address: string): boolean {
  return address.startsWith('169.254.')
}

/**
 * Returns all addresses that a browser elsewhere can open, best first: the adapter of the default route, then the others by
 * kind, IPv4 before IPv6 because people can type it. Link-local IPv6 is left out: a URL can't name its zone.
 */
export function orderAddresses(
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>,
  defaultAddress: string | undefined,
): ReachableAddress[] {
  const found = Object.entries(interfaces).flatMap(([adapter, infos = []]) => {
    const isDefault = infos.some(({ address }) => address === defaultAddress)
    return infos
      .filter(({ address }) => !/^fe[89ab][0-9a-f]:/i.test(address))
      .map((info): ReachableAddress => ({
        address: info.address,
        family: info.family === 'IPv4' ? 4 : 6,
        adapter,
        kind: info.internal ? 'loopback' : adapterKind(adapter),
        isDefault,
      }))
  })
  return found.sort((one, other) => rank(one, defaultAddress) - rank(other, defaultAddress))
}

const kindOrder: readonly AdapterKind[] = ['ethernet', 'wifi', 'other', 'vpn', 'virtual', 'loopback']

/** After all that has an address of the network, before what is certainly not the network. */
const selfAssignedRank = 10 * kindOrder.indexOf('vpn') - 1

function rank({ address, family, kind, isDefault }: ReachableAddress, defaultAddress: string | undefined) {
  // A VPN may take all traffic, but devices nearby are not in it. Virtual adapters may carry the real network.
  if (isDefault && kind !== 'vpn') return address === defaultAddress ? -3 : family === 4 ? -2 : -1
  const byKind = 10 * kindOrder.indexOf(kind) + (family === 4 ? 0 : 1)
  return isSelfAssigned(address) ? Math.max(byKind, selfAssignedRank) : byKind
}

/** Resolves to the current addresses of this machine, in the order of {@link orderAddresses}. */
export async function reachableAddresses(): Promise<ReachableAddress[]> {
  return orderAddresses(networkAdapters(), await defaultRouteAddress())
}

function networkAdapters(): ReturnType<typeof networkInterfaces> {
  try {
    return networkInterfaces()
  } catch {
    // Android hides its addresses from apps.
    return {}
  }
}

/**
 * Resolves to the address that the system would send from. Connecting a UDP socket looks up the route and sends nothing; the
 * target is reserved for documentation (RFC 5737).
 */
function defaultRouteAddress(): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4')
    const done = (address: string | undefined) => {
      socket.close()
      resolve(address)
    }
    socket.once('error', () => done(undefined))
    // Without a route the callback gets the error, and the socket's address is 0.0.0.0, which no adapter has.
    socket.connect(9, '192.0.2.1', () => done(socket.address().address))
  })
}
