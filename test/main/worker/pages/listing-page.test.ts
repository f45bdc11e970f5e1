import { describe, expect, it } from 'vitest'
import { encodePathSegment } from '../../../../src/http/percent-encoding.ts'
import { renderListingPage } from '../../../../src/main/worker/pages/listing-page.ts'
import { PageTexts } from '../../../../src/main/worker/pages/page-texts.ts'
import type { Listing } from '../../../../src/main/files/listing.ts'
import { bytesOf, fileEntry, folderEntry, hostileNames, listingOf } from './listing-fixture.ts'

const nowMs = Date.UTC(2026, 10, 23, 12)

const english = new PageTexts('en')

function render(listing: Listing, segments: string[] = [], shareName = 'Holiday') {
  return renderListingPage(listing, { segments, shareName, nowMs }, english)
}

function select(listing: Listing) {
  const place = { segments: [], shareName: 'Holiday', nowMs, hashOf: (name: string) => `hash-${name}` }
  return renderListingPage(listing, place, english)
}

/** The page without its styles, whose text does not matter here. */
const markup = (html: string) =>
  html.replace(/<style>.*?<\/style>/s, '').replace(/<link rel="icon"[^>]*>/, '')
const hrefs = (html: string) =>
  [...markup(html).matchAll(/href="([^"]*)"/g)].map((match) => match[1]!.replaceAll('&amp;', '&'))
const rowHrefs = (html: string) => hrefs(html.slice(html.indexOf('<tbody')))
const rows = (html: string) => html.split('<tr role=row>').slice(1)
const decodeBytes = (path: string) =>
  path.replace(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))

describe('any name on a listing page', () => {
  it.each(hostileNames.map((name) => [name]))('The entry %j has a link to exactly itself', (name) => {
    for (const entry of [fileEntry(name), folderEntry(name)]) {
      const href = rowHrefs(render(listingOf([entry])))[0]!
      const target = new URL(href, 'http://host.example:8080/a/b/')
      expect(target.origin).toBe('http://host.example:8080')
      expect(target.search + target.hash).toBe('')
      expect(decodeBytes(target.pathname)).toBe(`/a/b/${name}${entry.type === 'folder' ? '/' : ''}`)
    }
  })

  it.each(hostileNames.map((name) => [name]))('The name %j adds no markup of its own', (name) => {
    const tags = (html: string) => markup(html).match(/<\/?[a-z!][^\s>]*/gi)
    const plain = render(listingOf([fileEntry('x'), folderEntry('x')]), ['x', 'x'], 'x')
    const hostile = render(listingOf([fileEntry(name), folderEntry(name)]), [name, name], bytesOf(name))
    expect(tags(hostile)).toEqual(tags(plain))
    expect(/ on\w+=(?!.*<\/)/.exec(markup(hostile))).toBeNull()
  })

  it.each(hostileNames.map((name) => [name]))(
    'The folder %j has breadcrumbs to exactly the folders above it',
    (name) => {
      const html = render(listingOf([]), [name, 'b', name])
      const own = `http://host.example/${encodePathSegment(name)}/b/${encodePathSegment(name)}/`
      const path = hrefs(html.slice(html.indexOf('<nav'), html.indexOf('</nav>'))).map(
        (href) => new URL(href, own),
      )
      expect(path.map((url) => url.host)).toEqual(Array(4).fill('host.example'))
      expect(path.map((url) => decodeBytes(url.pathname))).toEqual([
        `/${name}/b/`,
        '/',
        `/${name}/`,
        `/${name}/b/`,
      ])
    },
  )

  it.each([
    ['Markup in a name is shown as text', '<b>&"\'', 'dir=auto>&lt;b&gt;&amp;&quot;&#39;</a>'],
    ['A line feed in a name is visible', 'a\nb', 'dir=auto>a␊b</a>'],
    [
      'Control characters in a name are shown as their pictures',
      '\x00\t\x1b[31m\x7f',
      'dir=auto>␀␉␛[31m␡</a>',
    ],
    [
      'A direction override in a name is visible and turns nothing',
      bytesOf('a\u202eb'),
      'dir=auto>a‹U+202E›b</a>',
    ],
    ['Bytes of a name that are not UTF-8 are shown as U+FFFD', 'caf\u00e9', 'dir=auto>caf\ufffd</a>'],
    [
      'A name in another direction does not change that of what surrounds it',
      bytesOf('שלום'),
      'dir=auto>שלום</a>',
    ],
  ])('%s', (_, name, shown) => {
    expect(rows(render(listingOf([fileEntry(name)])))[0]).toContain(shown)
  })

  it('The name of the share is shown as text, too', () => {
    expect(render(listingOf([]), [], '<i>&\u202e')).toContain(
      '<h1 id="name"><bdi>&lt;i&gt;&amp;‹U+202E›</bdi></h1>',
    )
  })
})

