import { describe, expect, it } from 'vitest'
import { fileKind } from '../../../../src/main/files/file-kind.ts'
import type { Neighbours } from '../../../../src/main/files/neighbours.ts'
import { PageTexts } from '../../../../src/main/worker/pages/page-texts.ts'
import { renderViewPage } from '../../../../src/main/worker/pages/view-page.ts'
import type { View } from '../../../../src/main/worker/pages/view.ts'
import { bytesOf, fileEntry, hostileNames } from './listing-fixture.ts'
import { viewOf } from './view-fixture.ts'

const english = new PageTexts('en')

/** The body of the page. */
function render(view: View, texts = english): string {
  const html = renderViewPage(view, texts)
  return html.slice(html.indexOf('<body>'))
}

const around = (rest: Partial<Neighbours>) => ({ neighbours: { ...viewOf('a').neighbours, ...rest } })
const references = (html: string) =>
  [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map((match) => match[1]!.replaceAll('&amp;', '&'))
const tags = (html: string) => html.match(/<\/?[a-z!][^\s>]*/gi)
const file = (name: string) => fileEntry(name, { kind: fileKind(name) })

const presentations = ['picture', 'audio', 'video', 'text', 'none'] as const

describe.each(presentations)('any name on a page about a file (%s)', (presentation) => {
  const text = presentation === 'text' ? { shown: 'x', shownBytes: 1 } : undefined
  const other = (name: string) => fileEntry(name, { kind: 'other' })
  const page = (name: string) =>
    render({
      ...viewOf(`${name}.mp4`),
      presentation,
      text,
      folder: [name],
      ...around({ previous: other(name), next: other(name), companions: [other(`${name}.srt`)] }),
    })

  it.each(hostileNames.map((name) => [name]))('The name %j adds no markup', (name) => {
    expect(tags(page(name))).toEqual(tags(page('x')))
    expect(/ on\w+=(?!.*<\/)/.exec(page(name))).toBeNull()
  })

  it.each(hostileNames.map((name) => [name]))(
    'Every reference is to %j, to its folder or to its place there',
    (name) => {
      for (const reference of references(page(name))) {
        const url = new URL(reference, 'http://host.example/folder/x')
        const path = url.pathname.replace(/%([0-9A-F]{2})/g, (_, hex: string) =>
          String.fromCharCode(parseInt(hex, 16)),
        )
        expect(url.origin).toBe('http://host.example')
        expect([`${name}.mp4`, `${name}.srt`, name, ''].map((last) => `/folder/${last}`)).toContain(path)
        expect(['', '?view', '?dl', '?m3u8', '?vtt']).toContain(url.search)
      }
    },
  )
})

describe('the head of a page about a file', () => {
  it('It has the name, the size and the date of the file', () => {
    const html = render(viewOf('a.zip'))
    expect(html).toContain(
      '<h1 title="a.zip"><bdi>a.zip</bdi></h1><p>1.5 KB · <time datetime="2026-11-03T14:22:05Z"',
    )
    expect(renderViewPage(viewOf('a.zip'), english)).toContain('<title>a.zip – Trips</title>')
  })

  it('A file of the shared folder itself is in the share', () => {
    const html = renderViewPage(viewOf('a.zip', { folder: [], shareName: '<Share>' }), english)
    expect(html).toContain('<title>a.zip – &lt;Share&gt;</title>')
    expect(html).toContain('aria-label="Up to &lt;Share&gt;"')
  })

  it.each<[Partial<View>, string]>([
    [{}, './#e7'],
    [{ sort: 'date', descending: true }, './?sort=date&order=desc#e7'],
    [around({ listed: { page: 3, index: 0 } }), './?page=3#e0'],
    [{ descending: true, ...around({ listed: { page: 2, index: 1 } }) }, './?sort=name&order=desc&page=2#e1'],
  ])('The way back keeps the order and leads to where the file is listed: %j', (rest, href) => {
    expect(references(render(viewOf('a.zip', rest)))[0]).toBe(href)
  })

  it.each(presentations)('There is one link that saves the file (%s)', (presentation) => {
    const html = render(viewOf('a b.jpg', { presentation }))
    expect(references(html).filter((href) => href.endsWith('?dl'))).toEqual(['a%20b.jpg?dl'])
  })
})

describe('the way through a folder', () => {
  it('The neighbours are linked in the order of the folder, with their names as titles', () => {
    const html = render(viewOf('a.jpg', { presentation: 'picture', sort: 'size', descending: true }))
    expect(html).toContain(
      '<nav><a href="b.jpg?view&amp;sort=size&amp;order=desc" rel="prev" accesskey="p" class="act" title="b.jpg">Previous</a><p>2 of 3</p>' +
        '<a href="c.jpg?view&amp;sort=size&amp;order=desc" rel="next" accesskey="n" class="act" title="c.jpg">Next</a></nav>',
    )
  })

  it('The first has none before it, and the last none behind it', () => {
    const walk = (rest: Partial<Neighbours>) =>
      /<nav>.*<\/nav>/.exec(render(viewOf('a.jpg', around(rest))))![0]
    expect(walk({ previous: undefined, position: 1 })).not.toContain('rel="prev"')
    expect(walk({ next: undefined, position: 3 })).not.toContain('rel="next"')
  })

  it.each([
    ['alone', { position: 1, total: 1, previous: undefined, next: undefined }],
    ['gone from its folder', { position: undefined, previous: undefined, next: undefined }],
  ])('A file that is %s has no neighbours', (_, rest) => {
    expect(render(viewOf('a.jpg', around(rest)))).not.toContain('<nav')
  })
})

describe('a page about a picture', () => {
  const picture = (rest: Partial<Neighbours> = {}) =>
    render(viewOf('a&b.jpg', { presentation: 'picture', ...around(rest) }))
  const images = (html: string) => html.match(/<img [^>]*>/g)

  it('The picture is a plain image that has its name, and the next one is fetched unseen', () => {
    expect(images(picture())).toEqual([
      '<img src="a%26b.jpg" alt="a&amp;b.jpg">',
      '<img src="c.jpg" alt="" fetchpriority="low" hidden>',
    ])
  })

  it.each([
    ['none', undefined],
    ['one that browsers do not show', file('c.cr2')],
  ])('No further picture is fetched if the next is %s', (_, next) => {
    expect(images(picture({ next }))).toHaveLength(1)
  })
})

describe('a page about sound or a film', () => {
  const tracks = (html: string) => html.match(/<track [^>]*>/g)

  it('A film plays in its place, and sound has the icon of its kind', () => {
    expect(render(viewOf('a.mp4', { presentation: 'video' }))).toContain(
      '<video src="a.mp4" controls autoplay preload="metadata" playsinline></video>',
    )
    const sound = render(viewOf('a.mp3', { presentation: 'audio' }))
    expect(sound).toContain(
      '<span class="icon a"></span><audio src="a.mp3" controls autoplay preload="metadata"></audio>',
    )
  })

  it('Subtitles are named by their language, and those of the page’s language are shown', () => {
    const companions = ['a.de.vtt', 'a.en.srt', 'a.srt', 'a.xxx.vtt'].map(file)
    const html = (language: 'en' | 'fr') =>
      render(viewOf('a.mp4', { presentation: 'video', ...around({ companions }) }), new PageTexts(language))
    expect(tracks(html('en'))).toEqual([
      '<track kind="subtitles" src="a.de.vtt" srclang="de" label="German">',
      '<track kind="subtitles" src="a.en.srt?vtt" srclang="en" label="English" default>',
      '<track kind="subtitles" src="a.srt?vtt" srclang="und" label="Subtitles">',
      '<track kind="subtitles" src="a.xxx.vtt" srclang="xxx" label="xxx">',
    ])
    // None are French, and those without a language are likeliest to be for everyone.
    expect(tracks(html('fr'))?.[2]).toBe(
      '<track kind="subtitles" src="a.srt?vtt" srclang="und" label="Sous-titres" default>',
    )
  })

  it('The playlist of the folder is offered if there is more than one file to play', () => {
    const page = (total: number) =>
      references(render(viewOf('a.mp3', { presentation: 'audio', ...around({ total }) })))
    expect(page(2)).toContain('./?m3u8')
    expect(page(1)).not.toContain('./?m3u8')
  })

  it.each([
    ['a.mkv', true],
    ['a.avi', true],
    ['a.mp4', false],
    ['a.mov', false],
  ])('What browsers may not be able to play comes with advice: %s', (name, hasAdvice) => {
    expect(render(viewOf(name, { presentation: 'video' })).includes('If it doesn’t play here')).toBe(
      hasAdvice,
    )
  })
})

describe('a page about a text', () => {
  const text = (shown: string, shownBytes = 1536) =>
    render(viewOf('a.txt', { presentation: 'text', text: { shown, shownBytes } }))

  it('The text is text, whatever it holds', () => {
    expect(text('</pre><script>&"\'')).toContain(
      '<pre dir="auto">\n&lt;/pre&gt;&lt;script&gt;&amp;&quot;&#39;</pre>',
    )
  })

  it('A line feed at its beginning stays', () => {
    expect(text('\na')).toContain('<pre dir="auto">\n\na</pre>')
  })

  it('What is cut off is said, with a link to the file', () => {
    expect(text('a', 1024)).toContain('This is the beginning of the file: 1.0 KB of 1.5 KB.<a href="a.txt"')
    expect(text('a')).not.toContain('This is the beginning')
  })

  it('An empty text says so', () => {
    expect(text('', 0)).toContain('This file is empty.')
    expect(text('', 0)).not.toContain('<pre')
  })
})

describe('a page about any other file', () => {
  it('It has the icon of its kind, and the only thing to load is the file', () => {
    const html = render(viewOf('a.zip'))
    expect(html).toContain('<span class="icon z"></span><p>There is no preview of this kind of file.</p>')
    expect(html).not.toMatch(/<img|<video|<audio/)
  })

  it('A document that browsers show can be opened', () => {
    expect(references(render(viewOf('a.pdf')))).toContain('a.pdf')
    expect(references(render(viewOf('a.zip')))).not.toContain('a.zip')
  })
})

it('A page from right to left says so', () => {
  expect(renderViewPage(viewOf(bytesOf('שלום.jpg')), new PageTexts('he'))).toContain(
    '<html lang="he" dir="rtl">',
  )
})
