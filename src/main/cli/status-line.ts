/** A line that stays below the log on a terminal, and is no part of it. */
import type { Outputs } from './output.ts'
import { cutToWidth } from './text-width.ts'

/**
 * The cursor waits at the beginning of the line. From there all of it can be erased, also if the terminal has become narrower
 * and broken it into several rows; and the ^C that terminals show takes no more than the indentation.
 */
const indent = '  '
const eraseLine = '\r\x1b[J'
const eraseRest = '\x1b[K'

/** Columns of a terminal that doesn't say how many it has. */
const usualColumns = 80

export class StatusLine {
  readonly #output: Outputs['output']
  #text = ''

  /** Lines of both outputs go above the status line from now on. `output` is a terminal, see {@link canErase}. */
  constructor({ output, errors }: Outputs) {
    this.#output = output
    const frame = (lines: string | Buffer) =>
      this.#text === '' ? lines : `${eraseLine}${lines.toString()}${this.#drawn()}`
    output.frame = frame
    // On Windows these are two, on one terminal.
    if (errors.stream.isTTY) errors.frame = frame
    output.stream.on('resize', () => this.#draw(`${eraseLine}${this.#drawn()}`))
  }

  get isShown(): boolean {
    return this.#text !== ''
  }

  /** Shows a text in place of the one before; an empty one takes the line away. */
  show(text: string): void {
    const wasShown = this.isShown
    this.#text = text
    if (text !== '') this.#draw(this.#drawn())
    else if (wasShown) this.#output.draw(eraseLine)
  }

  /** What waits to be written ends with a line of the log, which brings the status line along. */
  #draw(sequence: string): void {
    if (this.isShown && this.#output.isEmpty) this.#output.draw(sequence)
  }

  #drawn(): string {
    // A line as wide as the terminal would leave the cursor beyond its end, where terminals differ.
    const columns = (this.#output.stream.columns || usualColumns) - 1
    return `\r${cutToWidth(`${indent}${this.#text}`, columns)}${eraseRest}\r`
  }
}

/** Whether a stream is a terminal that can erase what it shows. */
export function canErase(
  { isTTY }: Pick<NodeJS.WriteStream, 'isTTY'>,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  return isTTY && environment.TERM !== 'dumb'
}
