import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ReachableAddress } from '../../../src/main/host/addresses.ts'
import { answeringName } from '../../../src/main/host/local-name.ts'

const machine = vi.hoisted(() => ({ name: '' }))
vi.mock('node:os', async (original) => ({ ...(await original<object>()), hostname: () => machine.name }))

const reachable = (address: string, kind: ReachableAddress['kind']): ReachableAddress => ({
  address,
  family: address.includes(':') ? 6 : 4,
  adapter: '',
  kind,
  isDefault: false,
})
const own = [
  reachable('192.168.1.23', 'wifi'),
  reachable('2001:db8::23', 'wifi'),
  reachable('127.0.0.1', 'loopback'),
]
const answers =
  (...addresses: string[]) =>
  () =>
    Promise.resolve(addresses)

beforeEach(() => {
  machine.name = 'Desk.example.org'
})

describe('the name of the machine under .local', () => {
  it('The name is looked up in small letters and without the domain', async () => {
    const asked: string[] = []
    const resolver = (name: string) => {
      asked.push(name)
      return Promise.resolve(['192.168.1.23'])
    }
    expect(await answeringName(own, resolver)).toBe('desk.local')
    expect(asked).toEqual(['desk.local'])
  })

  it.each<[answer: string, addresses: string[], name: string | undefined]>([
    ['an address of the machine', ['192.168.1.23'], 'desk.local'],
    ['an IPv6 address of the machine among others', ['fe80::1', '2001:db8::23'], 'desk.local'],
    ['another machine', ['192.168.1.99'], undefined],
    ['loopback alone, as from a file of hosts', ['127.0.0.1'], undefined],
    ['nothing', [], undefined],
  ])('The name is offered only if it leads here: it leads to %s', async (_, addresses, name) => {
    expect(await answeringName(own, answers(...addresses))).toBe(name)
  })

  it('A name that nobody knows is not offered', async () => {
    expect(await answeringName(own, () => Promise.reject(new Error('ENOTFOUND')))).toBeUndefined()
  })

  it('A lookup that takes too long counts as unanswered', async () => {
    vi.useFakeTimers()
    try {
      let answer: (addresses: string[]) => void = () => undefined
      const name = answeringName(own, () => new Promise((resolve) => (answer = resolve)))
      await vi.advanceTimersByTimeAsync(3000)
      expect(await name).toBeUndefined()
      answer([])
    } finally {
      vi.useRealTimers()
    }
  })

  it('Without a network nothing is looked up', async () => {
    const resolver = vi.fn(answers('127.0.0.1'))
    expect(await answeringName([reachable('127.0.0.1', 'loopback')], resolver)).toBeUndefined()
    expect(resolver).not.toHaveBeenCalled()
  })

  it.each(['localhost', 'my pc', '-desk', 'x'.repeat(64), ''])(
    'A machine called "%s" has no name under .local',
    async (name) => {
      machine.name = name
      expect(await answeringName(own, answers('192.168.1.23'))).toBeUndefined()
    },
  )
})
