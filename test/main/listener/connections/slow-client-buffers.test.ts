import type { Buffer } from 'node:buffer'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  slowClientBufferBytes,
  SlowClientBuffers,
} from '../../../../src/main/listener/connections/slow-client-buffers.ts'

/** More buffers than a block has. */
const many = 1000

let buffers: SlowClientBuffers

beforeEach(() => {
  buffers = new SlowClientBuffers()
})

function takeMany(): Buffer[] {
  return Array.from({ length: many }, () => buffers.take())
}

const blocks = (taken: readonly Buffer[]) => new Set(taken.map(({ buffer }) => buffer))

describe('the buffers of slow clients', () => {
  it('The buffers of slow clients share no byte', () => {
    const taken = takeMany()
    taken.forEach((buffer, index) => buffer.fill(index % 251))
    for (const [index, buffer] of taken.entries()) {
      expect(buffer).toHaveLength(slowClientBufferBytes)
      expect(buffer.every((byte) => byte === index % 251)).toBe(true)
    }
  })

  it('Buffers that were given back are given out before new memory is allocated', () => {
    const taken = takeMany()
    const before = blocks(taken)
    const everySecond = taken.filter((_, index) => index % 2 === 0)
    for (const buffer of everySecond) buffers.giveBack(buffer)
    const again = everySecond.map(() => buffers.take())
    expect([...blocks(again)].filter((block) => !before.has(block))).toEqual([])
    const others = taken.filter((_, index) => index % 2 === 1)
    expect(new Set([...others, ...again]).size).toBe(many)
  })

  it('All memory but one block is freed after a crowd of slow clients has gone', () => {
    const taken = takeMany()
    for (const buffer of taken) buffers.giveBack(buffer)
    const before = blocks(taken)
    const kept = blocks(takeMany().filter(({ buffer }) => before.has(buffer)))
    expect(before.size).toBeGreaterThan(10)
    expect(kept.size).toBe(1)
  })
})
