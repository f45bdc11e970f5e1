import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FairQueue } from '../../../../src/main/listener/scheduling/fair-queue.ts'

/** `a1` is the first entry of client a; `a2!` the second, which serves last. */
function entry(text: string) {
  return { name: text.replace('!', ''), network: text[0]!, isLast: text.endsWith('!') }
}

function queueOf(names: readonly string[]) {
  const queue = new FairQueue<ReturnType<typeof entry>>(({ isLast }) => isLast)
  for (const name of names) queue.add(entry(name))
  return queue
}

function order(names: readonly string[]): string[] {
  const queue = queueOf(names)
  return Array.from(names, () => queue.take()!.name)
}

describe('FairQueue', () => {
  it.each([
    ['One client is served in the order in which it queued', ['a1', 'a2', 'a3'], ['a1', 'a2', 'a3']],
    ['Clients are served in the order in which they came', ['a1', 'b1', 'c1'], ['a1', 'b1', 'c1']],
    ['Clients take turns', ['a1', 'a2', 'a3', 'b1', 'c1', 'b2'], ['a1', 'b1', 'c1', 'a2', 'b2', 'a3']],
    [
      'Entries that serve last come after the others of their client',
      ['a1!', 'a2', 'b1'],
      ['a2', 'b1', 'a1'],
    ],
    ['Entries that serve last keep their order', ['a1!', 'a2!', 'a3'], ['a3', 'a1', 'a2']],
    [
      'A client of which all entries serve last keeps its turn',
      ['a1!', 'a2!', 'b1', 'b2'],
      ['a1', 'b1', 'a2', 'b2'],
    ],
  ])('%s', (_rule, queued, served) => {
    expect(order(queued)).toEqual(served)
  })

  it('A client that comes later is served before the next but one of a client that was just served', () => {
    const queue = queueOf(['a1', 'a2', 'a3'])
    expect(queue.take()!.name).toBe('a1')
    queue.add(entry('b1'))
    expect(Array.from({ length: 3 }, () => queue.take()!.name)).toEqual(['a2', 'b1', 'a3'])
  })

  it('An entry that serves last is served while another client queues again and again', () => {
    const queue = queueOf(['b1', 'a1!', 'b2'])
    const served = Array.from({ length: 3 }, () => {
      const { name } = queue.take()!
      if (name.startsWith('b')) queue.add(entry('b3'))
      return name
    })
    expect(served).toEqual(['b1', 'a1', 'b2'])
  })

  it('No entry is lost or served twice, those of one client keep their order, and the queue is empty in the end', () => {
    const mark = (client: string, index: number) => `${client[0]!}${index}${client.slice(1)}`
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'd!')), (clients) => {
        const queued = clients.map(mark)
        const served = order(queued)
        expect([...served].sort()).toEqual(queued.map((name) => name.replace('!', '')).sort())
        for (const client of 'abc') {
          const own = (all: string[]) => all.filter((name) => name.startsWith(client))
          expect(own(served)).toEqual(own(queued))
        }
      }),
    )
    const empty = queueOf([])
    expect([empty.take(), empty.length]).toEqual([undefined, 0])
  })
})
