import { describe, expect, it } from 'vitest'
import { endReasonWords, endWords } from '../../../src/main/cli/end-words.ts'
import type { EndConditions, EndReason, ShareEnds } from '../../../src/shared/app/share-ends.ts'

const now = new Date(2026, 4, 14, 17, 30).getTime()
const never: ShareEnds = { atMs: undefined, deliveriesLeft: undefined, idleMs: undefined }
const hourMs = 3_600_000

describe('what the terminal says about the end of a share', () => {
  it.each<[Partial<ShareEnds>, string]>([
    [{}, ''],
    [{ atMs: now + 1_800_000 }, 'at 18:00'],
    [{ atMs: now + 5000 }, 'at 17:30:05'],
    [{ atMs: now + 8 * hourMs }, 'at 01:30 on 2026-05-15'],
    [{ deliveriesLeft: 1 }, 'after 1 download'],
    [{ idleMs: 90 * 60_000 }, 'when nobody has come for 1 hour 30 minutes'],
    [
      { deliveriesLeft: 12, idleMs: 86_461_000 },
      'after 12 downloads or when nobody has come for 1 day 1 minute 1 second',
    ],
    [
      { atMs: now + 1_800_000, deliveriesLeft: 2, idleMs: hourMs },
      'at 18:00, after 2 downloads or when nobody has come for 1 hour',
    ],
  ])('%j: %s', (ends, words) => {
    expect(endWords({ ...never, ...ends }, now)).toBe(words)
  })

  it.each<[EndReason, EndConditions, string]>([
    ['time', { durationMs: 1000 }, 'The time is up, so sharing ends.'],
    ['deliveries', { deliveries: 1 }, '1 download has been delivered, so sharing ends.'],
    ['deliveries', { deliveries: 12 }, '12 downloads have been delivered, so sharing ends.'],
    ['idle', { idleMs: hourMs }, 'Nobody has come for 1 hour, so sharing ends.'],
  ])('%s of %j: %s', (reason, conditions, words) => {
    expect(endReasonWords(reason, conditions)).toBe(words)
  })
})
