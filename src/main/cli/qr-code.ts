/** QR codes as text: two modules, one above the other, in each character. */
import { encode } from 'uqr'

/** A QR code as lines for a terminal. */
export type QrCode = {
  readonly lines: readonly string[]
  /** Columns that each line takes. */
  readonly columns: number
}

/**
 * How a terminal gets the two colours: by numbers of the 256 that no theme changes, by the names that themes may change,
 * or not at all.
 */
export type QrColours = 'exact' | 'named' | 'none'

/**
 * Light modules around the code, as in the window. Four are the rule (ISO/IEC 18004), but cameras find a code with two, and
 * with four it wouldn't fit on a terminal of 24 rows.
 */
const quietZone = 2

/** Black on white, whatever the terminal's own colours. */
const beginnings: Record<QrColours, string> = {
  exact: '\x1b[38;5;16;48;5;231m',
  named: '\x1b[30;47m',
  none: '',
}

/** By the upper and the lower module, true if inked. */
const halfBlocks = { 'false false': ' ', 'false true': '▄', 'true false': '▀', 'true true': '█' } as const

/**
 * Returns the QR code of a text. Without colours what is inked are the light modules, which suits a dark terminal: there the
 * code reads as printed on paper.
 */
export function qrCode(text: string, colours: QrColours): QrCode {
  // A screen isn't torn or stained, so the code may be as small as it gets.
  const { data, size } = encode(text, { border: quietZone, ecc: 'L', boostEcc: true })
  const inksDark = colours !== 'none'
  const isInked = (row: readonly boolean[] | undefined, x: number) => (row?.[x] === true) === inksDark
  const [beginning, end] = [beginnings[colours], inksDark ? '\x1b[0m' : '']
  const lines: string[] = []
  for (let y = 0; y < size; y += 2) {
    const [upper, lower] = [data[y], data[y + 1]]
    const blocks = upper!.map((_, x) => halfBlocks[`${isInked(upper, x)} ${isInked(lower, x)}`])
    lines.push(`${beginning}${blocks.join('')}${end}`)
  }
  return { lines, columns: size }
}
