/** Sizes, times and colours as people read them. */
import { inByteUnit } from '../../../shared/text/format-bytes.ts'

/** Making a format costs more than a thousand uses of it. */
function cached<Format>(make: (language: string, digits: number) => Format) {
  const formats = new Map<string, Format>()
  return (language: string, digits = 0): Format => {
    const key = `${language} ${digits}`
    let format = formats.get(key)
    if (format === undefined) formats.set(key, (format = make(language, digits)))
    return format
  }
}

const numbers = cached(
  (language, maximumFractionDigits) => new Intl.NumberFormat(language, { maximumFractionDigits }),
)
const times = cached(
  (language) =>
    new Intl.DateTimeFormat(language, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    }),
)
const moments = cached(
  (language) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' }),
)

/** Between a number and its unit, which stay on one line. */
const space = '\u00a0'

/** `1.5 MB`, in the language's own digits and separators. */
export function formatSize(bytes: number, language: string): string {
  const { amount, unit, digits } = inByteUnit(bytes)
  return `${numbers(language, digits).format(amount)}${space}${unit}`
}

/** `12,345`; below ten with a decimal. */
export function formatCount(count: number, language: string): string {
  return numbers(language, count < 10 ? 1 : 0).format(count)
}

/** Returns the number that {@link formatCount} shows, on which the plural of a word beside it depends. */
export function shownCount(count: number): number {
  return count < 10 ? Math.round(count * 10) / 10 : Math.round(count)
}

/** `14:05:09` */
export function formatTime(timeMs: number, language: string): string {
  return times(language).format(timeMs)
}

/** `Nov 23, 2026, 14:05:09` */
export function formatMoment(timeMs: number, language: string): string {
  return moments(language).format(timeMs)
}

/** `0.3 ms`, `1.2 s`, `3:05`, `1:03:05` */
export function formatDuration(ms: number, language: string): string {
  if (ms < 999.5) return `${numbers(language, ms < 10 ? 1 : 0).format(ms)}${space}ms`
  if (ms < 59_950) return `${numbers(language, 1).format(ms / 1000)}${space}s`
  const seconds = Math.round(ms / 1000)
  const two = (number: number) => String(number % 60).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  return hours === 0 ? `${minutes}:${two(seconds)}` : `${hours}:${two(minutes)}:${two(seconds)}`
}

/** Formats an estimate in whole seconds, at least one: `13 s`, `3:05`, `1:03:05` */
export function formatEstimate(ms: number, language: string): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  return seconds < 60
    ? `${numbers(language).format(seconds)}${space}s`
    : formatDuration(seconds * 1000, language)
}

/** Returns the hue of a pool thread, degrees. Neighbours differ widely, whatever their number (golden angle). */
export function threadHue(thread: number): number {
  return (25 + thread * 137.508) % 360
}
