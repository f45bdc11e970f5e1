import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BlockingQueue } from '../../../src/main/sync/blocking-queue.ts'

const owner = 1

/** First positions in the ring, some just before the limits of int32. */
const starts = fc.oneof(
  fc.integer({ min: -10, max: 1000 }),
  fc.integer({ min: 2 ** 31 - 20, max: 2 ** 31 - 1 }),
  fc.integer({ min: -(2 ** 31), max: -(2 ** 31) + 20 }),
)

describe('BlockingQueue on one thread', () => {
  it('The queue behaves like a bounded array for every sequence of operations', () => {
    const operation = fc.oneof(
      fc.record({ name: fc.constant('offer' as const), value: fc.integer() }),
      fc.record({
        name: fc.constant('offerAll' as const),
        values: fc.array(fc.integer(), { maxLength: 12 }),
      }),
      fc.record({ name: fc.constantFrom('poll' as const, 'drain' as const) }),
    )
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        starts,
        fc.array(operation),
        (capacity, startAt, operations) => {
          const queue = new BlockingQueue(BlockingQueue.allocate(capacity, startAt), owner)
          const model: number[] = []
          for (const step of operations) {
            if (step.name === 'offer') {
              const accepted = model.length < capacity
              expect(queue.offer(step.value)).toBe(accepted)
              if (accepted) model.push(step.value)
            } else if (step.name === 'offerAll') {
              const accepted = step.values.slice(0, capacity - model.length)
              expect(queue.offerAll(step.values)).toBe(accepted.length)
              model.push(...accepted)
            } else if (step.name === 'poll') {
              expect(queue.poll()).toBe(model.shift())
            } else {
              const drained: number[] = []
              expect(queue.drain(drained)).toBe(model.length)
              expect(drained).toEqual(model.splice(0))
            }
            expect(queue.size).toBe(model.length)
          }
        },
      ),
    )
  })

  it('The queue holds every int32', () => {
    const queue = new BlockingQueue(BlockingQueue.allocate(4), owner)
    const values = [0, -1, 2 ** 31 - 1, -(2 ** 31)]
    for (const value of values) queue.offer(value)
    expect(values.map(() => queue.poll())).toEqual(values)
  })

  it('drain() appends the values to the given array', () => {
    const queue = new BlockingQueue(BlockingQueue.allocate(4), owner)
    queue.offer(2)
    const values = [1]
    queue.drain(values)
    expect(values).toEqual([1, 2])
  })

  it('A closed queue refuses values and hands out the rest', () => {
    const queue = new BlockingQueue(BlockingQueue.allocate(4), owner)
    queue.put(1)
    queue.put(2)
    queue.close()
    expect(queue.closed).toBe(true)
    expect(queue.put(3)).toBe(false)
    expect(queue.offer(3)).toBe(false)
    expect([queue.take(), queue.poll(), queue.take(), queue.poll()]).toEqual([1, 2, undefined, undefined])
  })

  it('Every view of the same memory shows the same queue', () => {
    const memory = BlockingQueue.allocate(3)
    const one = new BlockingQueue(memory, 1)
    const other = new BlockingQueue(memory, 2)
    one.put(9)
    expect(other.size).toBe(1)
    expect(other.take()).toBe(9)
    expect(other.capacity).toBe(3)
  })

  it.each([0, -1, 1.5, 2 ** 20 + 1, NaN])('A capacity of %s is refused', (capacity) => {
    expect(() => BlockingQueue.allocate(capacity)).toThrow(RangeError)
  })
})
