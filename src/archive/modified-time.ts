/** Brings the time of a file's last change into the ranges of the archive formats. */

/**
 * Returns whole seconds since the epoch, rounded down, in the years that {@link Date} knows; NaN is 1970. A file system can
 * claim any time.
 */
export function modifiedSeconds(modifiedMs: number): number {
  const limitSeconds = 8.64e12
  const seconds = Math.floor(modifiedMs / 1000)
  return Number.isNaN(seconds) ? 0 : Math.min(Math.max(seconds, -limitSeconds), limitSeconds)
}

/**
 * Returns the time as MS-DOS packs it, the date in the upper 16 bits: to two seconds, rounded down, from 1980 to 2107, and
 * the nearest that there is for other times.
 *
 * In UTC, although programs that know no better take it for local time: the bytes of an archive must not depend on where
 * the computer is, or a download that was interrupted on a journey would be continued with others. The `UT` field beside it
 * has the exact time.
 */
export function dosDateTime(modifiedMs: number): number {
  const earliest = Date.UTC(1980, 0, 1)
  const latest = Date.UTC(2107, 11, 31, 23, 59, 58)
  const date = new Date(Math.min(Math.max(modifiedSeconds(modifiedMs) * 1000, earliest), latest))
  const day = ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate()
  const clock = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1)
  return ((day << 16) | clock) >>> 0
}
