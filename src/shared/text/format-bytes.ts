/** Formats sizes for people, in the same way in the window and in the terminal; on pages by their language. */

/** From bytes up to 1024 to the fifth. */
export const byteUnits = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'] as const

/** A number of bytes in a fitting unit, with the number of decimals worth showing. */
export type ByteAmount = {
  readonly amount: number
  readonly unit: (typeof byteUnits)[number]
  readonly digits: 0 | 1
}

/**
 * Converts to the largest unit that leaves at least 1. A unit is 1024 of the one below, although the letters promise 1000:
 * that is how Windows and the download lists of Chrome and Firefox count, and the numbers should agree with theirs.
 */
export function inByteUnit(bytes: number): ByteAmount {
  let index = 0
  let amount = bytes
  // 1023.5 would be shown as 1024: it belongs to the next unit already.
  while (amount >= 1023.5 && index < byteUnits.length - 1) {
    amount /= 1024
    index++
  }
  return { amount, unit: byteUnits[index]!, digits: index === 0 || amount >= 99.95 ? 0 : 1 }
}

/** Formats a size: `0 B`, `1.4 MB`, `350 GB`. */
export function formatBytes(bytes: number): string {
  const { amount, unit, digits } = inByteUnit(bytes)
  return `${amount.toFixed(digits)} ${unit}`
}
