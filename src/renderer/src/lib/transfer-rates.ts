/**
 * The current rate of a download: over the last seconds, not since its start, so that a stalled download shows as one. Takes
 * each snapshot, and returns the rate of each transfer.
 */
import type { TransferSnapshot } from '../../../shared/server-events.ts'

/** Time that a rate is taken over, ms: long enough for bursts to even out, short enough to follow a change. */
const usualWindowMs = 4000
/**
 * A byte counts as sent when the system has taken it, and for a slow client the system takes megabytes at a time. So a rate
 * covers at least this many steps, if necessary beyond the usual window, but never more than the longest, ms.
 */
const enoughSteps = 5
const longestWindowMs = 30_000
/** Steps that are closer together show the sockets' buffers rather than the client, ms. */
const shortestSpanMs = 1000
/** Time without a byte after which a download counts as stalled unless its steps are further apart anyway, ms. */
const stalledMs = 10_000

/** `unknown`: not observed long enough. `stalled`: no byte for a long time. */
export type TransferRate =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'moving'; readonly bytesPerSecond: number; readonly msLeft: number }
  | { readonly kind: 'stalled' }

type Step = { readonly timeMs: number; readonly sentBytes: number }
/** `steps`: times at which more had been sent. `grewMs`: the last of them. `seenMs`: time of the last snapshot. */
type Course = { readonly steps: readonly Step[]; readonly grewMs: number; readonly seenMs: number }

/** What the snapshots have shown of each running transfer, by connection and start. */
export type TransferCourses = ReadonlyMap<string, Course>

/** Returns the courses with one more snapshot of the transfers, without those that have ended. */
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

/** Returns the rate of a transfer by its course. */
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
  // From step to step: otherwise the rate would sink between two steps. A step that is overdue counts, too.
  const spanMs = Math.max(betweenMs, seenMs - first.timeMs - stepMs)
  const bytesPerSecond = ((last.sentBytes - first.sentBytes) / spanMs) * 1000
  const msLeft = ((transfer.contentBytes - transfer.sentBytes) / bytesPerSecond) * 1000
  return { kind: 'moving', bytesPerSecond, msLeft }
}

/** Returns the identity of a transfer: a connection carries one response after the other. */
export function transferKey({ connection, startedMs }: TransferSnapshot): string {
  return `${connection} ${startedMs}`
}

function followed(
  before: Course | undefined,
  timeMs: number,
  { sentBytes, startedMs }: TransferSnapshot,
): Course {
  // The first bytes fill the system's buffers at once, and don't show the client's pace.
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
