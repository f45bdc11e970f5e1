import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { renderErrorPage } from '../../../../src/main/worker/pages/error-page.ts'
import { errorWords } from '../../../../src/main/worker/pages/error-words.ts'
import { renderListingPage } from '../../../../src/main/worker/pages/listing-page.ts'
import { PageTexts } from '../../../../src/main/worker/pages/page-texts.ts'
import { pageSecurityPolicy } from '../../../../src/main/worker/pages/security-policy.ts'
import { renderViewPage } from '../../../../src/main/worker/pages/view-page.ts'
import { tokens, type TokenName } from '../../../../src/shared/design-tokens.ts'
import { rootProperties, usedProperties } from '../../../support/custom-properties.ts'
import { fileEntry, folderEntry, listingOf } from './listing-fixture.ts'
import { viewOf } from './view-fixture.ts'

const place = { segments: ['a'], shareName: 'Share', nowMs: 0 }
const english = new PageTexts('en')
const manyPages = { totalEntries: 12_000, page: 3, pageCount: 12 }
const pages: [string, string][] = [
  ['a listing', renderListingPage(listingOf([folderEntry('d'), fileEntry('f')], manyPages), place, english)],
  ['an empty listing', renderListingPage(listingOf([]), place, english)],
  ['an error page', renderErrorPage(english, 404, errorWords(english, 404), './')],
]

const listings = pages.slice(0, 3)
pages.push(
  ['a page about a picture', renderViewPage(viewOf('a.jpg', { presentation: 'picture' }), english)],
  ['a page about a film', renderViewPage(viewOf('a.mkv', { presentation: 'video' }), english)],
  ['a page about a song', renderViewPage(viewOf('a.mp3', { presentation: 'audio' }), english)],
  [
    'a page about a text',
    renderViewPage(viewOf('a.txt', { presentation: 'text', text: { shown: 'a', shownBytes: 1 } }), english),
  ],
  ['a page about another file', renderViewPage(viewOf('a.zip'), english)],
)

describe.each(pages)('%s under its own security policy', (page, html) => {
  it(`The only style of ${page} is allowed by its hash`, () => {
    const styles = [...html.matchAll(/<style>(.*?)<\/style>/gs)]
    expect(styles).toHaveLength(1)
    const hash = createHash('sha256').update(styles[0]![1]!).digest('base64')
    expect(pageSecurityPolicy()).toContain(`'sha256-${hash}'`)
  })

  it(`No script, inline style or frame is in ${page}`, () => {
    expect(html).not.toMatch(/<script|<iframe|<base|\sstyle=|\son[a-z]+=|javascript:/i)
  })

  it(`All that is loaded by ${page} is a data URI, or a file beside it`, () => {
    const loaded = [
      ...html.matchAll(/url\(\s*["']?([^"')]*)|<(?:img|link|audio|video|track)[^>]*(?:src|href)="([^"]*)"/g),
    ]
    const mayLoad = listings.some(([, listing]) => listing === html)
      ? /^data:image\/svg\+xml,|^#/
      : /^data:image\/svg\+xml,|^#|^[a-z]\.\w+$/
    expect(loaded.length).toBeGreaterThan(0)
    for (const match of loaded) expect(match[1] ?? match[2]).toMatch(mayLoad)
  })

  it(`The HTML of ${page} is a document in English with one heading and a title`, () => {
    expect(html).toMatch(/^<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8">/)
    expect(html.match(/<h1[ >]/g)).toHaveLength(1)
    expect(html).toMatch(/<title>[^<]+<\/title>/)
    expect(html).toContain('width=device-width')
  })
})

describe('the security policy of pages', () => {
  it('The security policy of pages allows nothing but their styles, data images and forms to the share', () => {
    expect(pageSecurityPolicy()).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]{43}=' 'sha256-[\w+/]{43}=' 'sha256-[\w+/]{43}='; img-src 'self' data:; media-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
    )
  })
})

describe('the tokens of pages', () => {
  /** Set by rules below. */
  const ofRules = ['side', 'size', 'pad', 'c', 'i', 'start', 'turn', 'top', 'm']
  const used = [...usedProperties(pages.map(([, html]) => html).join('\n'))].filter(
    (name) => !ofRules.includes(name),
  )

  it.each(pages)('The style of %s declares the tokens that pages use, and no others', (_, html) => {
    const declared = rootProperties(/<style>(.*?)<\/style>/s.exec(html)![1]!)
    for (const appearance of ['light', 'dark'] as const) {
      const expected = used.map((name) => {
        const token = tokens[name as TokenName]
        return [name, typeof token === 'string' ? token : token[appearance]]
      })
      expect(declared[appearance]).toEqual(Object.fromEntries(expected))
    }
  })
})
