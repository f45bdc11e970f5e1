/** The page of a search in a real browser, served by the built terminal command. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { browsedShare } from './support/browsed-share.ts'
import { visit } from './support/chromium.ts'
import { FaultyFolder, faultyWorker } from './support/faulty-folder.ts'
import { serve } from './support/serve.ts'

const hostileName = `'"><img src=x onerror=alert(1)>& tower 100% #1 ?\n\u202egpj.bin`

const share = browsedShare((path) => {
  mkdirSync(`${path}/Photos/Lissabon & Porto/Tag: 1`, { recursive: true })
  writeFileSync(`${path}/Photos/Tower of Belém.txt`, 'the tower')
  writeFileSync(`${path}/Photos/Lissabon & Porto/Tag: 1/tower.txt`, 'the other tower')
  writeFileSync(`${path}/Photos/Lissabon & Porto/${hostileName}`, 'hostile')
  writeFileSync(`${path}/tower elsewhere.txt`, 'elsewhere')
})

const measure = `document.documentElement.scrollWidth - document.documentElement.clientWidth`

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a search %s', (mode, javaScriptEnabled) => {
  it(`From the field of a folder one gets to what is found in it and below, to its page and to its folder, ${mode}`, async () => {
    await using visitor = await visit(share.browser, { javaScriptEnabled })
    const { page } = visitor
    await page.goto(`${share.origin}/Photos/`)
    await page.getByRole('searchbox').fill('TOWER txt')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${share.origin}/Photos/?q=TOWER+txt`)
    expect(await page.title()).toMatch(/^TOWER txt – Photos/)
    expect(await page.getByRole('searchbox').inputValue()).toBe('TOWER txt')
    expect(await page.locator('td:first-child > [class]:first-child').allTextContents()).toEqual([
      'Tower of Belém.txt',
      'tower.txt',
    ])
    expect(await page.getByText('2 found').isVisible()).toBe(true)
    await page.getByRole('link', { name: 'tower.txt', exact: true }).click()
    expect(await page.locator('body').textContent()).toBe('the other tower')
    await page.goBack()
    await page.getByRole('link', { name: 'Lissabon & Porto / Tag: 1' }).click()
    expect(await page.locator('h1').textContent()).toBe('Tag: 1')
    await page.goBack()
    await page.getByRole('link', { name: 'Open tower.txt', exact: true }).click()
    expect(await page.locator('pre').textContent()).toBe('the other tower')
    await page.goBack()
    await page.getByRole('link', { name: 'Show all files' }).click()
    await page.waitForURL(`${share.origin}/Photos/`)
  })
})

describe('what a search finds', () => {
  it('A name with markup, changes of direction and line ends is shown as text, and its link works', async () => {
    await using visitor = await visit(share.browser)
    const { page } = visitor
    await page.goto(`${share.origin}/?q=tower+%22%3E%3Cimg`)
    expect(await page.getByRole('searchbox').inputValue()).toBe('tower "><img')
    expect(await page.locator('tbody img').count()).toBe(0)
    const saved = page.waitForEvent('download')
    await page.locator('td:first-child a').first().click()
    expect((await saved).suggestedFilename()).toContain('tower 100%')
  })

  it.each([
    ['on a small phone', { viewport: { width: 320, height: 640 } }],
    ['in Arabic', { viewport: { width: 390, height: 844 }, locale: 'ar' }],
    ['on a laptop', { viewport: { width: 1280, height: 800 } }],
  ])('The page has no overhang %s', async (_where, options) => {
    await using visitor = await visit(share.browser, options)
    const { page } = visitor
    for (const path of ['/?q=tower', '/?q=nowhere', `/?q=${'long'.repeat(60)}`]) {
      await page.goto(share.origin + path)
      expect([path, await page.evaluate(measure)]).toEqual([path, 0])
    }
  })

  it('Nothing that is found is said so', async () => {
    await using visitor = await visit(share.browser, { locale: 'de' })
    const { page } = visitor
    await page.goto(`${share.origin}/?q=nowhere`)
    expect(await page.getByRole('heading', { name: 'Nichts gefunden' }).isVisible()).toBe(true)
    expect(await page.locator('.searching').isVisible()).toBe(false)
  })

  it('What was found is there to be opened while the search goes on, and the page says that it does', async () => {
    using folder = new FaultyFolder()
    mkdirSync(`${folder.path}/gate-at-open`)
    writeFileSync(`${folder.path}/gate-at-open/second tower`, '')
    writeFileSync(`${folder.path}/first tower`, '')
    await using slow = await serve({ folder: folder.path }, faultyWorker)
    await using visitor = await visit(share.browser)
    const { page } = visitor
    await page.goto(`http://127.0.0.1:${slow.port}/?q=tower`, { waitUntil: 'commit' })
    await page.getByRole('link', { name: 'first tower', exact: true }).waitFor()
    expect(await page.locator('.searching').isVisible()).toBe(true)
    folder.openGate()
    await page.getByText('2 found').waitFor()
    expect(await page.locator('.searching').isVisible()).toBe(false)
  })
})
