const units = ['KB', 'MB', 'GB', 'TB', 'PB']

/**
 * A size for people: "812 B", "1.4 MB", "23.8 GB", "340 KB". A unit is 1024 of the one below, although the letters
 * promise 1000: that is how Windows and the download lists of Chrome and Firefox count, and the number here should
 * be the one that people see there. One decimal below 100, none above.
 */
export function humanSize(sizeBytes: number): string {
  if (sizeBytes < 1024) return `${sizeBytes} B`
  let value = sizeBytes / 1024
  let unit = 0
  // 1023.5 would be shown as 1024: it belongs to the next unit already.
  while (value >= 1023.5 && unit < units.length - 1) {
    value /= 1024
    unit++
  }
  return `${value < 99.95 ? value.toFixed(1) : Math.round(value)} ${units[unit]!}`
}
