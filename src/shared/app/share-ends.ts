/** When a share is to end. */

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
