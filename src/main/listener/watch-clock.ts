/**
 * The time by which clients and threads are judged, and the tick at which they are: about once a second while there is
 * anything to watch. A pause of the whole process (stopped by a signal, asleep, swapped out) does not count: what clients
 * sent meanwhile has arrived, and nobody has looked at it.
 */

/** How often deadlines are looked at, ms: none of them is finer. */
export const tickMs = 1000

/** Runs on the listener thread. */
export class WatchClock {
  readonly #onTick: (now: number) => boolean
  #timer: NodeJS.Timeout | undefined
  #lastTick = 0
  /** What the clock lags behind the system's monotonic one, ms. */
  #pausedMs = 0

  /** @param onTick looks at all deadlines; returns whether there is anything left to watch */
  constructor(onTick: (now: number) => boolean) {
    this.#onTick = onTick
  }

  /** Monotonic, ms. */
  now(): number {
    return performance.now() - this.#pausedMs
  }

  /** There is something to watch. */
  start(): void {
    if (this.#timer !== undefined) return
    this.#lastTick = performance.now()
    this.#timer = setInterval(() => this.#tick(), tickMs)
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #tick(): void {
    const tookMs = performance.now() - this.#lastTick
    this.#lastTick += tookMs
    // Ticks come a little late on any busy machine. That isn't a pause: otherwise deadlines would never come.
    if (tookMs > 2 * tickMs) this.#pausedMs += tookMs - tickMs
    if (!this.#onTick(this.now())) this.stop()
  }
}
