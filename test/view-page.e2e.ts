/** The pages about single files in a real browser, served by the built terminal command. */
import { mkdirSync, writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { axeViolations } from './support/axe.ts'
import { browsedShare } from './support/browsed-share.ts'
import { visit } from './support/chromium.ts'
import { writeTone } from './support/tone.ts'

const hostileName = `'"><img src=x onerror=alert(1)>& 100% #1 ?\n\u202egpj.svg`
const names = ['2.svg', '10.svg', '11.svg', 'a tall one.svg', hostileName]
/** In the order of the listing: punctuation, digits, letters. */
const inOrder = [hostileName, '2.svg', '10.svg', '11.svg', 'a tall one.svg']

const drawing = (width: number, height: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="teal"/></svg>`

const subtitles = '1\n00:00:00,000 --> 00:00:20,000\nSch\xf6ne Gr\xfc\xdfe & <i>mehr</i>\n'

const share = browsedShare((path) => {
  const write = (name: string, content: string | Uint8Array) => writeFileSync(`${path}/${name}`, content)
  for (const folder of ['photos', 'music', 'texts', 'site']) mkdirSync(`${path}/${folder}`)
  for (const name of names) write(`photos/${name}`, drawing(3000, name.includes('tall') ? 4000 : 2000))
  write('photos/small.txt', 'x')
  mkdirSync(`${path}/many`)
  for (let at = 1; at <= 120; at++) write(`many/${at}.svg`, drawing(30, 20))
  writeTone(`${path}/music/song.wav`, 30)
  writeTone(`${path}/music/song 2.wav`, 1)
  write('music/song.de.srt', Buffer.from(subtitles, 'latin1'))
  write('texts/long.txt', `the first line\n${'a'.repeat(5000)}\n${'word '.repeat(60_000)}`)
  write('texts/hebrew.txt', 'שלום עולם\nhello')
  write(`texts/${'a long name '.repeat(15)}.txt`, '')
  write(`texts/${'W'.repeat(200)}.zip`, '')
  write('disk.iso', 'x')
  write('site/index.html', '<!doctype html><title>A site</title><img src="a.svg?view">')
  write('site/a.svg', drawing(30, 20))
})

// Scripts for the page are texts: what is compiled here knows Node, not the browser.
const overhang = `document.documentElement.scrollWidth - document.documentElement.clientWidth`
const picture = `(() => {
  const image = document.querySelector('.stage img')
  const { left, right, top, bottom } = image.getBoundingClientRect()
  return { name: image.alt, loaded: image.complete && image.naturalWidth > 0, left, right, top, bottom }
})()`
const targets = `[...document.querySelectorAll('a')].filter((link) => link.checkVisibility()).map((link) => {
  const { width, height } = link.getBoundingClientRect()
  return Math.min(width, height)
})`

/** From the end of each name in a listing, CSS pixels, to the first sign of its row. */
const gapsBesideNames = `[...document.querySelectorAll('tbody tr')].map((row) => {
  const range = document.createRange()
  range.selectNodeContents(row.querySelector('td [dir]'))
  return row.querySelector('.g').getBoundingClientRect().left - range.getBoundingClientRect().right
})`

type Picture = { name: string; loaded: boolean; left: number; right: number; top: number; bottom: number }

const shownName = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()
const address = (path: string, query = '?view') => `${share.origin}/${encodeURI(path)}${query}`

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a folder of pictures %s', (mode, javaScriptEnabled) => {
  it(`One walks through all pictures of a folder and back ${mode}, and out to where one was`, async () => {
    await using visitor = await visit(share.browser, {
      javaScriptEnabled,
      viewport: { width: 390, height: 844 },
    })
    const { page } = visitor
    await page.goto(`${share.origin}/photos/`)
    await page.locator('.grid a').first().click()
    const position = page.getByRole('navigation').getByRole('paragraph')
    const next = page.getByRole('link', { name: 'Next' })
    const previous = page.getByRole('link', { name: 'Previous' })
    for (const [at, name] of inOrder.entries()) {
      if (at > 0) await next.click()
      await expect.poll(() => position.textContent()).toBe(`${at + 1} of ${inOrder.length}`)
      if (name !== hostileName) expect(await shownName(page)).toBe(name)
    }
    expect(await next.count()).toBe(0)
    for (let at = inOrder.length - 1; at >= 1; at--) {
      await previous.click()
      await expect.poll(() => position.textContent()).toBe(`${at} of ${inOrder.length}`)
    }
    expect(await previous.count()).toBe(0)
    expect(await shownName(page)).toBe(`'"><img src=x onerror=alert(1)>& 100% #1 ?␊‹U+202E›gpj.svg`)
    await page.getByRole('link', { name: 'Up to photos' }).click()
    await page.waitForURL(`${share.origin}/photos/#e0`)
    // Drawings have no small pictures, and their icons are seen instead. A fetch ahead may be broken off.
    expect(visitor.complaints.filter((complaint) => !/404|ERR_ABORTED/.test(complaint))).toEqual([])
  })
})

