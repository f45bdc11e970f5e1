/** Formats sizes for people, in the same way in the window and in the terminal; on pages by their language. */

/** From bytes up to the fifth power of the base. */
export const byteUnits = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'] as const

/** How many of a unit make the next larger one. */
export type UnitBase = 1000 | 1024

/** A number of bytes in a fitting unit, with the number of decimals to show. */
export type ByteAmount = {
  readonly amount: number
  readonly unit: (typeof byteUnits)[number]
  readonly digits: 0 | 1
}

/**
 * Returns how the file manager of a system counts, so that sizes agree with those it shows: Explorer by 1024, Finder and the
 * desktops of Linux by 1000. Window, terminal and pages all go by the computer that shares, as its folder is what they show.
 */
export function unitBaseOf(platform: string): UnitBase {
  return platform === 'win32' ? 1024 : 1000
}

/** Converts to the smallest unit in which the amount has no more than three digits before the decimal mark. */
export function inByteUnit(bytes: number, base: UnitBase): ByteAmount {
  let index = 0
  let amount = bytes
  // 999.5 would be shown as 1000: it belongs to the next unit already.
  while (amount >= 999.5 && index < byteUnits.length - 1) {
    amount /= base
    index++
  }
  return { amount, unit: byteUnits[index]!, digits: index === 0 || amount >= 99.95 ? 0 : 1 }
}

/** Formats a size: `0 B`, `1.4 MB`, `350 GB`. */
export function formatBytes(bytes: number, base: UnitBase): string {
  const { amount, unit, digits } = inByteUnit(bytes, base)
  return `${amount.toFixed(digits)} ${unit}`
}
