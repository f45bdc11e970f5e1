import { formatTime } from './format.ts'

/** Moments whose times are among the longest: two digits everywhere, before and after noon. */
const longest = [new Date(2026, 0, 1, 10, 58, 58), new Date(2026, 0, 1, 22, 58, 58)]

/** Returns the room that a time takes, in digits; for the locale see `timeLocale`. Letters like those of Japanese are two wide. */
export function timeLength(locale: string): number {
  const lengths = longest.map((time) => {
    const text = formatTime(time.getTime(), locale)
    return text.length + (text.match(/[\u3000-\u9fff\uac00-\ud7ff]/g)?.length ?? 0)
  })
  return Math.max(...lengths)
}
