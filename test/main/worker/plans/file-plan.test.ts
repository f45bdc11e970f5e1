import type { BigIntStats } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { filePlan, type Representation } from '../../../../src/main/worker/plans/file-plan.ts'

const nowMs = Date.UTC(2026, 10, 23)
const file = { descriptor: 3, path: '/a', stats: {} as BigIntStats }

/** Status of the answer to a request with these fields, and how often it was asked what the content is. */
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
  return [filePlan(new Map(fields), isHead, about, file, nowMs).status, looks]
}

describe('a file is looked into', () => {
  it.each<[string, readonly (readonly [string, string])[], boolean, number]>([
    ['GET', [], false, 200],
    ['HEAD', [], true, 200],
    ['a range', [['range', 'bytes=0-1']], false, 206],
    ['ranges', [['range', 'bytes=0-1,5-6']], false, 206],
  ])('once for an answer that says what it is: %s', (_, fields, isHead, status) => {
    expect(plan(fields, isHead)).toEqual([status, 1])
  })

  it.each<[string, readonly (readonly [string, string])[], number]>([
    ['not modified', [['if-none-match', '"x"']], 304],
    ['a precondition that fails', [['if-match', '"y"']], 412],
    ['a range that is not there', [['range', 'bytes=10-']], 416],
  ])('not for one that does not: %s', (_, fields, status) => {
    expect(plan(fields)).toEqual([status, 0])
  })
})
