import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { renderErrorPage } from '../../../../src/main/worker/pages/error-page.ts'
import { errorWords } from '../../../../src/main/worker/pages/error-words.ts'
import { renderListingPage } from '../../../../src/main/worker/pages/listing-page.ts'
import { pageSecurityPolicy } from '../../../../src/main/worker/pages/style.ts'
import { fileEntry, folderEntry, listingOf } from './listing-fixture.ts'

const place = { segments: ['a'], shareName: 'Share', nowMs: 0 }
const manyPages = { totalEntries: 12_000, page: 3, pageCount: 12 }
const pages: [string, string][] = [
  ['a listing', renderListingPage(listingOf([folderEntry('d'), fileEntry('f')], manyPages), place)],
  ['an empty listing', renderListingPage(listingOf([]), place)],
  ['an error page', renderErrorPage(404, errorWords(404), './')],
]

/** Relative luminance and contrast ratio (WCAG 2.2). */
function contrast(one: string, other: string): number {
  const luminance = (colour: string) => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const value = parseInt(colour.slice(at, at + 2), 16) / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
  }
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

describe.each(pages)('%s under its own security policy', (page, html) => {
  it(`The only style of ${page} is allowed by its hash`, () => {
    const styles = [...html.matchAll(/<style>(.*?)<\/style>/gs)]
    expect(styles).toHaveLength(1)
    const hash = createHash('sha256').update(styles[0]![1]!).digest('base64')
    expect(pageSecurityPolicy()).toContain(`'sha256-${hash}'`)
  })

  it(`No script, inline style, frame or form is in ${page}`, () => {
    expect(html).not.toMatch(/<script|<iframe|<form|<base|\sstyle=|\son[a-z]+=|javascript:/i)
  })

  it(`Nothing is loaded by ${page}: every image is a data URI`, () => {
    const loaded = [...html.matchAll(/url\(\s*["']?([^"')]*)|<(?:img|link)[^>]*(?:src|href)="([^"]*)"/g)]
    expect(loaded.length).toBeGreaterThan(0)
    for (const match of loaded) expect(match[1] ?? match[2]).toMatch(/^data:image\/svg\+xml,|^#/)
  })

  it(`The HTML of ${page} is a document in English with one heading and a title`, () => {
    expect(html).toMatch(/^<!doctype html><html lang="en"><head><meta charset="utf-8">/)
    expect(html.match(/<h1[ >]/g)).toHaveLength(1)
    expect(html).toMatch(/<title>[^<]+<\/title>/)
    expect(html).toContain('width=device-width')
  })
})

describe('the security policy of pages', () => {
  it('The security policy of pages allows nothing but their styles and data images', () => {
    expect(pageSecurityPolicy()).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]{43}=' 'sha256-[\w+/]{43}='; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    )
  })
})

describe('colours', () => {
  const style = /<style>(.*?)<\/style>/s.exec(renderErrorPage(404, errorWords(404), './'))![1]!
  const [day, night] = style.split('@media(prefers-color-scheme:dark)').map((part) => {
    const tokens = [...part.matchAll(/--(\w+):(#[0-9a-f]{6})/g)]
    return Object.fromEntries(tokens.map((match) => [match[1]!, match[2]!]))
  })

  it.each([
    ['day', day!],
    ['night', night!],
  ])('By %s, text has a contrast of level AA and the colour of every thread is visible', (_, tokens) => {
    for (const ground of ['paper', 'sheet', 'hover']) {
      for (const text of ['ink', 'soft'])
        expect(contrast(tokens[text]!, tokens[ground]!)).toBeGreaterThan(4.5)
    }
    for (const thread of ['madder', 'saffron', 'leaf', 'indigo', 'plum', 'wood']) {
      expect(contrast(tokens[thread]!, tokens.sheet!), thread).toBeGreaterThan(3)
    }
  })
})
