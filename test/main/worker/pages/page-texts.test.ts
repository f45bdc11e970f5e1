import { describe, expect, it } from 'vitest'
import { guestTexts, PageTexts } from '../../../../src/main/worker/pages/page-texts.ts'
import { languages, type Language } from '../../../../src/shared/messages/languages.ts'

const nowMs = new Date(2026, 10, 23, 15, 42).getTime()
const novemberMs = new Date(2026, 10, 3, 14, 5).getTime()
const marchMs = new Date(2024, 2, 9, 4, 5).getTime()

/** Spaces that don't break as spaces: which of them stands where changes with Unicode's data. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('dates in the languages of pages', () => {
  it.each<[Language, today: string, others: readonly string[]]>([
    ['en', 'Today, 14:05', ['3 Nov', '9 Mar 2024', '9 March 2024, 04:05']],
    ['de', 'Heute, 14:05', ['3. Nov.', '9. März 2024', '9. März 2024, 04:05']],
    ['fr', 'Aujourd’hui, 14:05', ['3 nov.', '9 mars 2024', '9 mars 2024 à 04:05']],
    ['ja', '今日 14:05', ['11月3日', '2024年3月9日', '2024年3月9日 04:05']],
    ['ko', '오늘 14:05', ['11월 3일', '2024년 3월 9일', '2024년 3월 9일 04:05']],
    ['pt-BR', 'Hoje, 14:05', ['3 de nov.', '9 de mar. de 2024', '9 de março de 2024, 04:05']],
    ['pl', 'Dzisiaj, 14:05', ['3 lis', '9 mar 2024', '9 marca 2024, 04:05']],
    ['ru', 'Сегодня, 14:05', ['3 нояб.', '9 мар. 2024 г.', '9 марта 2024 г., 04:05']],
    ['ar', 'اليوم، 14:05', ['3 نوفمبر', '9 مارس 2024', '9 مارس 2024، 04:05']],
  ])('Dates in %s are written as is usual there: %s, %j', (language, today, others) => {
    const { dates } = new PageTexts(language)
    const date = dates.asOf(nowMs)
    expect(date(new Date(2026, 10, 23, 14, 5).getTime())).toBe(today)
    expect([date(novemberMs), date(marchMs), dates.full()(marchMs)].map(plain)).toEqual(others)
  })

  it.each(languages)('Dates in %s are those that Intl writes, in each month', (language) => {
    const { dates } = new PageTexts(language)
    const date = dates.asOf(nowMs)
    const locale = `${language === 'en' ? 'en-GB' : language}-u-nu-latn`
    const intl = (timeMs: number, form: Intl.DateTimeFormatOptions) =>
      plain(new Intl.DateTimeFormat(locale, { day: 'numeric', ...form }).format(timeMs))
    for (let month = 0; month < 12; month++) {
      const earlier = new Date(2025, month, 28, 12).getTime()
      expect(plain(date(earlier))).toBe(intl(earlier, { month: 'short', year: 'numeric' }))
      expect(plain(dates.full()(earlier))).toContain(intl(earlier, { month: 'long', year: 'numeric' }))
      const thisYear = new Date(2026, month, 7, 12).getTime()
      expect(plain(date(thisYear))).toBe(intl(thisYear, { month: 'short' }))
    }
  })
})

describe('sizes in the languages of pages', () => {
  it.each<[Language, bytes: string, decimals: string, whole: string]>([
    ['en', '0 B', '1.5 MB', '350 GB'],
    ['de', '0 B', '1,5 MB', '350 GB'],
    ['fr', '0 o', '1,5 Mo', '350 Go'],
    ['ru', '0 Б', '1,5 МБ', '350 ГБ'],
    ['ko', '0B', '1.5MB', '350GB'],
    ['ar', '0 بايت', '1.5 ميغابايت', '350 غيغابايت'],
    ['he', '\u200e0 B', '\u200e1.5 MB', '\u200e350 GB'],
  ])('Sizes in %s are written as is usual there: %s, %s, %s', (language, bytes, decimals, whole) => {
    const { size } = new PageTexts(language)
    expect([size(0), size(1_500_000), size(350e9)].map(plain)).toEqual([bytes, decimals, whole])
  })
})

describe('counts in the languages of pages', () => {
  it.each<[Language, count: number, text: string]>([
    ['de', 12_345, '12.345 Dateien'],
    ['fr', 0, '0 fichier'],
    ['pl', 1, '1 plik'],
    ['pl', 3, '3 pliki'],
    ['pl', 12, '12 plików'],
    ['pl', 22, '22 pliki'],
    ['ru', 21, '21 файл'],
    ['ru', 11, '11 файлов'],
    ['uk', 4, '4 файли'],
    ['ar', 1, 'ملف واحد'],
    ['ar', 2, 'ملفان'],
    ['ar', 7, '7 ملفات'],
    ['ar', 11, '11 ملفًا'],
    ['ar', 100, '100 ملف'],
    ['he', 2, 'שני קבצים'],
    ['zh-Hans', 5, '5 个文件'],
  ])('In %s a count of %i has the form %j', (language, count, text) => {
    expect(new PageTexts(language).text('summary.files', { count })).toBe(text)
  })

  it.each(languages)('Numbers in %s have the digits 0 to 9', (language) => {
    expect(new PageTexts(language).number(1_234_567_890).replace(/\D/g, '')).toBe('1234567890')
  })
})

describe('the direction of pages', () => {
  it('Arabic and Hebrew are written from right to left, all others from left to right', () => {
    const rightToLeft = languages.filter((language) => new PageTexts(language).direction === 'rtl')
    expect(rightToLeft).toEqual(['he', 'ar'])
  })
})

describe('the texts for a guest', () => {
  it.each([
    [undefined, 'en'],
    ['fr-CA,fr;q=0.9,en;q=0.8', 'fr'],
    ['zh-TW', 'zh-Hant'],
    ['nb', 'en'],
  ])('A guest with Accept-Language %s reads %s', (field, language) => {
    expect(guestTexts(field).language).toBe(language)
  })

  it('The texts of a language are made once', () => {
    expect(guestTexts('de-AT')).toBe(guestTexts('de'))
  })
})
