import { expect, it } from 'vitest'
import type { Language } from '../../../src/shared/messages/languages.ts'
import { formatMoment, formatTime } from '../../../src/renderer/src/lib/format.ts'
import { timeLocale } from '../../../src/renderer/src/lib/time-locale.ts'

const moment = new Date(2026, 10, 3, 19, 6, 31).getTime()
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

it.each<[language: Language, system: string, time: string, moment: string]>([
  ['en', 'en-US', '7:06:31 PM', 'Nov 3, 2026, 7:06:31 PM'],
  ['en', 'en-GB', '19:06:31', '3 Nov 2026, 19:06:31'],
  ['en', 'en-DE', '19:06:31', '3 Nov 2026, 19:06:31'],
  ['en', 'de-DE', '19:06:31', 'Nov 3, 2026, 19:06:31'],
  ['de', 'en-US', '7:06:31 PM', '03.11.2026, 7:06:31 PM'],
  ['de', 'de-AT', '19:06:31', '03.11.2026, 19:06:31'],
  ['pt-BR', 'pt-PT', '19:06:31', '03/11/2026, 19:06:31'],
  ['zh-Hans', 'zh-TW', '下午7:06:31', '2026年11月3日 下午7:06:31'],
  ['zh-Hant', 'zh-TW', '晚上7:06:31', '2026年11月3日 晚上7:06:31'],
  ['ar', 'ar-SA', '7:06:31 م', '03‏/11‏/2026، 7:06:31 م'],
  ['en', 'C', '7:06:31 PM', 'Nov 3, 2026, 7:06:31 PM'],
  ['en', '', '7:06:31 PM', 'Nov 3, 2026, 7:06:31 PM'],
])('A window in %s on a system set to %s writes %s and %s', (language, system, time, date) => {
  const locale = timeLocale(language, system)
  expect([formatTime(moment, locale), formatMoment(moment, locale)].map(plain)).toEqual([time, date])
})
