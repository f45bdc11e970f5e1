/** When a share is to end. */
import * as v from 'valibot'

/** What ends a share: the first of them to come true. Without any it goes on until someone stops it. */
export type EndConditions = {
  /** Time after its start. */
  readonly durationMs?: number | undefined
  /** Time by the clock on the wall, ms since the epoch. */
  readonly untilMs?: number | undefined
  /** Number of complete deliveries. */
  readonly deliveries?: number | undefined
  /** Time in which nobody has come. */
  readonly idleMs?: number | undefined
}

/** Which of them has come true; `time` for either of the first two. */
export type EndReason = 'time' | 'deliveries' | 'idle'

/** What is known of the end of a running share. */
export type ShareEnds = {
  /** When its time is up as of now, ms since the epoch; undefined if it has no such time. */
  readonly atMs: number | undefined
  /** Deliveries that are left; undefined if their number is no condition. */
  readonly deliveriesLeft: number | undefined
  readonly idleMs: number | undefined
}

/** Time by which a choice and an extension of the window lengthen a share, ms. */
export const hourMs = 60 * 60 * 1000

const within = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))

/** Most downloads that the window lets a share end after. */
export const maxEndDeliveries = 9999

/** What the user has chosen in the window. */
export const EndChoice = v.variant('kind', [
  v.strictObject({ kind: v.literal('never') }),
  v.strictObject({ kind: v.literal('hours'), hours: within(1, 24) }),
  /** The next time that local clocks show this, in minutes since midnight. */
  v.strictObject({ kind: v.literal('time'), minute: within(0, 24 * 60 - 1) }),
  v.strictObject({ kind: v.literal('deliveries'), count: within(1, maxEndDeliveries) }),
  /** When nobody has come for an hour. */
  v.strictObject({ kind: v.literal('idle') }),
])
export type EndChoice = v.InferOutput<typeof EndChoice>

/** The end of a share in the window. */
export type EndState = {
  /** It holds for one share, and isn't remembered. */
  readonly choice: EndChoice
  /** What is known of the end of the running share; undefined if nothing but the user ends it. */
  readonly ends: ShareEnds | undefined
  /** The choice that has ended the last share; undefined if something else has, and once there is another. */
  readonly over: EndChoice | undefined
}
