/** The page of a search in a real browser, served by the built terminal command. */
import { mkdirSync, writeFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium, visit } from './support/chromium.ts'
import { InstalledCli } from './support/cli-process.ts'
import { FaultyFolder, faultyWorker } from './support/faulty-folder.ts'
import type { RunningProcess } from './support/running-process.ts'
import { serve } from './support/serve.ts'

const hostileName = `'"><img src=x onerror=alert(1)>& tower 100% #1 ?\n\u202egpj.bin`

let browser: Browser
let spool: InstalledCli
let server: RunningProcess
let origin: string

beforeAll(async () => {
  spool = new InstalledCli()
  mkdirSync(`${spool.share}/Photos/Lissabon & Porto/Tag: 1`, { recursive: true })
  writeFileSync(`${spool.share}/Photos/Tower of Belém.txt`, 'the tower')
  writeFileSync(`${spool.share}/Photos/Lissabon & Porto/Tag: 1/tower.txt`, 'the other tower')
  writeFileSync(`${spool.share}/Photos/Lissabon & Porto/${hostileName}`, 'hostile')
  writeFileSync(`${spool.share}/tower elsewhere.txt`, 'elsewhere')
  server = spool.run(['.', '0', '--host', '127.0.0.1', '--log-format', 'json'])
  origin = `http://127.0.0.1:${await server.port()}`
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
  spool[Symbol.dispose]()
})

const measure = `document.documentElement.scrollWidth - document.documentElement.clientWidth`

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a search %s', (mode, javaScriptEnabled) => {
  it(`From the field of a folder one gets to what is found in it and below, to its page and to its folder, ${mode}`, async () => {
    await using visitor = await visit(browser, { javaScriptEnabled })
    const { page } = visitor
    await page.goto(`${origin}/Photos/`)
    await page.getByRole('searchbox').fill('TOWER txt')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${origin}/Photos/?q=TOWER+txt`)
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
    await page.waitForURL(`${origin}/Photos/`)
  })
})

describe('what a search finds', () => {
  it('A name with markup, changes of direction and line ends is shown as text, and its link works', async () => {
    await using visitor = await visit(browser)
    const { page } = visitor
    await page.goto(`${origin}/?q=tower+%22%3E%3Cimg`)
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
    await using visitor = await visit(browser, options)
    const { page } = visitor
    for (const path of ['/?q=tower', '/?q=nowhere', `/?q=${'long'.repeat(60)}`]) {
      await page.goto(origin + path)
      expect([path, await page.evaluate(measure)]).toEqual([path, 0])
    }
  })

  it('Nothing that is found is said so', async () => {
    await using visitor = await visit(browser, { locale: 'de' })
    const { page } = visitor
    await page.goto(`${origin}/?q=nowhere`)
    expect(await page.getByRole('heading', { name: 'Nichts gefunden' }).isVisible()).toBe(true)
    expect(await page.locator('.searching').isVisible()).toBe(false)
  })

  it('What was found is there to be opened while the search goes on, and the page says that it does', async () => {
    using folder = new FaultyFolder()
    mkdirSync(`${folder.path}/gate-at-open`)
    writeFileSync(`${folder.path}/gate-at-open/second tower`, '')
    writeFileSync(`${folder.path}/first tower`, '')
    await using slow = await serve({ folder: folder.path }, faultyWorker)
    await using visitor = await visit(browser)
    const { page } = visitor
    await page.goto(`http://127.0.0.1:${slow.port}/?q=tower`, { waitUntil: 'commit' })
    await page.getByRole('link', { name: 'first tower', exact: true }).waitFor()
    expect(await page.locator('.searching').isVisible()).toBe(true)
    folder.openGate()
    await page.getByText('2 found').waitFor()
    expect(await page.locator('.searching').isVisible()).toBe(false)
  })
})
