/** Allocates regions of a piece of memory: first fit from the start, so that what is never needed stays untouched. */
export class RegionAllocator {
  readonly #size: number
  /** In order of their place. */
  readonly #used: { readonly start: number; readonly end: number }[] = []
  #free: number

  /** @param size of the memory, bytes */
  constructor(size: number) {
    this.#size = size
    this.#free = size
  }

  /** Takes so many bytes; returns where they begin, undefined if there is no room in one piece. */
  take(length: number): number | undefined {
    if (length > this.#free) return undefined
    let start = 0
    let place = 0
    for (; place < this.#used.length; place++) {
      const next = this.#used[place]!
      if (next.start - start >= length) break
      start = next.end
    }
    if (this.#size - start < length) return undefined
    this.#used.splice(place, 0, { start, end: start + length })
    this.#free -= length
    return start
  }

  /** Gives back what {@link take} has returned. */
  giveBack(start: number): void {
    const place = this.#used.findIndex((region) => region.start === start)
    const [region] = this.#used.splice(place, 1)
    this.#free += region!.end - region!.start
  }
}