describe('the order of a folder', () => {
  it('The order is kept from the listing to the last picture and back, where it is in sight', async () => {
    await using visitor = await visit(share.browser, { viewport: { width: 390, height: 844 } })
    const { page } = visitor
    await page.goto(`${share.origin}/many/?sort=name&order=desc`)
    await page.getByRole('link', { name: '61.svg' }).click()
    await page.waitForURL('**/61.svg?view&sort=name&order=desc')
    await page.getByRole('link', { name: 'Next' }).click()
    await page.waitForURL('**/60.svg?view&sort=name&order=desc')
    expect(await page.getByRole('navigation').getByRole('paragraph').textContent()).toBe('61 of 120')
    await page.getByRole('link', { name: 'Up to many' }).click()
    await page.waitForURL('**/many/?sort=name&order=desc#e60')
    const tile = page.getByRole('link', { name: '60.svg' })
    await expect
      .poll(async () => {
        const { y = -1 } = (await tile.boundingBox()) ?? {}
        return y > 0 && y < 844
      })
      .toBe(true)
  })

  it('The next picture is fetched before it is asked for', async () => {
    await using visitor = await visit(share.browser)
    const { page } = visitor
    const fetched = page.waitForResponse(address('photos/10.svg', ''))
    await page.goto(address('photos/2.svg'))
    expect((await fetched).status()).toBe(200)
  })

  it('A row leads to the page about its file, and its name to the file itself', async () => {
    await using visitor = await visit(share.browser)
    const { page } = visitor
    await page.goto(`${share.origin}/texts/`)
    await page.getByRole('link', { name: 'Open long.txt' }).click()
    await page.waitForURL(address('texts/long.txt'))
    await page.goto(`${share.origin}/music/?view=list`)
    await page.getByRole('link', { name: 'Play song.wav' }).click()
    await page.waitForURL(address('music/song.wav'))
  })
})

describe('a site', () => {
  it('A site has its files as they are, whatever queries it puts behind them', async () => {
    await using visitor = await visit(share.browser)
    await visitor.page.goto(`${share.origin}/site/`, { waitUntil: 'networkidle' })
    expect(await visitor.page.evaluate('document.images[0].naturalWidth')).toBe(30)
    await visitor.page.goto(address('site/a.svg'))
    expect(await visitor.page.evaluate('document.documentElement.localName')).toBe('svg')
  })
})

describe('the keyboard', () => {
  it('Keys lead on, and Tab reaches everything in the order it is read', async () => {
    await using visitor = await visit(share.browser)
    const { page } = visitor
    await page.goto(address('photos/10.svg'))
    const focused = `document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent`
    const reached: unknown[] = []
    for (let presses = 0; presses < 5; presses++) {
      await page.keyboard.press('Tab')
      reached.push(await page.evaluate(focused))
    }
    expect(reached).toEqual(['Up to photos', 'Open file', 'Download', 'Previous', 'Next'])
    await page.keyboard.press('Enter')
    await page.waitForURL(address('photos/11.svg'))
    const accessKeys = `[...document.querySelectorAll('[accesskey]')].map((link) => link.accessKey)`
    expect(await page.evaluate(accessKeys)).toEqual(['p', 'n'])
  })
})

describe('a player', () => {
  it('Sound plays at once, with the subtitles beside it, whatever their format and encoding', async () => {
    await using visitor = await visit(share.browser, { locale: 'de' })
    const { page } = visitor
    await page.goto(address('music/song.wav'))
    await expect
      .poll(() => page.evaluate<number>(`document.querySelector('audio').currentTime`))
      .toBeGreaterThan(0)
    const track = `(() => {
      const [track] = document.querySelector('audio').textTracks
      return { label: track.label, mode: track.mode, cues: [...(track.cues ?? [])].map(({ text }) => text) }
    })()`
    await expect
      .poll(() => page.evaluate(track))
      .toEqual({ label: 'Deutsch', mode: 'showing', cues: ['Schöne Grüße &amp; <i>mehr</i>'] })
    expect(await page.getByRole('link', { name: 'Wiedergabeliste' }).getAttribute('href')).toBe('./?m3u8')
    expect(visitor.complaints).toEqual([])
  })
})

