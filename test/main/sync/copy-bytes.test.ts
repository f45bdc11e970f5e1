import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copyBytes } from '../../../src/main/sync/copy-bytes.ts'

const unshared = (length: number) => Buffer.alloc(length)
const shared = (length: number) => Buffer.from(new SharedArrayBuffer(length))

const memories = [
  ['unshared to unshared', unshared, unshared],
  ['unshared to shared', unshared, shared],
  ['shared to unshared', shared, unshared],
  ['shared to shared', shared, shared],
] as const

describe('copyBytes', () => {
  it.each(memories)(
    'As many bytes are copied as there is room for, and none beside them: %s',
    (_, one, other) => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(40), fc.nat(50), (bytes, room, at) => {
          const from = one(bytes.length)
          from.set(bytes)
          const into = other(room)
          const expected = Buffer.alloc(room)
          const copied = Buffer.from(bytes).copy(expected, Math.min(at, room))
          expect(copyBytes(from, into, at)).toBe(copied)
          expect(into).toEqual(expected)
        }),
      )
    },
  )
})
