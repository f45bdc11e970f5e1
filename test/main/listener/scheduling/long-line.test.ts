import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LongLine, type Waiting } from '../../../../src/main/listener/scheduling/long-line.ts'

type Owner = Waiting & { readonly name: string }

/** `a1` is the first of client a; `a2!` the second, which has ended. */
function owner(text: string): Owner {
  return { name: text.replace('!', ''), network: text[0]!, hasEnded: text.endsWith('!') }
}

function order(names: readonly string[]): string[] {
  const line = new LongLine<Owner>()
  for (const name of names) line.add(owner(name))
  return Array.from(names, () => line.take()!.name)
}

describe('the line of long jobs', () => {
  it.each([
    ['serves one client in the order of asking', ['a1', 'a2', 'a3'], ['a1', 'a2', 'a3']],
    ['lets clients take turns', ['a1', 'a2', 'a3', 'b1', 'c1', 'b2'], ['a1', 'b1', 'c1', 'a2', 'b2', 'a3']],
    ['serves what a client may have given up after its others', ['a1!', 'a2', 'b1'], ['a2', 'b1', 'a1']],
    ['keeps the order of what a client may have given up', ['a1!', 'a2!', 'a3'], ['a3', 'a1', 'a2']],
    ['leaves its turn to a client that has ended', ['a1!', 'a2!', 'b1', 'b2'], ['a1', 'b1', 'a2', 'b2']],
  ])('%s', (_rule, asked, served) => {
    expect(order(asked)).toEqual(served)
  })

  it('serves a client that has ended while another asks again as soon as it is served', () => {
    const line = new LongLine<Owner>()
    for (const name of ['b1', 'a1!', 'b2']) line.add(owner(name))
    const served = Array.from({ length: 3 }, () => {
      const { name } = line.take()!
      if (name.startsWith('b')) line.add(owner('b3'))
      return name
    })
    expect(served).toEqual(['b1', 'a1', 'b2'])
  })

  it('is empty in the end, and nobody was lost or served twice', () => {
    const line = new LongLine<Owner>()
    const names = fc.array(fc.constantFrom('a1', 'a2!', 'b1', 'b2!', 'c1'))
    fc.assert(
      fc.property(names, (asked) => {
        expect(order(asked).sort()).toEqual(asked.map((name) => name.replace('!', '')).sort())
      }),
    )
    expect(line.length).toBe(0)
    expect(line.take()).toBe(undefined)
  })
})
