/** What a menu shows, so that one is made only if there is something new to see. */

export class ChangeDetector {
  #text: string | undefined

  /** Whether what is to be shown differs from the last time in anything but functions. */
  differsFromLast(value: unknown): boolean {
    const text = JSON.stringify(value)
    const isNew = text !== this.#text
    this.#text = text
    return isNew
  }
}
