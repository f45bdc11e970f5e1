/** The pages of a share for those who use a keyboard, a screen reader, large fingers, few colours or paper. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { axeViolations } from './support/axe.ts'
import { browsedShare } from './support/browsed-share.ts'
import { visit } from './support/chromium.ts'

/** A picture of one pixel. */
const pixel = Buffer.from(
  '424d3a0000000000000036000000280000000100000001000000010018000000000004000000000000000000000000000000000000000000ff00',
  'hex',
)

/** Two pages of a listing at least. */
const manyFiles = 5001

const share = browsedShare((path) => {
  mkdirSync(`${path}/photos/Edited/Large`, { recursive: true })
  mkdirSync(`${path}/Empty`)
  mkdirSync(`${path}/many`)
  for (const name of ['a.mp4', 'b.mp3', 'c.pdf', 'd.ts', 'e.zip', 'f.exe', 'g.ttf', 'h', 'שיר.txt', 'i.jpg'])
    writeFileSync(`${path}/${name}`, name)
  for (let picture = 0; picture < 40; picture++) writeFileSync(`${path}/photos/IMG_${picture}.bmp`, pixel)
  writeFileSync(`${path}/photos/Edited/Large/a.bmp`, pixel)
  for (let file = 0; file < manyFiles; file++) writeFileSync(`${path}/many/${file}.txt`, '')
})

const pages = [
  ['rows', '/'],
  ['a grid', '/photos/'],
  ['a deep folder', '/photos/Edited/Large/'],
  ['one of several', '/many/?page=6'],
  ['a selection', '/photos/?select'],
  ['an empty folder', '/Empty/'],
  ['a search', '/?q=a'],
  ['a search for nothing', '/?q=nowhere'],
  ['an error', '/none'],
] as const

describe.each([
  ['light', 'en', 1280],
  ['dark', 'en', 390],
  ['light', 'ar', 390],
] as const)('pages in %s colours, in %s, %i pixels wide', (colorScheme, locale, width) => {
  it.each(pages)(
    `The page of %s passes axe in ${colorScheme} colours, in ${locale}, ${width} pixels wide`,
    async (_, path) => {
      await using visitor = await visit(share.browser, {
        colorScheme,
        locale,
        viewport: { width, height: 844 },
      })
      const { page } = visitor
      await page.goto(share.origin + path)
      expect(await axeViolations(page)).toEqual([])
      const orders = page.locator('summary')
      if ((await orders.count()) === 0 || !(await orders.isVisible())) return
      await orders.click()
      expect(await axeViolations(page)).toEqual([])
    },
  )
})

describe('the pager', () => {
  it('The pager marks the current page by its colours, and has no sign of a menu', async () => {
    await using visitor = await visit(share.browser)
    await visitor.page.goto(`${share.origin}/many/?page=6`)
    const content = `getComputedStyle(document.querySelector('.pages [aria-current]'), '::after').content`
    expect(await visitor.page.evaluate(content)).toBe('none')
  })
})

describe('a page without a mouse', () => {
  it('The order of a grid is chosen with the keyboard, and the grid stays', async () => {
    await using visitor = await visit(share.browser)
    const { page } = visitor
    await page.goto(`${share.origin}/photos/?view=grid`)
    await page.locator('summary').focus()
    await page.keyboard.press('Enter')
    for (let step = 0; step < 3; step++) await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Newest first')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/photos/?sort=date&order=desc&view=grid')
    expect(await page.locator('summary').textContent()).toBe('Newest first')
    expect(await page.locator('.grid').count()).toBe(1)
  })
})

describe('a page under a finger', () => {
  const small = `[...document.querySelectorAll('main a, main summary, main button, main label, header a')]
    .filter((control) => control.checkVisibility({ contentVisibilityAuto: true }))
    .map((control) => {
      const { width, height } = control.getBoundingClientRect()
      const row = control.closest('tbody tr')?.getBoundingClientRect().height ?? 0
      return { what: control.className + ' ' + control.textContent.slice(0, 20), side: Math.min(width, Math.max(height, row)) }
    })
    .filter(({ side }) => side < 44)`

  it.each([
    ['rows', '/'],
    ['a grid', '/photos/'],
    ['a deep folder', '/photos/Edited/Large/'],
    ['a selection', '/?select'],
    ['a selection of pictures', '/photos/?select'],
    ['a search', '/?q=a'],
  ])('On a phone everything to be touched on the page of %s is 44 pixels large', async (_, path) => {
    await using visitor = await visit(share.browser, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    })
    const { page } = visitor
    await page.goto(share.origin + path)
    const orders = page.locator('summary')
    if ((await orders.count()) > 0) await orders.click()
    expect(await page.evaluate<unknown>(small)).toEqual([])
  })
})

