/** How fast the server sends at the moment. Pure: the time is given. */

/** Time that the rate is taken over, ms: long enough for bursts to even out, short enough to follow a change. */
const windowMs = 4000
/** Less says more about the sockets' buffers than about the network, ms. */
const shortestMs = 1000

export class SendingRate {
  #samples: { readonly timeMs: number; readonly bytes: number }[] = []

  /** @param bytes sent since any fixed moment; never less than before */
  add(timeMs: number, bytes: number): void {
    this.#samples.push({ timeMs, bytes })
    // The last one that is older stays: the window begins between the two.
    while (this.#samples.length > 2 && this.#samples[1]!.timeMs <= timeMs - windowMs) this.#samples.shift()
  }

  /** Forgets everything, as what was sent before a pause says nothing about now. */
  reset(): void {
    this.#samples = []
  }

  /** Bytes a second over the last seconds before `timeMs`; undefined while they are too few. */
  at(timeMs: number): number | undefined {
    const first = this.#samples[0]
    const last = this.#samples.at(-1)
    if (first === undefined || last === undefined) return undefined
    // Nobody reports that nothing is sent, so the time goes on from the last report.
    const spanMs = timeMs - first.timeMs
    return spanMs < shortestMs ? undefined : ((last.bytes - first.bytes) / spanMs) * 1000
  }
}
