/** The pages of a share in a real browser, served by the built terminal command. */
import { mkdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { computerName } from '../src/main/host/computer-name.ts'
import { browsedShare } from './support/browsed-share.ts'
import { visit } from './support/chromium.ts'
import { InstalledCli } from './support/cli-process.ts'
import { writeTone } from './support/tone.ts'

const hostileName = `'"><img src=x onerror=alert(1)>& 100% #1 ?\n\u202egpj.bin`
const hostileContent = Buffer.from(Array.from({ length: 5000 }, (_, index) => index % 251))

/** A picture of one pixel. */
const redPixel = Buffer.from(
  '424d3a0000000000000036000000280000000100000001000000010018000000000004000000000000000000000000000000000000000000ff00',
  'hex',
)

/** So deep that a phone has no room for all of the path. */
const deepPath = '/Holiday%20photos/Day%202/The%20morning%20at%20the%20harbour/The%20old%20lighthouse/'

/** 26 MB: more than a player loads ahead. */
const toneSeconds = 300

// Scripts for the page are texts: what is compiled here knows Node, not the browser.
const measure = `({
  overhang: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  background: getComputedStyle(document.body).backgroundColor,
})`

/** The left edges, in CSS pixels, of what stands under each other. */
const measureEdges = `(() => {
  const left = (selector) => document.querySelector(selector).getBoundingClientRect().left
  return { up: left('.up'), heading: left('h1'), summary: left('.sum') }
})()`

/** What is visible of the path to a folder: the box of its last step, of what scrolls, and where the line stands. */
const measurePath = `(() => {
  const box = (selector) => document.querySelector(selector).getBoundingClientRect()
  const last = box('.path li:last-child')
  const line = box('.path div')
  return { isLastShown: last.left >= line.left - 1 && last.right <= line.right + 1, top: box('.path').top, height: box('.path').height }
})()`

const measureNames = `[...document.querySelectorAll('td [dir]')].map((name) => name.clientHeight)`

const playAndJump = `(async () => {
  const audio = document.querySelector('audio')
  const happened = (event) => new Promise((resolve) => audio.addEventListener(event, resolve, { once: true }))
  const beginning = happened('timeupdate')
  await audio.play()
  await beginning
  const jumped = happened('seeked')
  audio.currentTime = 250
  await jumped
  await happened('timeupdate')
  return { duration: audio.duration, currentTime: audio.currentTime }
})()`

const share = browsedShare((path) => {
  mkdirSync(`${path}/Holiday photos/Tag 1`, { recursive: true })
  mkdirSync(`${path}/site`)
  for (const [name, sizeBytes] of [
    ['small.txt', 10],
    ['large.bin', 5_000_000],
    ['middle.jpg', 7000],
  ] as const) {
    writeFileSync(`${path}/${name}`, '')
    truncateSync(`${path}/${name}`, sizeBytes)
  }
  mkdirSync(path + decodeURI(deepPath), { recursive: true })
  for (let file = 0; file < 20; file++) writeFileSync(`${path}${decodeURI(deepPath)}${file}.txt`, '')
  writeFileSync(`${path}/Holiday photos/${'a very long name '.repeat(13)}.pdf`, '')
  writeFileSync(`${path}/Holiday photos/${'W'.repeat(240)}.pdf`, '')
  writeFileSync(`${path}/Holiday photos/${hostileName}`, hostileContent)
  mkdirSync(`${path}/photos`)
  for (const name of ['one.bmp', 'two.bmp']) writeFileSync(`${path}/photos/${name}`, redPixel)
  writeFileSync(`${path}/photos/large.jpg`, Buffer.alloc(300_000))
  writeTone(`${path}/site/tone.wav`, toneSeconds)
  writeFileSync(`${path}/site/index.html`, '<!doctype html><title>Tone</title><audio src="tone.wav"></audio>')
})

const names = (page: Page) => page.locator('tbody td:first-child').allTextContents()

/** Clicks on what saves something; returns what was saved. */
async function saveBy(control: Locator): Promise<{ readonly name: string; readonly content: Buffer }> {
  const saved = control.page().waitForEvent('download')
  await control.click()
  const download = await saved
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) }
}

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a listing %s', (mode, javaScriptEnabled) => {
  it(`A listing ${mode} leads into a folder, and the path at its top leads back`, async () => {
    await using visitor = await visit(share.browser, { javaScriptEnabled })
    const { page } = visitor
    await page.goto(share.origin)
    await page.getByRole('link', { name: 'Holiday photos', exact: true }).click()
    await page.waitForURL(`${share.origin}/Holiday%20photos/`)
    await page.getByRole('link', { name: 'Tag 1', exact: true }).click()
    await page.waitForURL(`${share.origin}/Holiday%20photos/Tag%201/`)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Tag 1')
    expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe('This folder is empty')
    const path = page.getByRole('navigation', { name: 'Path' })
    expect(await path.getByRole('listitem').allTextContents()).toEqual(['share', 'Holiday photos'])
    await path.getByRole('link', { name: 'share' }).click()
    await page.waitForURL(`${share.origin}/`)
    expect(visitor.complaints).toEqual([])
  })

  it(`A listing ${mode} is sorted by a click on a column, and in reverse by the next`, async () => {
    await using visitor = await visit(share.browser, { javaScriptEnabled })
    const { page } = visitor
    await page.goto(share.origin)
    const folders = ['Holiday photos', 'photos', 'site']
    expect(await names(page)).toEqual([...folders, 'hello.txt', 'large.bin', 'middle.jpg', 'small.txt'])
    await page.getByRole('columnheader', { name: 'Size' }).getByRole('link').click()
    await page.waitForURL('**/?sort=size&order=desc')
    expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending')
    expect((await names(page)).slice(3)).toEqual(['large.bin', 'middle.jpg', 'small.txt', 'hello.txt'])
    await page.getByRole('columnheader', { name: 'Size' }).getByRole('link').click()
    await page.waitForURL('**/?sort=size&order=asc')
    expect((await names(page)).slice(3)).toEqual(['hello.txt', 'small.txt', 'middle.jpg', 'large.bin'])
    expect(visitor.complaints).toEqual([])
  })

  it(`A listing ${mode} saves a file, a whole folder and what is selected of it`, async () => {
    await using visitor = await visit(share.browser, { javaScriptEnabled })
    const { page } = visitor
    await page.goto(share.origin)
    expect(await saveBy(page.getByRole('link', { name: 'Download small.txt', exact: true }))).toEqual({
      name: 'small.txt',
      content: Buffer.alloc(10),
    })
    expect(
      (await saveBy(page.getByRole('link', { name: 'Download Holiday photos', exact: true }))).name,
    ).toBe('Holiday photos.zip')
    const all = await saveBy(page.getByRole('link', { name: /^Download all \(ZIP/ }))
    expect(all.name).toMatch(/\.zip$/)
    expect(all.content.length).toBeGreaterThan(5_000_000)
    await page.getByRole('link', { name: 'Select', exact: true }).click()
    await page.getByText('small.txt').click()
    await page.getByRole('checkbox', { name: 'Select middle.jpg' }).press('Space')
    const selection = await saveBy(page.getByRole('button', { name: 'Download selection (ZIP)' }))
    expect(selection.content.length).toBeLessThan(8000)
    for (const name of ['small.txt', 'middle.jpg']) expect(selection.content.includes(name)).toBe(true)
    await page.getByRole('link', { name: 'Cancel' }).click()
    await page.getByRole('link', { name: 'Select', exact: true }).waitFor()
    expect(visitor.complaints.filter((complaint) => !complaint.includes('ERR_ABORTED'))).toEqual([])
  })

  it(`A listing ${mode} shows a hostile name as text, and serves the file`, async () => {
    await using visitor = await visit(share.browser, { javaScriptEnabled })
    const { page } = visitor
    await page.goto(`${share.origin}/Holiday%20photos/`)
    const link = page.locator('td [dir]', { hasText: 'onerror' })
    expect(await link.textContent()).toBe(`'"><img src=x onerror=alert(1)>& 100% #1 ?␊‹U+202E›gpj.bin`)
    expect(await page.locator('img').count()).toBe(0)
    const downloading = page.waitForEvent('download')
    await link.click()
    const download = await downloading
    expect(decodeURIComponent(new URL(download.url()).pathname)).toBe(`/Holiday photos/${hostileName}`)
    expect(readFileSync(await download.path())).toEqual(hostileContent)
    // Browsers report this for every download.
    expect(visitor.complaints.filter((complaint) => !complaint.endsWith('net::ERR_ABORTED'))).toEqual([])
  })
})

