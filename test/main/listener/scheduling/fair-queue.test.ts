import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FairQueue } from '../../../../src/main/listener/scheduling/fair-queue.ts'

/** `a1` is the first of client a. */
const owner = (name: string) => ({ name, network: name[0]! })

function line(names: readonly string[]): FairQueue<ReturnType<typeof owner>> {
  const made = new FairQueue<ReturnType<typeof owner>>()
  for (const name of names) made.add(owner(name))
  return made
}

function order(names: readonly string[]): string[] {
  const asked = line(names)
  return Array.from(names, () => asked.take()!.name)
}

describe('a line', () => {
  it.each([
    ['serves one client in the order of asking', ['a1', 'a2', 'a3'], ['a1', 'a2', 'a3']],
    ['serves clients in the order of asking', ['a1', 'b1', 'c1'], ['a1', 'b1', 'c1']],
    ['lets clients take turns', ['a1', 'a2', 'a3', 'b1', 'c1', 'b2'], ['a1', 'b1', 'c1', 'a2', 'b2', 'a3']],
  ])('%s', (_rule, asked, served) => {
    expect(order(asked)).toEqual(served)
  })

  it('lets in a client that comes meanwhile before the next but one of a client that was served', () => {
    const asked = line(['a1', 'a2', 'a3'])
    expect(asked.take()!.name).toBe('a1')
    asked.add(owner('b1'))
    expect([asked.take()!.name, asked.take()!.name, asked.take()!.name]).toEqual(['a2', 'b1', 'a3'])
  })

  it('loses nobody, serves nobody twice, and is empty in the end', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd')), (clients) => {
        const names = clients.map((client, index) => `${client}${index}`)
        const served = order(names)
        expect([...served].sort()).toEqual([...names].sort())
        for (const client of 'abcd') {
          const own = (all: string[]) => all.filter((name) => name.startsWith(client))
          expect(own(served)).toEqual(own(names))
        }
      }),
    )
    const empty = line([])
    expect(empty.take()).toBeUndefined()
    expect(empty.length).toBe(0)
  })
})
