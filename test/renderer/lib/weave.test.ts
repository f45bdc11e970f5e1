import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { threadColour, weaveGradient } from '../../../src/renderer/src/lib/weave.ts'

const [first, second] = [threadColour(0), threadColour(1)]

describe('the background of a woven bar', () => {
  it.each([
    ['has no colour before anything is sent', [], 4, 'none'],
    [
      'has the colour of the one thread that served it',
      [0, 0],
      4,
      `linear-gradient(to right, ${first} 0.00% 50.00%)`,
    ],
    [
      'has the colours of its threads in the order of the bytes',
      [0, 1, 1, 0],
      4,
      `linear-gradient(to right, ${first} 0.00% 25.00%, ${second} 25.00% 75.00%, ${first} 75.00% 100.00%)`,
    ],
    [
      'has a colour of its own for what no thread read',
      [-1, 1],
      2,
      `linear-gradient(to right, var(--leaf) 0.00% 50.00%, ${second} 50.00% 100.00%)`,
    ],
  ])('The background of a woven bar %s', (_rule, weave, parts, expected) => {
    expect(weaveGradient(weave, parts, 'right')).toBe(expected)
  })

  it('The background of a woven bar runs to the left where texts do', () => {
    expect(weaveGradient([0], 1, 'left')).toBe(`linear-gradient(to left, ${first} 0.00% 100.00%)`)
  })

  it('The background of a woven bar has no gap, no overlap, and no two neighbours of one thread', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 63 }), { minLength: 1, maxLength: 48 }), (weave) => {
        const runs = [...weaveGradient(weave, 48, 'right').matchAll(/([\w.%-]+)% ([\w.]+)%/g)]
        const edges = runs.map(([, from, to]) => [Number(from), Number(to)] as const)
        expect(edges[0]![0]).toBe(0)
        expect(edges.at(-1)![1]).toBeCloseTo((weave.length / 48) * 100, 1)
        for (const [index, [from]] of edges.entries()) if (index > 0) expect(from).toBe(edges[index - 1]![1])
        expect(runs).toHaveLength(1 + weave.filter((thread, at) => at > 0 && thread !== weave[at - 1]).length)
      }),
    )
  })
})