describe('a folder of pictures', () => {
  const widths = `[...document.querySelectorAll('.grid img')].map((image) => [image.complete, image.naturalWidth])`

  it.each([1440, 320])('A folder of pictures is a grid of small ones, %i pixels wide', async (width) => {
    await using visitor = await visit(share.browser, { viewport: { width, height: 800 } })
    const { page } = visitor
    await page.goto(`${share.origin}/photos/`)
    // The large one has no small picture, and lets its icon be seen. The others are asked for when the page is laid out, which on a
    // busy machine may be long after it has loaded and the network is idle.
    await expect
      .poll(async () => (await page.evaluate<[boolean, number][]>(widths)).slice(1))
      .toEqual([
        [true, 1],
        [true, 1],
      ])
    expect(await page.evaluate(measure)).toMatchObject({ overhang: 0 })
    await page.getByRole('link', { name: 'List', exact: true }).click()
    await page.waitForURL('**/photos/?view=list')
    expect(await names(page)).toEqual(['large.jpg', 'one.bmp', 'two.bmp'])
    await page.getByRole('link', { name: 'Grid', exact: true }).click()
    await page.getByRole('link', { name: 'one.bmp' }).click()
    await page.waitForURL(`${share.origin}/photos/one.bmp?view`)
  })

  it.each([
    ['as a grid', '/photos/'],
    ['as rows', '/photos/?view=list'],
  ])('Pictures are selected %s where they are shown so, by a touch anywhere on them', async (_, path) => {
    await using visitor = await visit(share.browser, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    })
    const { page } = visitor
    await page.goto(share.origin + path)
    const pictures = await page.locator('.grid img').count()
    await page.getByRole('link', { name: 'Select', exact: true }).tap()
    await page.waitForURL('**/photos/?select**')
    expect(await page.locator('.grid img').count()).toBe(pictures)
    await page.locator('label', { hasText: 'two.bmp' }).tap()
    const box = page.getByRole('checkbox', { name: 'Select two.bmp' })
    expect(await box.isChecked()).toBe(true)
    const { content } = await saveBy(page.getByRole('button', { name: 'Download selection (ZIP)' }))
    expect(['one.bmp', 'two.bmp'].map((name) => content.includes(name))).toEqual([false, true])
  })

  it('A program that does not ask for HTML by name gets rows', async () => {
    const page = await (await fetch(`${share.origin}/photos/`, { headers: { Accept: '*/*' } })).text()
    expect(page).toContain('<table')
    expect(page).not.toContain('?thumb')
  })
})