describe('a row of a listing page', () => {
  it('A row shows the size and the date of a file, with the full date as a title', () => {
    const row = rows(render(listingOf([fileEntry('a.txt', { sizeBytes: 1_500_000 })])))[0]!
    expect(row).toContain(
      '<td role=cell>1.5 MB<td role=cell><time datetime=2026-11-03T14:22:05Z title="3 November 2026, ',
    )
    expect(row).toContain('>3 Nov</time>')
  })

  it.each([
    ['A film (2020).mkv', 'A%20film%20(2020).mkv'],
    [bytesOf('Músic.mp3'), 'M%C3%BAsic.mp3'],
    ['Part 1: the start.mkv', 'Part%201%3A%20the%20start.mkv'],
  ])('The link to %s has the text that its address decodes to, as media centres require', (name, href) => {
    const row = rows(render(listingOf([fileEntry(name)])))[0]!
    const text = /<a href="[^"]*"[^>]*>([^<]*)<\/a>/.exec(row)?.[1]
    expect(row).toContain(`<a href="${href}"`)
    expect(text).toBe(decodeURIComponent(href))
  })

  it('The row of a folder shows no size, and its link ends with a slash', () => {
    const row = rows(render(listingOf([folderEntry('sub')])))[0]!
    expect(row).toContain('<a href="sub/" class=f ')
    expect(row).toContain('<td role=cell><td role=cell><time')
  })

  it('The row of a folder says how many items it holds, if they have been counted', () => {
    const row = (itemCount?: number) => rows(render(listingOf([{ ...folderEntry('sub'), itemCount }])))[0]
    expect(row(0)).toContain('<td role=cell>0 items<td')
    expect(row(1)).toContain('<td role=cell>1 item<td')
    expect(row(1000)).toContain('<td role=cell>1,000 items<td')
    expect(row(1001)).toContain('<td role=cell>1,000+ items<td')
    expect(row()).toContain('<td role=cell><td')
  })

  it.each([
    ['archive', 460],
    ['image', 600],
  ] as const)(
    'The row of a file (%s) with a name of 40 characters is shorter than %i bytes',
    (kind, bytes) => {
      const entry = fileEntry('Some holiday photo number 123456789.jpeg', { kind })
      const row = rows(render(listingOf([entry, fileEntry('b')])))[0]!
      expect(row.length).toBeLessThan(bytes)
    },
  )

  it.each([
    ['image', 'e', 'Open'],
    ['text', 'e', 'Open'],
    ['code', 'e', 'Open'],
    ['audio', 'p', 'Play'],
    ['video', 'p', 'Play'],
  ] as const)('The row of what can be shown (%s) has a link to the page about it', (kind, sign, verb) => {
    const listing = listingOf([folderEntry('f'), fileEntry('a & b', { kind })])
    expect(rows(render(listing))[1]).toContain(
      `<a href="a%20%26%20b?view" class="g ${sign}" id=e1 aria-label="${verb} a &amp; b"></a>`,
    )
    expect(rows(render({ ...listing, sort: 'size' }))[1]).toContain(
      'href="a%20%26%20b?view&amp;sort=size&amp;order=asc"',
    )
  })

  it.each(['document', 'archive', 'app', 'font', 'other'] as const)(
    'The row of what can not be shown (%s) has none',
    (kind) => {
      expect(rows(render(listingOf([fileEntry('a', { kind })])))[0]).not.toContain('?view')
    },
  )

  it('A link has the whole name as a title if it is likely to be cut short', () => {
    const link = (length: number) =>
      /<a .*?>/.exec(rows(render(listingOf([fileEntry('&'.repeat(length))])))[0]!)![0]
    expect(link(120)).not.toContain('title')
    expect(link(121)).toContain(` title="${'&amp;'.repeat(121)}">`)
  })

  it('Links to folders keep the order, and links to files do not', () => {
    const listing = listingOf([folderEntry('f'), fileEntry('a')], { sort: 'size', descending: true, page: 1 })
    const links = rowHrefs(render(listing)).filter((href) => !/\?(zip|dl|view|select)/.test(href))
    expect(links).toEqual(['f/?sort=size&order=desc', 'a'])
  })
})

