import '../../../support/property-runs.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Weave } from '../../../../src/main/listener/connections/weave.ts'
import { weaveParts } from '../../../../src/shared/server-events.ts'

type Step = { readonly thread: number; readonly bytes: number }

/** The weave of content that these steps read, `missing` bytes of which are still to be read. */
function weaveOf([first, ...others]: readonly Step[], missing = 0, weave = new Weave()): Weave {
  const read = [first!, ...others].reduce((sum, { bytes }) => sum + bytes, 0)
  weave.begin(read + missing, first!.thread, first!.bytes)
  for (const { thread, bytes } of others) weave.add(thread, bytes)
  return weave
}

/** The thread that read the byte at `position`. */
function readerOf(steps: readonly Step[], position: number): number {
  let end = 0
  return steps.find(({ bytes }) => (end += bytes) > position)!.thread
}

const step = fc.record({
  thread: fc.integer({ min: 0, max: 127 }),
  bytes: fc.integer({ min: 0, max: 2 ** 19 }),
})

describe('the weave of a transfer', () => {
  it('Each part bears the thread that read its first byte, as far as the content has been sent', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1 }),
        fc.nat({ max: 2 ** 20 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (steps, missing, sentShare) => {
          const readBytes = steps.reduce((sum, { bytes }) => sum + bytes, 0)
          const contentBytes = readBytes + missing
          const sentBytes = Math.floor(readBytes * sentShare)
          const firstBytes = Array.from({ length: weaveParts }, (_, part) =>
            Number((BigInt(part) * BigInt(contentBytes)) / BigInt(weaveParts)),
          )
          const expected = firstBytes
            .filter((position) => position < sentBytes)
            .map((position) => readerOf(steps, position))
          expect(weaveOf(steps, missing).read(sentBytes)).toEqual(expected)
        },
      ),
    )
  })

  it('A connection’s next response has a weave of its own', () => {
    const weave = weaveOf([
      { thread: 1, bytes: 100 },
      { thread: 2, bytes: 100 },
    ])
    weaveOf([{ thread: 3, bytes: 100 }], 0, weave)
    expect(weave.read(100)).toEqual(new Array(weaveParts).fill(3))
    weaveOf(
      [
        { thread: 4, bytes: 100 },
        { thread: 5, bytes: 100 },
      ],
      200,
      weave,
    )
    expect(weave.read(200)).toEqual([...new Array<number>(12).fill(4), ...new Array<number>(12).fill(5)])
  })

  it.each([
    ['Empty content has no parts', 0, 0, []],
    ['Content that is not sent yet has no parts', 1000, 0, []],
    ['Content shorter than the number of parts has all of them', 3, 3, new Array(weaveParts).fill(-1)],
    ['Content of 100 TB has as many parts', 1e14, 1e14, new Array(weaveParts).fill(-1)],
    ['The first byte begins the first part alone', 1e14, 1, [-1]],
  ])('%s', (_rule, contentBytes, sentBytes, expected) => {
    const weave = new Weave()
    weave.begin(contentBytes, -1, contentBytes)
    expect(weave.read(sentBytes)).toEqual(expected)
  })
})
