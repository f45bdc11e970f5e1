/** The pages of a share in the languages of its guests, in a real browser. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { languages } from '../src/shared/messages/languages.ts'
import { browsedShare } from './support/browsed-share.ts'
import { visit } from './support/chromium.ts'

/** Six pages of a listing, one file on the last. */
const manyFiles = 5001

// Scripts for the page are texts: what is compiled here knows Node, not the browser.
const measure = `({
  brokenWords: [...document.querySelectorAll('.tools > *')].flatMap((button) => {
    const text = button.firstChild
    const range = document.createRange()
    const words = text.data.matchAll(/[\\p{sc=Latin}\\p{sc=Cyrillic}\\p{sc=Arabic}\\p{sc=Hebrew}]+/gu)
    return [...words].filter(({ index, 0: word }) => {
      range.setStart(text, index)
      range.setEnd(text, index + word.length)
      return range.getClientRects().length > 1
    }).map(([word]) => word)
  }),
  language: document.documentElement.lang,
  overhang: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  covered: [...document.querySelectorAll('td:nth-child(n+2)')].filter((cell) => {
    const text = document.createRange()
    text.selectNodeContents(cell.querySelector('time') ?? cell)
    const buttons = [...cell.closest('tr').querySelectorAll('.g')]
    return [...text.getClientRects()].some((line) => buttons.some((button) => {
      const box = button.getBoundingClientRect()
      return line.left < box.right && line.right > box.left && line.top < box.bottom && line.bottom > box.top
    }))
  }).map((cell) => cell.textContent),
  cut: [...document.querySelectorAll('td:nth-child(n+2),th,.sum,.home,.act,.notes,footer')]
    .filter((element) => element.scrollWidth > element.clientWidth + 1)
    .map((element) => element.textContent),
})`

/** What lies where, from the page's beginning or its end, whichever side these are on; and which way signs point. */
const measureSides = `(() => {
  const width = document.documentElement.clientWidth
  const rectangle = (selector) => {
    const range = document.createRange()
    range.selectNodeContents(document.querySelector(selector))
    return range.getBoundingClientRect()
  }
  const side = ({ left, right }) => left < width - right ? 'left' : 'right'
  const sign = (selector, pseudo) => getComputedStyle(document.querySelector(selector), pseudo).transform
  // One that fills its cell begins on both sides.
  const names = [...document.querySelectorAll('tbody td [dir]')].filter((name) => name.textContent.length < 100)
  const beginning = (name) => {
    const range = document.createRange()
    range.selectNodeContents(name)
    const { left, right } = range.getBoundingClientRect()
    const cell = name.closest('td').getBoundingClientRect()
    return left - cell.left < cell.right - right ? 'left' : 'right'
  }
  const iconSide = (name) => {
    const { left, right } = getComputedStyle(name, '::before')
    return parseFloat(left) < parseFloat(right) ? 'left' : 'right'
  }
  return {
    brand: side(rectangle('header a')),
    heading: side(rectangle('h1 bdi')),
    up: side(document.querySelector('.up').getBoundingClientRect()),
    columns: [...document.querySelectorAll('th a')].map((head) => side(head.getBoundingClientRect())),
    names: [...new Set(names.map(beginning))],
    icons: [...new Set(names.map(iconSide))],
    back: sign('.up', '::before'),
    step: sign('.path li', '::after'),
  }
})()`

const measurePager = `['prev', 'next'].map((rel) => {
  const link = document.querySelector('.pages [rel=' + rel + ']')
  const numbers = document.querySelector('.pages [aria-current]').getBoundingClientRect()
  return {
    side: link.getBoundingClientRect().left < numbers.left ? 'left' : 'right',
    sign: getComputedStyle(link, rel === 'prev' ? '::before' : '::after').transform,
  }
})`

const asDrawn = 'matrix(1, 0, 0, 1, 0, 0)'
const mirrored = 'matrix(-1, 0, 0, 1, 0, 0)'

const share = browsedShare((path) => {
  mkdirSync(`${path}/Trips/Cairo/Empty`, { recursive: true })
  for (const name of [
    'IMG_0001.jpg',
    'صورة العطلة.jpg',
    'שיר.mp3',
    `${'a long name '.repeat(15)}.txt`,
    'all.zip',
  ]) {
    writeFileSync(`${path}/Trips/Cairo/${name}`, name)
  }
  mkdirSync(`${path}/many`)
  for (let file = 0; file < manyFiles; file++) writeFileSync(`${path}/many/${file}.txt`, '')
})

/** A picture, sound, a text and a file that isn't shown, each with a page about it. */
const files = ['IMG_0001.jpg', 'שיר.mp3', `${'a long name '.repeat(15)}.txt`, 'all.zip'].map(
  (name) => `/Trips/Cairo/${encodeURIComponent(name)}?view`,
)

describe.each(languages)('pages for a guest who reads %s', (language) => {
  it(`Pages in ${language} say their language and fit the narrowest phone`, async () => {
    await using visitor = await visit(share.browser, {
      locale: language,
      viewport: { width: 320, height: 568 },
    })
    for (const path of [
      '/Trips/Cairo/',
      '/Trips/Cairo/?select',
      '/Trips/Cairo/Empty/',
      '/many/?page=6',
      ...files,
      '/none',
    ]) {
      await visitor.page.goto(share.origin + path)
      const seen = await visitor.page.evaluate<unknown>(measure)
      expect({ path, seen }).toEqual({
        path,
        seen: { language, overhang: 0, covered: [], cut: [], brokenWords: [] },
      })
    }
    expect(visitor.complaints.filter((complaint) => !complaint.includes('404'))).toEqual([])
  })
})

describe('the direction of a page', () => {
  it.each([
    ['Arabic', 'ar', 'right', mirrored],
    ['Hebrew', 'he', 'right', mirrored],
    ['English', 'en', 'left', asDrawn],
  ] as const)('A page in %s (%s) begins on the %s, names in either direction included', async (...row) => {
    const [, locale, start, sign] = row
    const end = start === 'left' ? 'right' : 'left'
    await using visitor = await visit(share.browser, { locale, viewport: { width: 1440, height: 900 } })
    await visitor.page.goto(`${share.origin}/Trips/Cairo/`)
    expect(await visitor.page.evaluate<unknown>(measureSides)).toEqual({
      brand: start,
      heading: start,
      up: start,
      columns: [start, end, end],
      names: [start],
      icons: [start],
      back: sign,
      step: sign,
    })
  })

  it.each([
    ['right to left', 'ar', 'right', [mirrored, asDrawn]],
    ['left to right', 'en', 'left', [asDrawn, mirrored]],
  ] as const)('The pager of a page from %s (%s) leads back on the %s', async (_, locale, back, signs) => {
    const onwards = back === 'left' ? 'right' : 'left'
    await using visitor = await visit(share.browser, { locale, viewport: { width: 1440, height: 900 } })
    await visitor.page.goto(`${share.origin}/many/?page=2`)
    expect(await visitor.page.evaluate<unknown>(measurePager)).toEqual([
      { side: back, sign: signs[0] },
      { side: onwards, sign: signs[1] },
    ])
  })
})