describe('what programs learn of a listing page', () => {
  it('A page has a title and a description for previews of its link, and is not to be indexed', () => {
    const html = render(listingOf([folderEntry('d'), fileEntry('a')]), ['"Trips" & more'])
    expect(html).toContain('<meta name="robots" content="noindex">')
    expect(html).toContain('<meta name="description" content="1 folder, 1 file (1.5 KB)">')
    expect(html).toContain('<meta property="og:title" content="&quot;Trips&quot; &amp; more – Holiday">')
    expect(html).toContain('<meta property="og:description" content="1 folder, 1 file (1.5 KB)">')
  })

  it('The description of an empty folder says so', () => {
    expect(render(listingOf([]))).toContain('<meta name="description" content="This folder is empty">')
  })

  it('The kind of an entry is its link’s description, and the link’s text stays the name', () => {
    const html = render(listingOf([folderEntry('d'), fileEntry('a.mp3', { kind: 'audio' })]))
    expect(html).toContain('<p hidden><span id=kf>Folder</span><span id=ka>Audio</span></p>')
    expect(rows(html)[0]).toMatch(/<a href="d\/" class=f aria-describedby=kf dir=auto>d<\/a>/)
    expect(rows(html)[1]).toMatch(/<a href="a.mp3" class=a aria-describedby=ka dir=auto>a.mp3<\/a>/)
    expect(select(listingOf([folderEntry('d')]))).toContain('aria-label="Select d" aria-describedby=kf>')
  })
})

describe('what can be downloaded of a listing', () => {
  it('Each row has a link that saves the file, or the folder as a ZIP', () => {
    const html = render(listingOf([folderEntry('f'), fileEntry('a & b')]))
    expect(rowHrefs(html)).toEqual([
      'f/',
      'f/?zip',
      'a%20%26%20b',
      'a%20%26%20b?view',
      'a%20%26%20b?dl',
      '?zip',
    ])
    expect(html).toContain('aria-label="Download a &amp; b"')
  })

  it('The button for all of it says how long the ZIP is where that is known', () => {
    const button = (zipBytes?: number) =>
      /class="main">(.*?)</.exec(
        renderListingPage(
          listingOf([fileEntry('a')]),
          { segments: [], shareName: 'Holiday', nowMs, zipBytes },
          english,
        ),
      )?.[1]
    expect([button(), button(911_000_000)]).toEqual(['Download all (ZIP)', 'Download all (ZIP, 911 MB)'])
  })

  it('An empty folder offers nothing', () => {
    expect(hrefs(render(listingOf([])))).not.toContain('?zip')
  })

  it('The selection keeps order and page, and leads back to them', () => {
    const listing = listingOf([fileEntry('a')], { sort: 'date', descending: true, page: 2 })
    expect(hrefs(render(listing))).toContain('?select&sort=date&order=desc&page=2')
    const links = hrefs(select(listing))
    expect(links.slice(-1)).toEqual(['?sort=date&order=desc&page=2'])
    expect(links).toContain('?select&sort=size&order=desc')
  })

  it('One can select on each page of a long folder', () => {
    const listing = listingOf([fileEntry('a')], { page: 2, pageCount: 3, totalEntries: 2500 })
    const links = hrefs(select(listing))
    expect(links).toContain('?select')
    expect(links).toContain('?select&page=3')
    expect(select(listing).match(/class="pages"/g)).toHaveLength(1)
  })

  it('A page for selecting has a form with a box for each entry, and no links to them', () => {
    const html = select(listingOf([folderEntry('f'), fileEntry('a')]))
    expect(html).toContain('<form action="./"><input type="hidden" name="zip">')
    expect(
      [...html.matchAll(/<input type=checkbox name=f id=(\S+) value=(\S+) /g)].map(([, id, value]) => [
        id,
        value,
      ]),
    ).toEqual([
      ['hash-f', 'hash-f'],
      ['hash-a', 'hash-a'],
    ])
    expect(html).toContain('<label for=hash-a class=t dir=auto>a</label>')
    expect(html).toContain('aria-label="Select a"')
  })
})

describe('the head of a listing page', () => {
  it('The page says whose share it is, and of a computer without a name nothing', () => {
    const owned = (computerName: string) =>
      renderListingPage(listingOf([]), { segments: [], shareName: 'Holiday', nowMs, computerName }, english)
    expect(owned('Anna<b>')).toContain('<p>Shared by <bdi>Anna&lt;b&gt;</bdi></p></header>')
    expect(owned('')).toContain('Spool</a></header>')
  })

  it('A folder in which something can be found has a field to search in it', () => {
    expect(render(listingOf([fileEntry('a')]))).toContain('<form role="search"')
    expect(render(listingOf([]))).not.toContain('<form')
    expect(select(listingOf([fileEntry('a')]))).not.toContain('<form role="search"')
  })

  it.each<[string, Listing, string | undefined]>([
    [
      'has the counts and the total size',
      listingOf([folderEntry('d'), fileEntry('a'), fileEntry('b')]),
      '1 folder, 2 files (3.1 KB)',
    ],
    ['counts a single file', listingOf([fileEntry('a')]), '1 file (1.5 KB)'],
    ['has no size if there are only folders', listingOf([folderEntry('a'), folderEntry('b')]), '2 folders'],
    [
      'has the page but no size if there are several pages',
      listingOf([fileEntry('a')], {
        totalEntries: 12_000,
        fileCount: 11_999,
        folderCount: 1,
        page: 2,
        pageCount: 12,
      }),
      '1 folder, 11,999 files · page\u00a02\u00a0of\u00a012',
    ],
    ['is missing for an empty folder', listingOf([]), undefined],
  ])('The summary of a listing %s', (_, listing, summary) => {
    expect(/<p class="sum">(.*?)<\/p>/.exec(render(listing))?.[1]).toBe(summary)
  })

  it('An empty folder says so and has no table', () => {
    const html = render(listingOf([]), ['New'])
    expect(html).toContain('This folder is empty')
    expect(html).not.toContain('<table')
  })
})

