/**
 * How fast a download goes now: by the bytes of the last seconds, not of its whole life, so that one that stands still is
 * seen to. Fed with snapshots, asked for each transfer.
 */
import type { TransferSnapshot } from '../../../shared/server-events.ts'

/** Time that a rate is taken over, ms: long enough for bursts to even out, short enough to follow a change. */
const usualWindowMs = 4000
/**
 * What counts as sent is what the system has taken, and it takes megabytes at a time for a slow client. So a rate goes
 * back over as many steps as this, if need be beyond the usual window, but no further than the longest, ms.
 */
const enoughSteps = 5
const longestWindowMs = 30_000
/** Steps within less say more of the sockets' buffers than of the client, ms. */
const shortestSpanMs = 1000
/** Time without a byte after which a download counts as stalled unless its steps are further apart anyway, ms. */
const stalledMs = 10_000

/** `unknown`: seen for too short a time. `stalled`: not a byte for long. */
export type TransferRate =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'moving'; readonly bytesPerSecond: number; readonly msLeft: number }
  | { readonly kind: 'stalled' }

type Step = { readonly timeMs: number; readonly sentBytes: number }
/** `steps`: when more had been sent than before. `grewMs`: when that was last so. `seenMs`: the last look. */
type Course = { readonly steps: readonly Step[]; readonly grewMs: number; readonly seenMs: number }

/** What was seen of each transfer under way, by connection and start. */
export type TransferCourses = ReadonlyMap<string, Course>

/** The courses with one more look at the transfers; those that have ended are forgotten. */
export function followTransfers(
  courses: TransferCourses,
  timeMs: number,
  transfers: readonly TransferSnapshot[],
): TransferCourses {
  return new Map(
    transfers.map((transfer) => [
      transferKey(transfer),
      followed(courses.get(transferKey(transfer)), timeMs, transfer),
    ]),
  )
}

/** The rate of a transfer by what was seen of it. */
export function transferRate(courses: TransferCourses, transfer: TransferSnapshot): TransferRate {
  const course = courses.get(transferKey(transfer))
  if (course === undefined) return { kind: 'unknown' }
  const { steps, seenMs, grewMs } = course
  const first = steps[0]
  const last = steps.at(-1)
  const betweenMs = first === undefined || last === undefined ? 0 : last.timeMs - first.timeMs
  const stepMs = betweenMs / Math.max(1, steps.length - 1)
  if (seenMs - grewMs >= Math.max(stalledMs, 2 * stepMs)) return { kind: 'stalled' }
  if (first === undefined || last === undefined || betweenMs < shortestSpanMs) return { kind: 'unknown' }
  // From step to step, or the rate would sink between any two; but a step that is overdue counts.
  const spanMs = Math.max(betweenMs, seenMs - first.timeMs - stepMs)
  const bytesPerSecond = ((last.sentBytes - first.sentBytes) / spanMs) * 1000
  const msLeft = ((transfer.contentBytes - transfer.sentBytes) / bytesPerSecond) * 1000
  return { kind: 'moving', bytesPerSecond, msLeft }
}

/** What tells a transfer from all others: a connection carries one response after the other. */
export function transferKey({ connection, startedMs }: TransferSnapshot): string {
  return `${connection} ${startedMs}`
}

function followed(
  before: Course | undefined,
  timeMs: number,
  { sentBytes, startedMs }: TransferSnapshot,
): Course {
  // The first bytes fill the system's buffers at once: they say nothing of the client's pace.
  const { steps, grewMs } = before ?? { steps: [], grewMs: sentBytes > 0 ? timeMs : startedMs }
  const grew = sentBytes > (steps.at(-1)?.sentBytes ?? 0)
  const all = grew ? [...steps, { timeMs, sentBytes }] : steps
  const kept = all.filter((step, nth) => {
    const ageMs = timeMs - step.timeMs
    if (ageMs <= usualWindowMs) return true
    return ageMs <= longestWindowMs && nth >= all.length - enoughSteps
  })
  return { steps: kept, grewMs: grew ? timeMs : grewMs, seenMs: timeMs }
}
