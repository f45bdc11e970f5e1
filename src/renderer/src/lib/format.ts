/** Sizes, times and colours as people read them. */
import { localeOf, type Language } from '../../../shared/messages/languages.ts'
import type { MessageKey } from '../../../shared/messages/en.ts'
import type { MessageValues } from '../../../shared/messages/translate.ts'
import { inByteUnit, unitBaseOf, type UnitBase } from '../../../shared/text/format-bytes.ts'

/** Making a format costs more than a thousand uses of it. */
function cachedFor<Format>(make: (locale: string, digits: number) => Format) {
  const formats = new Map<string, Format>()
  return (locale: string, digits = 0): Format => {
    const key = `${locale} ${digits}`
    let format = formats.get(key)
    if (format === undefined) formats.set(key, (format = make(locale, digits)))
    return format
  }
}

/** The same for what follows the language alone. */
function cached<Format>(make: (locale: string, digits: number) => Format) {
  const formatFor = cachedFor(make)
  return (language: Language, digits?: number): Format => formatFor(localeOf(language), digits)
}

const numbers = cached(
  (locale, maximumFractionDigits) => new Intl.NumberFormat(locale, { maximumFractionDigits }),
)
/** Of sizes, which all have the same number of decimals: a row of them, or one that grows, would jump otherwise. */
const amounts = cached(
  (locale, digits) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
)
const times = cachedFor((locale) => new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }))
const clocks = cachedFor((locale) => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }))
const moments = cachedFor(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }),
)

const timeUnits = cached((locale) => {
  const format = (unit: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' })
  return {
    second: format('second'),
    minute: format('minute'),
    hour: format('hour'),
  }
})

/** Units where they are not written as in English. `Intl` has no megabyte of 1024 kilobytes, and its bytes are words. */
const cyrillicUnits = {
  ...{ B: 'Б', KB: 'КБ', MB: 'МБ', GB: 'ГБ', TB: 'ТБ', PB: 'ПБ', s: 'с', ms: 'мс' },
  ...{ 'kbit/s': 'кбит/с', 'Mbit/s': 'Мбит/с', 'Gbit/s': 'Гбит/с' },
}
const unitsOf: Partial<Record<Language, Readonly<Partial<Record<string, string>>>>> = {
  fr: { B: 'o', KB: 'Ko', MB: 'Mo', GB: 'Go', TB: 'To', PB: 'Po' },
  ru: cyrillicUnits,
  tr: { s: 'sn' },
  uk: cyrillicUnits,
}

/** Between a number and its unit, which stay on one line. */
const space = '\u00a0'

function withUnit(amount: string, unit: string, language: Language): string {
  return `${amount}${space}${unitsOf[language]?.[unit] ?? unit}`
}

let unitBase: UnitBase = 1000

/** Sizes count from now on as those of this system do. Called once, before the window shows any. */
export function countUnitsAsOn(platform: string): void {
  unitBase = unitBaseOf(platform)
}

/** `1.5 MB`, in the language's own digits and separators. */
export function formatSize(bytes: number, language: Language): string {
  const { amount, unit, digits } = inByteUnit(bytes, unitBase)
  return withUnit(amounts(language, digits).format(amount), unit, language)
}

/** What a text is made with: the app's store, for one. */
type Speech = {
  readonly language: Language
  readonly t: (key: MessageKey, values?: MessageValues) => string
}

/** `19.3 MB/s` */
export function formatRate(bytesPerSecond: number, { language, t }: Speech): string {
  return t('stats.bytes', { size: formatSize(bytesPerSecond, language) })
}

/** Formats a rate as those of networks are given: `38 Mbit/s`. */
export function formatBitRate(bytesPerSecond: number, language: Language): string {
  const kilobits = (bytesPerSecond * 8) / 1000
  if (kilobits < 999.5) return withBitRate(kilobits, 'kbit/s', language)
  const megabits = kilobits / 1000
  return megabits < 999.5
    ? withBitRate(megabits, 'Mbit/s', language)
    : withBitRate(megabits / 1000, 'Gbit/s', language)
}

function withBitRate(amount: number, unit: string, language: Language): string {
  return withUnit(numbers(language, amount < 9.95 ? 1 : 0).format(amount), unit, language)
}

/** `12,345`; below ten with a decimal. */
export function formatCount(count: number, language: Language): string {
  return numbers(language, count < 10 ? 1 : 0).format(count)
}

/** Returns the number that {@link formatCount} shows, on which the plural of a word beside it depends. */
export function shownCount(count: number): number {
  return count < 10 ? Math.round(count * 10) / 10 : Math.round(count)
}

/** `14:05:09` or `2:05:09 PM`; for the locale see `timeLocale`. */
export function formatTime(timeMs: number, locale: string): string {
  return times(locale).format(timeMs)
}

/** `14:05` or `2:05 PM`; for the locale see `timeLocale`. */
export function formatClock(timeMs: number, locale: string): string {
  return clocks(locale).format(timeMs)
}

/** `Nov 23, 2026, 2:05:09 PM`; for the locale see `timeLocale`. */
export function formatMoment(timeMs: number, locale: string): string {
  return moments(locale).format(timeMs)
}

/** `0.3 ms`, `1.2 s`, `3:05`, `1:03:05` */
export function formatDuration(ms: number, language: Language): string {
  if (ms < 999.5) return withUnit(numbers(language, ms < 10 ? 1 : 0).format(ms), 'ms', language)
  if (ms < 59_950) return withUnit(numbers(language, 1).format(ms / 1000), 's', language)
  const seconds = Math.round(ms / 1000)
  const two = (number: number) => String(number % 60).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  return hours === 0 ? `${minutes}:${two(seconds)}` : `${hours}:${two(minutes)}:${two(seconds)}`
}

/** Formats the time that something will take, as people say it: `40 sec`, `5 min`, `1 hr 7 min`; at least a second. */
export function formatTimeLeft(ms: number, language: Language): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  if (seconds < 60) return timeUnits(language).second.format(seconds)
  const minutes = Math.round(seconds / 60)
  const hours = Math.floor(minutes / 60)
  const { minute, hour } = timeUnits(language)
  if (hours === 0) return minute.format(minutes)
  const rest = minutes % 60
  return rest === 0 ? hour.format(hours) : `${hour.format(hours)} ${minute.format(rest)}`
}

/** Returns the hue of a pool thread, degrees. Neighbours differ widely, whatever their number (golden angle). */
export function threadHue(thread: number): number {
  return (25 + thread * 137.508) % 360
}