describe('the fit of pages', () => {
  const looks = [
    ['light', { width: 1280, height: 800 }],
    ['dark', { width: 1280, height: 800 }],
    ['light', { width: 390, height: 844 }],
    ['dark', { width: 390, height: 844 }],
    ['dark', { width: 320, height: 568 }],
  ] as const

  it.each(looks)(
    'Pages in %s colours fit a viewport of %o, and have their own background',
    async (colorScheme, viewport) => {
      await using visitor = await visit(share.browser, { colorScheme, viewport })
      const { page } = visitor
      for (const path of ['/', '/Holiday%20photos/', '/Holiday%20photos/Tag%201/', '/none']) {
        await page.goto(share.origin + path)
        const { overhang, background } = await page.evaluate<{ overhang: number; background: string }>(
          measure,
        )
        expect({ path, overhang }).toEqual({ path, overhang: 0 })
        const channels = background.match(/\d+/g)!.slice(0, 3).map(Number)
        if (colorScheme === 'light') expect(Math.min(...channels)).toBeGreaterThan(200)
        else expect(Math.max(...channels)).toBeLessThan(60)
      }
      expect(visitor.complaints.filter((complaint) => !complaint.includes('404'))).toEqual([])
    },
  )

  it.each([390, 320])('Pages fit a width of %i pixels with text of twice the size, too', async (width) => {
    // The page allows no style but its own.
    await using visitor = await visit(share.browser, { viewport: { width, height: 844 }, bypassCSP: true })
    const { page } = visitor
    for (const path of ['/', '/Holiday%20photos/', '/Holiday%20photos/Tag%201/', '/none']) {
      await page.goto(share.origin + path)
      await page.addStyleTag({ content: 'html{font-size:200%}' })
      const { overhang } = await page.evaluate<{ overhang: number }>(measure)
      expect({ path, overhang }).toEqual({ path, overhang: 0 })
    }
  })
})

