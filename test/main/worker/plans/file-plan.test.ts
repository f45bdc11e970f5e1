import type { BigIntStats } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { RequestHead } from '../../../../src/http/request-head.ts'
import { filePlan, representation, type Representation } from '../../../../src/main/worker/plans/file-plan.ts'

const nowMs = Date.UTC(2026, 10, 23)
const file = { descriptor: 3, path: '/a', stats: {} as BigIntStats }

/** Status of the response to a request with these fields, and how often the content was described for it. */
function plan(
  fields: readonly (readonly [string, string])[],
  isHead = false,
): [status: number, looks: number] {
  let looks = 0
  const about: Representation = {
    entityTag: '"x"',
    lastModifiedMs: nowMs - 86_400_000,
    sizeBytes: 10,
    describe: () => {
      looks++
      return { contentType: 'text/plain', contentEncoding: undefined }
    },
  }
  const method = isHead ? 'HEAD' : 'GET'
  const head: RequestHead = { method, target: '/a', minorVersion: 1, fields: new Map(fields), host: 'a' }
  return [filePlan({ head, nowMs }, about, { kind: 'file', file }).status, looks]
}

describe('what a file contains', () => {
  it.each<[string, readonly (readonly [string, string])[], boolean, number]>([
    ['GET', [], false, 200],
    ['HEAD', [], true, 200],
    ['a range', [['range', 'bytes=0-1']], false, 206],
    ['ranges', [['range', 'bytes=0-1,5-6']], false, 206],
  ])('A file is read once to describe the content of a response to %s', (_, fields, isHead, status) => {
    expect(plan(fields, isHead)).toEqual([status, 1])
  })

  it.each<[string, readonly (readonly [string, string])[], number]>([
    ['that is not modified', [['if-none-match', '"x"']], 304],
    ['whose precondition fails', [['if-match', '"y"']], 412],
    ['for a range beyond the end', [['range', 'bytes=10-']], 416],
  ])('A file is not read to describe it for a request %s', (_, fields, status) => {
    expect(plan(fields)).toEqual([status, 0])
  })
})

describe('the kind of entity tag', () => {
  const state = { size: 10n, mtimeMs: 1_000n, mtimeNs: 1_000_000_000n, ctimeNs: 5n, ino: 7n, dev: 1n }
  const tagOf = (kind: 'file' | 'content', change: Partial<Record<keyof typeof state, bigint>> = {}) =>
    representation({ ...state, ...change } as BigIntStats, kind, nowMs, () => {
      throw new Error('not read')
    }).entityTag

  it.each(['size', 'mtimeNs', 'ctimeNs', 'ino', 'dev'] as const)(
    'A tag of kind file changes with the %s of the file',
    (name) => {
      // What is left of the products are their upper bits.
      expect(tagOf('file', { [name]: 1n << 30n })).not.toBe(tagOf('file'))
    },
  )

  it.each(['ctimeNs', 'ino', 'dev'] as const)('A tag of kind content is the same whatever the %s', (name) => {
    expect(tagOf('content', { [name]: 1n << 30n })).toBe(tagOf('content'))
  })

  it.each(['size', 'mtimeMs'] as const)('A tag of kind content changes with the %s', (name) => {
    expect(tagOf('content', { [name]: state[name] + 1n })).not.toBe(tagOf('content'))
  })

  it('A tag of kind content leaves out what is finer than a millisecond, which copies may lose', () => {
    expect(tagOf('content', { mtimeNs: state.mtimeNs + 999n })).toBe(tagOf('content'))
  })
})
