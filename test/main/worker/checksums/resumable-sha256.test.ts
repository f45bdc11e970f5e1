import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ResumableSha256, sha256BlockBytes } from '../../../../src/main/worker/checksums/resumable-sha256.ts'
import '../../../support/property-runs.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('a SHA-256 in steps', () => {
  it.each([
    ['of nothing', '', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [
      'of "abc" (FIPS 180-4, example 1)',
      'abc',
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    ],
  ])('The checksum %s is that of the standard', (_title, text, digest) => {
    const { words } = new ResumableSha256()
    expect(hex(ResumableSha256.resume(words, 0).update(Buffer.from(text)).digest())).toBe(digest)
  })

  it('Wherever it is left and taken up between two blocks, it is the one that Node computes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 2_000 }),
        fc.array(fc.nat(8), { maxLength: 10 }),
        (bytes, steps) => {
          let position = 0
          let { words } = new ResumableSha256()
          for (const blocks of steps) {
            const end = position + blocks * sha256BlockBytes
            if (end > bytes.length) break
            words = ResumableSha256.resume(words, position).update(bytes.subarray(position, end)).words
            // As it travels from thread to thread.
            words = JSON.parse(JSON.stringify(words)) as number[]
            position = end
          }
          const digest = ResumableSha256.resume(words, position).update(bytes.subarray(position)).digest()
          expect(hex(digest)).toBe(createHash('sha256').update(bytes).digest('hex'))
        },
      ),
    )
  })

  it('It counts beyond 512 MiB, where its length in bits has more than 32', () => {
    const bytes = 2 ** 30
    // Two ways to the same state: had the length been lost, the padding would be another one.
    const { words } = new ResumableSha256()
    const resumed = hex(ResumableSha256.resume(words, bytes).digest())
    const lengthInBits = Buffer.alloc(64)
    lengthInBits[0] = 0x80
    lengthInBits.writeBigUInt64BE(BigInt(bytes) * 8n, 56)
    const padded = ResumableSha256.resume(words, 0).update(lengthInBits).words
    expect(resumed).toBe(padded.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join(''))
  })
})