describe('the head of a page', () => {
  it.each([390, 1440])(
    'The way up, the name and the summary begin on one line, %i pixels wide',
    async (width) => {
      await using visitor = await visit(share.browser, { viewport: { width, height: 844 } })
      await visitor.page.goto(`${share.origin}/Holiday%20photos/`)
      const edges = await visitor.page.evaluate<Record<string, number>>(measureEdges)
      expect(new Set(Object.values(edges)).size).toBe(1)
    },
  )

  it.each(['en', 'ar'])(
    'In %s a long path is one line that shows its end, and stays at the top of the screen',
    async (locale) => {
      await using visitor = await visit(share.browser, { locale, viewport: { width: 320, height: 400 } })
      const { page } = visitor
      await page.goto(share.origin + deepPath)
      const before = await page.evaluate<{ isLastShown: boolean; height: number }>(measurePath)
      expect(before).toMatchObject({ isLastShown: true })
      expect(before.height).toBeLessThan(60)
      await page.mouse.wheel(0, 200)
      await page.waitForFunction('scrollY > 150')
      expect(await page.evaluate<unknown>(measurePath)).toMatchObject({ isLastShown: true, top: 0 })
    },
  )

  it('The page says which computer shares it', async () => {
    await using visitor = await visit(share.browser)
    await visitor.page.goto(share.origin)
    expect(await visitor.page.getByRole('banner').textContent()).toContain(`Shared by ${computerName()}`)
  })
})

describe('the button for all of a folder', () => {
  it.each([390, 1280])(
    'The button for all of a folder is in sight over a long listing, %i pixels wide, and says how much it is once that is known',
    async (width) => {
      await using visitor = await visit(share.browser, { viewport: { width, height: 500 } })
      const { page } = visitor
      await page.request.head(`${share.origin}${deepPath}?zip`)
      const button = page.getByRole('link', { name: /^Download all/ })
      const label = async () => {
        await page.goto(share.origin + deepPath)
        return button.textContent()
      }
      // A thread that has only just started has missed what the other one has planned.
      await expect.poll(label).toMatch(/^Download all \(ZIP, [\d.]+ KB\)$/)
      const { y, height } = (await button.boundingBox())!
      expect(y).toBeGreaterThan(400)
      expect(y + height).toBeLessThanOrEqual(500)
    },
  )
})

describe('a name longer than three lines', () => {
  it('A name longer than three lines ends with the third on a phone, whatever it is made of', async () => {
    await using visitor = await visit(share.browser, { viewport: { width: 390, height: 844 } })
    const { page } = visitor
    await page.goto(`${share.origin}/Holiday%20photos/`)
    const heights = await page.evaluate<number[]>(measureNames)
    expect(Math.max(...heights)).toBe(3 * 24)
  })
})

describe('the page for a missing file', () => {
  it('The page for a missing file says so, names no path of the machine, and leads to the share', async () => {
    await using visitor = await visit(share.browser)
    const { page } = visitor
    const response = await page.goto(`${share.origin}/none/%3Cscript%3Ealert(1)%3C/script%3E`)
    expect(response?.status()).toBe(404)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('We can’t find that')
    expect(await page.content()).not.toContain(share.path)
    await page.getByRole('link', { name: 'Go to the shared folder' }).click()
    await page.waitForURL(`${share.origin}/`)
    // Chromium reports the status as an error, and nothing else.
    expect(visitor.complaints).toEqual([expect.stringContaining('404')])
  })
})

describe('the page for a shared folder that is gone', () => {
  it('The page for a shared folder that is gone gives way to the listing once it is back', async () => {
    using other = new InstalledCli()
    await using gone = other.run(['.', '0', '--host', '127.0.0.1', '--log-format', 'json'])
    const address = `http://127.0.0.1:${await gone.port()}/`
    renameSync(other.share, `${other.share}-away`)
    await using visitor = await visit(share.browser)
    const { page } = visitor
    expect((await page.goto(address))?.status()).toBe(503)
    renameSync(`${other.share}-away`, other.share)
    await page.getByRole('heading', { level: 1, name: 'share' }).waitFor()
  })
})

describe('sound', () => {
  it('Sound plays, also after a jump, for which only a range is fetched', async () => {
    await using visitor = await visit(share.browser)
    const { page } = visitor
    const ranges: Promise<string | null>[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('.wav')) ranges.push(request.headerValue('range'))
    })
    await page.goto(`${share.origin}/site/`)
    const times = await page.evaluate<{ duration: number; currentTime: number }>(playAndJump)
    expect(times.duration).toBe(toneSeconds)
    expect(times.currentTime).toBeGreaterThanOrEqual(250)
    expect(await ranges[0]).toBe('bytes=0-')
    const starts = async () =>
      (await Promise.all(ranges)).map((range) => Number(/^bytes=(\d+)-/.exec(range ?? '')?.[1]))
    await expect.poll(async () => Math.max(...(await starts()))).toBeGreaterThan(20_000_000)
    await page.close()
    await share.server.wrote(/"target":"\/site\/tone\.wav","httpVersion":"1\.1","status":206,/)
  })
})
