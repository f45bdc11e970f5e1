import { describe, expect, it } from 'vitest'
import {
  folderTitle,
  renderFolderHead,
  renderSearchForm,
} from '../../../../src/main/worker/pages/folder-head.ts'
import { PageTexts } from '../../../../src/main/worker/pages/page-texts.ts'
import { bytesOf, hostileNames } from './listing-fixture.ts'

const english = new PageTexts('en')
const head = (segments: readonly string[], order = '', shareName = 'Holiday') =>
  renderFolderHead(english, { segments, shareName }, order, '<p>below</p>')
const hrefs = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1])

describe('the head of a page about a folder', () => {
  it('The shared folder has its name as heading and nothing above it', () => {
    expect(head([])).toBe('<div class="head"><h1 id="name"><bdi>Holiday</bdi></h1><p>below</p></div>')
    expect(folderTitle({ segments: [], shareName: 'Holiday' })).toBe('Holiday – Spool')
  })

  it('A folder below has a link up and one to each folder above', () => {
    const place = { segments: ['Trips', bytesOf('Köln'), 'Day 1'], shareName: 'Holiday' }
    const html = head(place.segments)
    expect(html).toContain('<a href="../" class="up" title="Up to Köln" aria-label="Up to Köln"></a>')
    expect(hrefs(html)).toEqual(['../', '../../../', '../../', '../'])
    expect(folderTitle(place)).toBe('Day 1 – Holiday')
  })

  it('One level down, the path names the shared folder', () => {
    const html = head(['Trips'])
    expect(hrefs(html)).toEqual(['../', '../'])
    expect(html).toContain('title="Holiday"><bdi>Holiday</bdi></a>')
  })

  it('Of a very deep path the shared folder and the nearest folders are linked, so that the page stays short', () => {
    const segments = Array.from({ length: 2000 }, (_, level) => `folder ${level}`)
    const html = head(segments)
    expect(hrefs(html).slice(0, 3)).toEqual(['../', '../'.repeat(2000), '../'.repeat(50)])
    expect(html).toContain('</li><li>…</li><li>')
    expect(html).toContain('<bdi>folder 1998</bdi></a></li></ol>')
    expect(html.length).toBeLessThan(32 * 1024)
  })

  it('A path is linked whole up to a depth of 51', () => {
    const linked = (depth: number) => hrefs(head(Array.from({ length: depth }, () => 'a'))).length
    expect([linked(50), linked(51), linked(52)]).toEqual([51, 52, 52])
    expect(head(Array.from({ length: 51 }, () => 'a'))).not.toContain('…')
  })

  it('The links to other folders have the query of the page', () => {
    expect(hrefs(head(['a', 'b'], '?view=grid'))).toEqual([
      '../?view=grid',
      '../../?view=grid',
      '../?view=grid',
    ])
  })

  it('A name is given whole as a title where there may be no room for it', () => {
    expect(head(['"a"'.repeat(80), 'b'])).toContain(`title="${'&quot;a&quot;'.repeat(80)}"><bdi>`)
    const heading = (length: number) => /<h1 .*?>/.exec(head(['x'.repeat(length)]))![0]
    expect(heading(120)).toBe('<h1 id="name">')
    expect(heading(121)).toBe(`<h1 id="name" title="${'x'.repeat(121)}">`)
  })
})

describe('the field to search in a folder', () => {
  it('The search asks for the folder’s own address with the words as q', () => {
    expect(renderSearchForm(english)).toMatch(
      /^<form role="search" class="search" action="\.\/"><input type="search" name="q" value="" maxlength="200" /,
    )
  })

  it.each(hostileNames.map((words) => [words]))(
    'The words %j stay in the field and add no markup',
    (words) => {
      const html = renderSearchForm(english, words)
      expect(html.match(/<\/?[a-z!][^\s>]*/gi)).toEqual(
        renderSearchForm(english).match(/<\/?[a-z!][^\s>]*/gi),
      )
      const value = / value="([^"]*)"/.exec(html)![1]!
      expect(
        value
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&'),
      ).toBe(words)
    },
  )
})
