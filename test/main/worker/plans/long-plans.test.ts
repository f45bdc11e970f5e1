import type { BigIntStats } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { RequestHead } from '../../../../src/http/request-head.ts'
import { checksumPlan, quickChecksumBytes } from '../../../../src/main/worker/plans/checksum-planner.ts'
import { quickSubtitleBytes, subtitlePlan } from '../../../../src/main/worker/plans/subtitle-planner.ts'
import { nodeDisk } from '../../../../src/main/files/disk.ts'

type Request = {
  readonly method?: 'GET' | 'HEAD'
  readonly fields?: [string, string]
  readonly mayTakeLong: boolean
}

function ask({ method = 'GET', fields, mayTakeLong }: Request) {
  const head: RequestHead = {
    method,
    target: '/a',
    minorVersion: 1,
    fields: new Map(fields && [fields]),
    host: 'a',
  }
  return { head, nowMs: 0, allowance: { mayTakeLong, isCancelled: () => false } }
}

const fileOf = (bytes: number) => ({
  descriptor: 3,
  path: '/a',
  stats: { size: BigInt(bytes), ino: 1n, dev: 1n, mtimeNs: 0n, ctimeNs: 0n } as BigIntStats,
})

/** The status, or why there is none. */
function checksum(bytes: number, request: Request): number | string {
  const plan = checksumPlan(ask(request), fileOf(bytes), 'a', { entityTag: '"x"', lastModifiedMs: 0 })
  return typeof plan === 'string' ? plan : plan.status
}

function subtitles(bytes: number, request: Request): number | string {
  const disk = { ...nodeDisk, read: (_: number, into: Uint8Array) => into.fill(10).length }
  const plan = subtitlePlan(ask(request), disk, fileOf(bytes), 'a.srt')
  return typeof plan === 'string' ? plan : plan.status
}

describe('what would keep a thread for long', () => {
  it.each<[string, number, Request, number | string]>([
    ['The checksum of a small file is computed at once', quickChecksumBytes, { mayTakeLong: false }, 200],
    ['That of a larger one waits its turn', quickChecksumBytes + 1, { mayTakeLong: false }, 'takes-long'],
    ['When it is its turn it is computed', quickChecksumBytes + 1, { mayTakeLong: true }, 200],
    ['HEAD computes nothing and waits for nothing', 2 ** 40, { mayTakeLong: false, method: 'HEAD' }, 200],
    [
      'A client that has it already waits for nothing',
      2 ** 40,
      { mayTakeLong: false, fields: ['if-none-match', '"x-sha256"'] },
      304,
    ],
  ])('%s', (_title, bytes, request, expected) => {
    expect(checksum(bytes, request)).toBe(expected)
  })

  it.each<[string, number, Request, number | string]>([
    ['A usual file of subtitles is converted at once', quickSubtitleBytes, { mayTakeLong: false }, 200],
    ['A larger one waits its turn', quickSubtitleBytes + 1, { mayTakeLong: false }, 'takes-long'],
    ['When it is its turn it is converted', quickSubtitleBytes + 1, { mayTakeLong: true }, 200],
    [
      'HEAD converts it, too, to learn how long it is',
      quickSubtitleBytes + 1,
      { mayTakeLong: false, method: 'HEAD' },
      'takes-long',
    ],
  ])('%s', (_title, bytes, request, expected) => {
    expect(subtitles(bytes, request)).toBe(expected)
  })
})
