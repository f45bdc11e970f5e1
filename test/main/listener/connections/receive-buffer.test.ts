import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InputBudget, ReceiveBuffer } from '../../../../src/main/listener/connections/receive-buffer.ts'

type Step = { readonly append: Uint8Array } | { readonly take: number; readonly skip: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ append: fc.uint8Array({ maxLength: 300 }) }),
  fc.record({ take: fc.nat(400), skip: fc.nat(3) }),
)

describe('the receive buffer of a connection', () => {
  it('What a client sends comes out byte for byte, however it is cut, and is counted until then', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const budget = new InputBudget(Infinity)
        budget.add(1000)
        const input = new ReceiveBuffer(budget)
        let expected = Buffer.alloc(0)
        for (const next of steps) {
          if ('append' in next) {
            input.append(Buffer.from(next.append))
            expected = Buffer.concat([expected, next.append])
          } else {
            const start = Math.min(next.skip, expected.length)
            const end = Math.min(start + next.take, expected.length)
            expect(input.take(start, end)).toEqual(expected.subarray(start, end))
            expected = expected.subarray(end)
          }
          expect(input.bytes).toEqual(expected)
          expect(budget.bytes).toBe(1000 + expected.length)
        }
        input.clear()
        expect(budget.bytes).toBe(1000)
      }),
    )
  })

  it('The last few bytes of a long input do not keep the memory of all of it', () => {
    const input = new ReceiveBuffer(new InputBudget(Infinity))
    input.append(Buffer.alloc(65_536))
    const head = input.take(0, 100)
    input.drop(65_000)
    expect(head.buffer.byteLength).toBe(100)
    expect(input.bytes.buffer.byteLength).toBe(436)
  })
})
