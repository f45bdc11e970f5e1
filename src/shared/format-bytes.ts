/** Sizes for people. */

const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'] as const

/** A number of bytes in the largest unit that leaves at least 1, with steps of 1024: `0 B`, `1.4 MB`, `350 GB`. */
export function formatBytes(bytes: number): string {
  let unit = 0
  let amount = bytes
  // 1023.95 would be shown as 1024.0, which is one of the next unit.
  while (amount >= 1023.95 && unit < units.length - 1) {
    amount /= 1024
    unit++
  }
  const digits = unit === 0 || amount >= 99.95 ? 0 : 1
  return `${amount.toFixed(digits)} ${units[unit]!}`
}
