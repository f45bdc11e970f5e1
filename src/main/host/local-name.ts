/** The machine's name under `.local`: multicast DNS (RFC 6762), which not every system speaks. */
import { lookup } from 'node:dns/promises'
import { hostname } from 'node:os'
import { settledWithin } from '../base/settled-within.ts'
import { trackIo } from '../base/pending-io.ts'
import type { ReachableAddress } from './addresses.ts'

/** A system that has no answer by then is taken to have none, ms. For its own name it needs to ask nobody. */
const patienceMs = 3000

/** Resolves to the addresses of a host name. Rejects if it has none. */
type Resolver = (name: string) => Promise<readonly string[]>

/**
 * Resolves to the machine's name under `.local` if the system's resolver leads from it to one of `addresses`, and to undefined
 * otherwise. The name may not be known to anyone, as on Linux without nss-mdns, or belong to another machine. Never rejects.
 * @param addresses those of this machine; loopback doesn't count, as a file of hosts may give it to any name
 */
export async function answeringName(
  addresses: readonly ReachableAddress[],
  resolver: Resolver = systemResolver,
): Promise<string | undefined> {
  const own = new Set(addresses.filter(({ kind }) => kind !== 'loopback').map(({ address }) => address))
  const name = localName()
  if (name === undefined || own.size === 0) return undefined
  let answers: readonly string[] = []
  // The system can't be kept from looking on, and an orderly exit would wait for it.
  const answer = trackIo(resolver(name)).then((found) => void (answers = found))
  await settledWithin(
    patienceMs,
    answer.catch(() => undefined),
  )
  return answers.some((address) => own.has(address)) ? name : undefined
}

async function systemResolver(name: string): Promise<string[]> {
  return (await lookup(name, { all: true })).map(({ address }) => address)
}

/** Returns undefined if the machine's name can't be one of multicast DNS. */
function localName(): string | undefined {
  const label = hostname().split('.', 1)[0]!.toLowerCase()
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label) && label !== 'localhost'
    ? `${label}.local`
    : undefined
}
