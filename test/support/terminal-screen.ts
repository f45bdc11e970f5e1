/** What a terminal shows of the bytes written to it, as far as Spool moves its cursor and erases. */
import { textWidth } from '../../src/main/cli/text-width.ts'

/** Without height: nothing is scrolled away. A wide character takes two cells, the second of them empty. */
export class TerminalScreen {
  readonly #columns: number
  readonly #rows: string[][] = [[]]
  #row = 0
  #column = 0

  constructor(columns: number) {
    this.#columns = columns
  }

  /** The rows without space at their ends, but for the empty last ones. */
  get rows(): string[] {
    const rows = this.#rows.map((row) =>
      Array.from(row, (cell: string | undefined) => cell ?? ' ')
        .join('')
        .trimEnd(),
    )
    return rows.slice(0, rows.findLastIndex((row) => row !== '') + 1)
  }

  /** Throws on an escape sequence that it doesn't know. */
  write(text: string): this {
    for (const [part] of text.matchAll(/\x1b\[[\d;?]*[A-Za-z]|[^]/gu)) this.#take(part)
    return this
  }

  #take(part: string): void {
    if (part === '\r') this.#column = 0
    else if (part === '\n') this.#lineFeed()
    else if (part === '\x1b[K') this.#cells.length = Math.min(this.#cells.length, this.#column)
    else if (part === '\x1b[J') {
      this.#cells.length = Math.min(this.#cells.length, this.#column)
      this.#rows.length = this.#row + 1
    } else if (/^\x1b\[[\d;]*m$/.test(part)) return
    else if (/^[\0-\x1f]/.test(part)) throw new Error(`Unknown sequence: ${JSON.stringify(part)}`)
    else this.#print(part)
  }

  #print(character: string): void {
    const width = textWidth(character)
    if (this.#column + width > this.#columns) {
      this.#lineFeed()
      this.#column = 0
    }
    this.#cells[this.#column] = character
    if (width === 2) this.#cells[this.#column + 1] = ''
    this.#column += width
  }

  get #cells(): string[] {
    return this.#rows[this.#row]!
  }

  #lineFeed(): void {
    this.#row++
    this.#rows[this.#row] ??= []
  }
}
