/** How times and dates are written: in the window's language, as is usual where the computer is. */
import { localeOf, type Language } from '../../../shared/messages/languages.ts'

/** Dates are those of HTTP and of files, and digits from 0 to 9 stand all around them, whatever a region's own are. */
const common = { calendar: 'gregory', numberingSystem: 'latn' } as const

/**
 * Returns the locale for the times that a window in `language` shows.
 * @param system the system's locale, by which its region is known (BCP 47). If that has another language, it only decides
 * between 12 and 24 hours
 */
export function timeLocale(language: Language, system: string): string {
  const own = new Intl.Locale(localeOf(language), common)
  const region = parse(system)
  if (region === undefined) return own.toString()
  // Chinese has two scripts: who reads one may not read the other.
  const [one, other] = [own.maximize(), region.maximize()]
  if (one.language === other.language && one.script === other.script)
    return new Intl.Locale(region, common).toString()
  const { hourCycle } = new Intl.DateTimeFormat(region, { hour: 'numeric' }).resolvedOptions()
  return new Intl.Locale(own, hourCycle === undefined ? {} : { hourCycle }).toString()
}

function parse(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag)
  } catch {
    return undefined
  }
}