describe('the column heads of a listing page', () => {
  const heads = (rest: Partial<Listing>) => {
    const html = render(listingOf([fileEntry('a')], rest), ['d'])
    return [...html.matchAll(/<th [^>]*?(?:aria-sort="(\w+)")?><a href="([^"]*)">(\w+)</g)].map((match) => [
      match[3],
      match[1],
      match[2]!.replaceAll('&amp;', '&'),
    ])
  }

  it('By name, the heads reverse the order or put the largest or the newest first', () => {
    expect(heads({})).toEqual([
      ['Name', 'ascending', '?sort=name&order=desc'],
      ['Size', undefined, '?sort=size&order=desc'],
      ['Modified', undefined, '?sort=date&order=desc'],
    ])
  })

  it.each<[Partial<Listing>, number, string, string]>([
    [{ sort: 'name', descending: true }, 0, 'descending', './'],
    [{ sort: 'size', descending: true }, 1, 'descending', '?sort=size&order=asc'],
    [{ sort: 'size', descending: false }, 1, 'ascending', '?sort=size&order=desc'],
    [{ sort: 'date', descending: true }, 2, 'descending', '?sort=date&order=asc'],
  ])(
    'In the order %j only column %i is marked, as %s, and its head leads to %s',
    (rest, column, state, href) => {
      expect(heads(rest)[column]!.slice(1)).toEqual([state, href])
      expect(heads(rest).filter((head) => head[1] !== undefined)).toHaveLength(1)
    },
  )
})

describe('the pager of a listing page', () => {
  const pager = (page: number, pageCount: number, rest: Partial<Listing> = {}) => {
    const html = render(listingOf([fileEntry('a')], { totalEntries: 9e9, page, pageCount, ...rest }), ['d'])
    return html.slice(html.lastIndexOf('<nav'), html.lastIndexOf('</nav>'))
  }
  const shown = (html: string) =>
    html
      .replace(/<[^>]*>/g, ' ')
      .trim()
      .split(/ +/)
      .join(' ')

  it.each([
    [1, 2, '1 2 Next'],
    [2, 2, 'Previous 1 2'],
    [1, 12, '1 2 … 12 Next'],
    [2, 12, 'Previous 1 2 3 … 12 Next'],
    [4, 12, 'Previous 1 2 3 4 5 … 12 Next'],
    [5, 12, 'Previous 1 … 4 5 6 … 12 Next'],
    [9, 12, 'Previous 1 … 8 9 10 11 12 Next'],
    [12, 12, 'Previous 1 … 11 12'],
    [3, 1500, 'Previous 1 2 3 4 … 1,500 Next'],
  ])('The pager on page %d of %d shows: %s', (page, pageCount, text) => {
    expect(shown(pager(page, pageCount))).toBe(text)
  })

  it('The pager is above the table and below it, under names of their own', () => {
    const html = render(listingOf([fileEntry('a')], { totalEntries: 9e9, page: 2, pageCount: 3 }))
    const [before, after] = html.split(/<table.*<\/table>/s)
    const nav = /<nav aria-label="Pages, (top|bottom)">(.*?)<\/nav>/s
    const [above, below] = [nav.exec(before!)!, nav.exec(after!)!]
    expect([above[1], below[1]]).toEqual(['top', 'bottom'])
    expect(above[2]).toBe(below[2])
  })

  it('The pager is absent if there is only one page', () => {
    expect(render(listingOf([fileEntry('a')]))).not.toContain('aria-label="Pages')
  })

  it('The pager keeps the order and marks the current page', () => {
    const html = pager(2, 3, { sort: 'date', descending: true })
    expect(hrefs(html)).toEqual(
      [1, 1, 2, 3, 3].map((page) => `?sort=date&order=desc${page > 1 ? `&page=${page}` : ''}`),
    )
    expect(/aria-current="page">(\d)/.exec(html)?.[1]).toBe('2')
  })

  it('By name, the pager’s links have only the page, and none for the first', () => {
    expect(hrefs(pager(2, 3))).toEqual(['./', './', '?page=2', '?page=3', '?page=3'])
  })
})
