/** Times of the day as moments. */

/** Returns the next moment after `nowMs` at which local clocks show this time, ms since the epoch. */
export function nextTimeOfDay(nowMs: number, hours: number, minutes: number): number {
  const today = new Date(nowMs).setHours(hours, minutes, 0, 0)
  if (today > nowMs) return today
  const date = new Date(today)
  // Not 24 hours: a day may have 23 or 25.
  date.setDate(date.getDate() + 1)
  return date.setHours(hours, minutes, 0, 0)
}
