/**
 * How fast a download goes now: by the bytes of the last seconds, not of its whole life, so that one that stands still is
 * seen to. Fed with snapshots, asked for each transfer.
 */
import type { TransferSnapshot } from '../../shared/server-events.ts'

/** Time that a rate is taken over, ms: long enough for bursts to even out, short enough to follow a change. */
export const rateWindowMs = 4000
/** A rate over less says more of the sockets' buffers than of the client, ms. */
const shortestSpanMs = 500

/** `unknown`: seen for too short a time. `stalled`: not a byte for {@link rateWindowMs}. */
export type TransferRate =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'moving'; readonly bytesPerSecond: number; readonly msLeft: number }
  | { readonly kind: 'stalled' }

type Point = { readonly timeMs: number; readonly sentBytes: number }
/** `grewMs`: when a new byte was last seen. */
type Course = { readonly points: readonly Point[]; readonly grewMs: number }

/** What was seen of each transfer under way, by connection and start. */
export type TransferCourses = ReadonlyMap<string, Course>

/** The courses with one more look at the transfers; those that have ended are forgotten. */
export function followTransfers(
  courses: TransferCourses,
  timeMs: number,
  transfers: readonly TransferSnapshot[],
): TransferCourses {
  return new Map(
    transfers.map((transfer) => [keyOf(transfer), followed(courses.get(keyOf(transfer)), timeMs, transfer)]),
  )
}

/** The rate of a transfer by what was seen of it. */
export function transferRate(courses: TransferCourses, transfer: TransferSnapshot): TransferRate {
  const course = courses.get(keyOf(transfer))
  const first = course?.points[0]
  const last = course?.points.at(-1)
  if (course === undefined || first === undefined || last === undefined) return { kind: 'unknown' }
  if (last.timeMs - course.grewMs >= rateWindowMs) return { kind: 'stalled' }
  const spanMs = last.timeMs - first.timeMs
  const bytes = last.sentBytes - first.sentBytes
  if (spanMs < shortestSpanMs || bytes <= 0) return { kind: 'unknown' }
  const bytesPerSecond = (bytes / spanMs) * 1000
  const msLeft = ((transfer.contentBytes - transfer.sentBytes) / bytesPerSecond) * 1000
  return { kind: 'moving', bytesPerSecond, msLeft }
}

/** A connection carries one response after the other. */
function keyOf({ connection, startedMs }: TransferSnapshot): string {
  return `${connection} ${startedMs}`
}

function followed(
  before: Course | undefined,
  timeMs: number,
  { sentBytes, startedMs }: TransferSnapshot,
): Course {
  const { points, grewMs } = before ?? begun(timeMs, sentBytes, startedMs)
  const grew = sentBytes > (points.at(-1)?.sentBytes ?? 0)
  const recent = points.filter((point) => timeMs - point.timeMs <= rateWindowMs)
  return { points: [...recent, { timeMs, sentBytes }], grewMs: grew ? timeMs : grewMs }
}

/** One that has long been under way when it is first seen has come so far at nobody knows what pace. */
function begun(timeMs: number, sentBytes: number, startedMs: number): Course {
  if (timeMs - startedMs > rateWindowMs) return { points: [], grewMs: sentBytes > 0 ? timeMs : startedMs }
  return { points: [{ timeMs: startedMs, sentBytes: 0 }], grewMs: startedMs }
}