describe('the foot of a page on a phone', () => {
  const measureFoot = `(() => {
    scrollTo(0, document.documentElement.scrollHeight)
    const tools = document.querySelector('.tools')
    const background = (element) => getComputedStyle(element).backgroundColor
    const lastPager = [...document.querySelectorAll('.pages')].at(-1)
    return {
      hasOneGround: background(tools) === background(document.querySelector('footer')),
      gapBelowPager: tools.getBoundingClientRect().top - lastPager.getBoundingClientRect().bottom,
    }
  })()`

  it('On a phone the last pager keeps clear of the bar below it, and the footer continues that bar', async () => {
    await using visitor = await visit(share.browser, { viewport: { width: 390, height: 400 } })
    await visitor.page.goto(`${share.origin}/many/?page=6`)
    const foot = await visitor.page.evaluate<{ hasOneGround: boolean; gapBelowPager: number }>(measureFoot)
    expect(foot.hasOneGround).toBe(true)
    expect(foot.gapBelowPager).toBeGreaterThanOrEqual(8)
  })
})

describe('a page in few colours', () => {
  /** Those that are filled with the colour of what they are on. */
  const unseen = `(() => {
    const { backgroundColor: page } = getComputedStyle(document.body)
    const isUnseen = (element, pseudo) => {
      const { content, display, maskImage, backgroundColor } = getComputedStyle(element, pseudo)
      if (content === 'none' || display === 'none' || maskImage === 'none') return false
      const own = getComputedStyle(element).backgroundColor
      return backgroundColor === (own === 'rgba(0, 0, 0, 0)' ? page : own)
    }
    return [...document.querySelectorAll('main *')]
      .filter((element) => element.checkVisibility())
      .flatMap((element) =>
        ['::before', '::after']
          .filter((pseudo) => isUnseen(element, pseudo))
          .map((pseudo) => element.className + pseudo),
      )
  })()`

  it.each(['/', '/photos/?view=grid', '/photos/Edited/Large/', '/?select', '/many/?page=6'])(
    'In a contrast theme every sign on %s stands out from the page',
    async (path) => {
      await using visitor = await visit(share.browser, { forcedColors: 'active' })
      const { page } = visitor
      await page.goto(share.origin + path)
      if (await page.locator('summary').isVisible()) await page.locator('summary').click()
      expect(await page.evaluate<unknown>(unseen)).toEqual([])
    },
  )

  it('In a contrast theme the chosen view stands out from the other', async () => {
    await using visitor = await visit(share.browser, { forcedColors: 'active' })
    const { page } = visitor
    await page.goto(`${share.origin}/photos/?view=grid`)
    const backgrounds = await page.evaluate<string[]>(
      `[...document.querySelectorAll('.looks a')].map((look) => getComputedStyle(look).backgroundColor)`,
    )
    expect(new Set(backgrounds).size).toBe(2)
  })
})

describe('a page on paper', () => {
  it.each(['/', '/photos/Edited/Large/?view=list', '/?select'])(
    'The page %s is printed as ink on white: names and facts, and nothing to press',
    async (path) => {
      await using visitor = await visit(share.browser, { colorScheme: 'dark' })
      const { page } = visitor
      await page.goto(share.origin + path)
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
      expect(await page.locator('tbody td:first-child').first().isVisible()).toBe(true)
      for (const control of ['nav', 'form[role=search]', '.controls', '.tools', '.g', 'header svg', 'footer'])
        expect(await page.locator(control).filter({ visible: true }).count(), control).toBe(0)
      const body = 'getComputedStyle(document.body)'
      expect(await page.evaluate(`[${body}.backgroundColor, ${body}.color]`)).toEqual([
        'rgb(255, 255, 255)',
        'rgb(0, 0, 0)',
      ])
    },
  )
})