describe('the fit of a page about a file', () => {
  const paths = [
    'photos/a tall one.svg',
    'photos/2.svg',
    'music/song.wav',
    'texts/long.txt',
    'texts/hebrew.txt',
    'disk.iso',
  ]

  it.each([
    [1280, 800],
    [390, 844],
    [844, 390],
    [320, 568],
  ])(
    'A picture is as large as a screen of %i by %i allows, between what can be done',
    async (width, height) => {
      await using visitor = await visit(share.browser, { viewport: { width, height } })
      const { page } = visitor
      for (const path of ['photos/a tall one.svg', 'photos/2.svg']) {
        await page.goto(address(path))
        const { loaded, left, right, top, bottom } = await page.evaluate<Picture>(picture)
        const walk = (await page.getByRole('navigation').boundingBox())!
        expect(loaded).toBe(true)
        expect(left).toBeGreaterThanOrEqual(0)
        expect(right).toBeLessThanOrEqual(width)
        expect(top).toBeGreaterThan(0)
        expect(bottom).toBeLessThanOrEqual(height)
        expect((right - left) * (bottom - top)).toBeGreaterThan(0.6 * width * height)
        // The way on is at the bottom, or on a screen too low for that at the top, and never over the picture.
        expect(walk.y >= bottom || walk.y + walk.height <= top).toBe(true)
        expect(await page.evaluate(`document.documentElement.scrollHeight`)).toBe(height)
      }
    },
  )

  it.each([1280, 390, 320])(
    'Pages about files fit a width of %i, with text of twice the size, too',
    async (width) => {
      await using visitor = await visit(share.browser, { viewport: { width, height: 700 }, bypassCSP: true })
      const { page } = visitor
      for (const path of paths) {
        await page.goto(address(path))
        expect({ path, overhang: await page.evaluate(overhang) }).toEqual({ path, overhang: 0 })
        for (const size of await page.evaluate<number[]>(targets)) expect(size).toBeGreaterThanOrEqual(44)
        await page.addStyleTag({ content: 'html{font-size:200%}' })
        expect({ path, overhang: await page.evaluate(overhang) }).toEqual({ path, overhang: 0 })
      }
    },
  )

  it.each([1280, 700, 390, 320])(
    'No name in a listing reaches under the signs of its row, %i wide',
    async (width) => {
      await using visitor = await visit(share.browser, { viewport: { width, height: 700 } })
      await visitor.page.goto(`${share.origin}/texts/`)
      const gaps = await visitor.page.evaluate<number[]>(gapsBesideNames)
      expect(gaps).toHaveLength(4)
      for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(0)
    },
  )

  it.each([
    ['light', 'en'],
    ['dark', 'en'],
    ['light', 'ar'],
  ] as const)('Pages about files pass axe, %s, in the language %s', async (colorScheme, locale) => {
    await using visitor = await visit(share.browser, {
      colorScheme,
      locale,
      viewport: { width: 390, height: 844 },
    })
    const { page } = visitor
    for (const path of paths) {
      await page.goto(address(path))
      expect({ path, violations: await axeViolations(page) }).toEqual({ path, violations: [] })
    }
  })

  it.each([
    ['right to left', 'ar', true],
    ['left to right', 'en', false],
  ])('From %s (%s), the way on is where reading goes', async (_, locale, isMirrored) => {
    await using visitor = await visit(share.browser, { locale, viewport: { width: 390, height: 844 } })
    const { page } = visitor
    await page.goto(address('photos/10.svg'))
    const left = async (selector: string) => (await page.locator(selector).boundingBox())!.x
    expect((await left('[rel=next]')) < (await left('[rel=prev]'))).toBe(isMirrored)
    expect((await left('.get')) < (await left('.up'))).toBe(isMirrored)
    const sign = `getComputedStyle(document.querySelector('[rel=next]'), '::after').transform`
    expect(await page.evaluate(sign)).toBe(`matrix(${isMirrored ? 1 : -1}, 0, 0, 1, 0, 0)`)
  })
})

describe('a text', () => {
  it('A long text is wrapped and cut, and each of its lines has its own direction', async () => {
    await using visitor = await visit(share.browser)
    const { page } = visitor
    await page.goto(address('texts/long.txt'))
    expect(await page.getByText('This is the beginning of the file: 262 KB of').count()).toBe(1)
    expect((await page.locator('pre').textContent())!.length).toBe(256 * 1024)
    await page.goto(address('texts/hebrew.txt'))
    expect(await page.evaluate(`getComputedStyle(document.querySelector('pre')).unicodeBidi`)).toBe(
      'plaintext',
    )
  })
})

describe('a page about a file on paper', () => {
  it.each(['photos/2.svg', 'texts/long.txt', 'music/song.wav', 'disk.iso'])(
    'The page about %s is printed as ink on white: its name and content, and nothing to press',
    async (path) => {
      await using visitor = await visit(share.browser, { colorScheme: 'dark' })
      const { page } = visitor
      await page.goto(address(path))
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
      for (const content of ['h1', '.what p', 'main > :nth-child(2)'])
        expect(await page.locator(content).isVisible(), content).toBe(true)
      for (const control of ['.up', 'nav', '.act'])
        expect(await page.locator(control).filter({ visible: true }).count(), control).toBe(0)
      const body = 'getComputedStyle(document.body)'
      expect(await page.evaluate(`[${body}.backgroundColor, ${body}.color]`)).toEqual([
        'rgb(255, 255, 255)',
        'rgb(0, 0, 0)',
      ])
    },
  )
})
