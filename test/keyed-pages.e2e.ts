/** A share behind a key in a real browser, served by the built terminal command. */
import { mkdirSync, writeFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations } from './support/axe.ts'
import { launchChromium, visit } from './support/chromium.ts'
import { InstalledCli } from './support/cli-process.ts'
import type { RunningProcess } from './support/running-process.ts'
import { writeTone } from './support/tone.ts'

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20" viewBox="0 0 30 20"><rect width="30" height="20"/></svg>'

let spool: InstalledCli
let server: RunningProcess
let origin: string
let browser: Browser

beforeAll(async () => {
  spool = new InstalledCli()
  for (const folder of ['photos', 'music']) mkdirSync(`${spool.share}/${folder}`)
  for (const name of ['1.svg', '2.svg']) writeFileSync(`${spool.share}/photos/${name}`, drawing)
  writeTone(`${spool.share}/music/song.wav`, 30)
  server = spool.run(['--pin', '4711', '.', '0', '--host', '127.0.0.1', '--log-format', 'json'])
  origin = `http://127.0.0.1:${await server.port()}`
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
  spool[Symbol.dispose]()
})

it('The PIN opens the folder, and from there pictures, their pages and sound are reached with the key', async () => {
  await using visitor = await visit(browser, {
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  })
  const { page } = visitor
  await page.goto(`${origin}/`)
  await page.getByRole('textbox', { name: 'PIN' }).fill('0000')
  await page.getByRole('button', { name: 'Open' }).click()
  await page.getByRole('heading', { name: 'That’s not the PIN' }).waitFor()
  await page.getByRole('textbox', { name: 'PIN' }).fill('4711')
  await page.getByRole('button', { name: 'Open' }).click()
  await page.waitForURL(/\/~[a-z2-7]{26}\/$/)
  const root = page.url()
  await page.getByRole('link', { name: 'photos' }).first().click()
  await page.locator('.grid a').first().click()
  await page.getByRole('link', { name: 'Next' }).click()
  expect(page.url()).toBe(`${root}photos/2.svg?view`)
  const image = page.waitForResponse(
    (response) => response.url().endsWith('2.svg') && response.status() < 400,
  )
  await page.reload()
  await image
  const sound = page.waitForResponse((response) => response.url().endsWith('song.wav'))
  await page.goto(`${root}music/song.wav?view`)
  expect([200, 206]).toContain((await sound).status())
  expect(server.stdout.split('\n').slice(1).join('')).not.toMatch(/4711"|~[a-z2-7]{26}/)
})

it('The form for the PIN and the page for what is missing have no violation that axe finds', async () => {
  await using visitor = await visit(browser, {})
  const { page } = visitor
  for (const path of ['/', '/missing']) {
    await page.goto(origin + path)
    expect(await axeViolations(page)).toEqual([])
  }
})
