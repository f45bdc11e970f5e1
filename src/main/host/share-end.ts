/** Ends a share when its conditions say so, for the terminal command and the desktop app. */
import { uptime } from 'node:os'
import type { EndConditions, EndReason, ShareEnds } from '../../shared/app/share-ends.ts'
import type { ServerSnapshot } from '../../shared/server-events.ts'

/** The clock on the wall may be set, and a computer may sleep through a timer: both are noticed within this time, ms. */
const checkMs = 30_000

/** What counts the time. */
export type EndClock = {
  /** ms since the epoch; people and the network set it. */
  readonly wallMs: () => number
  /** ms since some moment. Nobody sets it, and unlike the runtime's own it runs on while the computer sleeps. */
  readonly uptimeMs: () => number
}

const systemClock: EndClock = { wallMs: () => Date.now(), uptimeMs: () => uptime() * 1000 }

export type ShareEndParts = {
  readonly conditions: EndConditions
  /** Called once. */
  readonly onEnd: (reason: EndReason) => void
  /** Called when {@link ShareEnd.ends} may have changed. */
  readonly onChange?: () => void
  readonly clock?: EndClock
}

type Activity = Pick<ServerSnapshot, 'transfers'> & {
  readonly totals: Pick<
    ServerSnapshot['totals'],
    'requests' | 'requestsTurnedAway' | 'deliveries' | 'jobsInFlight'
  >
}

/**
 * Counts from its construction, when the share begins, and calls back once when the first condition is true. Durations ignore
 * changes of the clock and include the sleep of the computer; `untilMs` follows the clock. Lives on the UI thread.
 */
export class ShareEnd {
  readonly #conditions: EndConditions
  readonly #parts: ShareEndParts
  readonly #clock: EndClock
  /** By uptime. */
  #deadlineMs: number
  #untilMs: number
  /** When someone was last here, by uptime. */
  #visitedMs: number
  #isBusy = false
  #requests = 0
  /** Deliveries of the server's last snapshot, and of the servers before it: one that moves to another port starts at zero. */
  #deliveries = 0
  #earlierDeliveries = 0
  #timer: NodeJS.Timeout | undefined
  #isOver = false

  constructor(parts: ShareEndParts) {
    this.#parts = parts
    this.#conditions = parts.conditions
    this.#clock = parts.clock ?? systemClock
    const nowMs = this.#clock.uptimeMs()
    this.#deadlineMs = nowMs + (parts.conditions.durationMs ?? Infinity)
    this.#untilMs = parts.conditions.untilMs ?? Infinity
    this.#visitedMs = nowMs
    this.#schedule()
  }

  get ends(): ShareEnds {
    const { deliveries, idleMs } = this.#conditions
    const atMs = this.#clock.wallMs() + this.#timeLeftMs
    return {
      atMs: Number.isFinite(atMs) ? atMs : undefined,
      deliveriesLeft: deliveries === undefined ? undefined : Math.max(0, deliveries - this.#delivered),
      idleMs,
    }
  }

  /** Takes a report of the server; there are some whenever anything happens. */
  update({ totals, transfers }: Activity): void {
    if (this.#isOver) return
    const wasBusy = this.#isBusy
    this.#isBusy = transfers.length > 0 || totals.jobsInFlight > 0
    // An open connection alone is nobody: browsers open some in advance. Nor is who isn't let in.
    const requests = totals.requests - totals.requestsTurnedAway
    if (this.#isBusy || requests !== this.#requests) this.#visitedMs = this.#clock.uptimeMs()
    this.#requests = requests
    if (wasBusy && !this.#isBusy) this.#schedule()
    if (totals.deliveries === this.#deliveries) return
    if (totals.deliveries < this.#deliveries) this.#earlierDeliveries += this.#deliveries
    this.#deliveries = totals.deliveries
    this.#parts.onChange?.()
    this.#check()
  }

  /** Moves the time of its end, if it has one, by so many ms. */
  extend(byMs: number): void {
    if (this.#isOver) return
    this.#deadlineMs += byMs
    this.#untilMs += byMs
    this.#schedule()
    this.#parts.onChange?.()
  }

  /** The share ends otherwise. */
  cancel(): void {
    this.#isOver = true
    clearTimeout(this.#timer)
  }

  #check(): void {
    const reason = this.#reason
    if (reason === undefined) {
      this.#schedule()
      return
    }
    this.cancel()
    this.#parts.onEnd(reason)
  }

  get #reason(): EndReason | undefined {
    const { deliveries = Infinity } = this.#conditions
    if (this.#delivered >= deliveries) return 'deliveries'
    if (this.#timeLeftMs <= 0) return 'time'
    return this.#idleLeftMs <= 0 ? 'idle' : undefined
  }

  get #delivered(): number {
    return this.#earlierDeliveries + this.#deliveries
  }

  /** Infinity if it has no time. */
  get #timeLeftMs(): number {
    return Math.min(this.#deadlineMs - this.#clock.uptimeMs(), this.#untilMs - this.#clock.wallMs())
  }

  get #idleLeftMs(): number {
    if (this.#isBusy) return Infinity
    return this.#visitedMs + (this.#conditions.idleMs ?? Infinity) - this.#clock.uptimeMs()
  }

  #schedule(): void {
    clearTimeout(this.#timer)
    const waitMs = Math.min(checkMs, Math.max(0, this.#timeLeftMs), Math.max(0, this.#idleLeftMs))
    this.#timer = setTimeout(
      () => {
        this.#parts.onChange?.()
        this.#check()
      },
      // Uptime is counted in hundredths of a second or worse: rather a little late than a loop.
      Math.ceil(waitMs) + 10,
    ).unref()
  }
}
