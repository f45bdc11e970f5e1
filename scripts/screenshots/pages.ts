/**
 * Makes the pictures in docs/images from the built command: `npm run screenshots`. Needs Chromium and, for the
 * terminal, `script` from util-linux. If a folder is named as the argument, each picture of a page is also saved there.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { colours } from '../../src/shared/design-tokens.ts'
import { launchChromium } from '../../test/support/chromium.ts'
import { builtCli, ensureBuild, projectFolder } from '../ensure-build.ts'
import { makeDemoFolder } from './demo-folder.ts'
import { makeDemoPhotos } from './demo-photos.ts'
import { ask, visitors } from './visitors.ts'

const images = resolve(projectFolder, 'docs/images')
const port = 8080

/** Runs the command in a pseudo terminal; resolves to its output, once `act` is done and `requests` requests are logged. */
async function runInTerminal(
  folder: string,
  requests: number,
  act: () => Promise<void>,
  options = '',
): Promise<string> {
  const command = `stty cols 100; exec '${process.execPath}' '${builtCli}' '${folder}' ${port} --host 127.0.0.1 ${options}`
  const child = spawn('script', ['-qefc', command, '/dev/null'], { stdio: ['ignore', 'pipe', 'ignore'] })
  let shown = ''
  const wait = (done: () => boolean) =>
    new Promise<void>((settle) => {
      const look = () => {
        if (!done()) return
        child.stdout.off('data', look)
        settle()
      }
      child.stdout.on('data', look)
      look()
    })
  child.stdout.on('data', (data: Buffer) => (shown += data.toString()))
  await wait(() => shown.includes('Ctrl+C'))
  await act()
  await wait(() => (shown.match(/, [\d.]+ m?s/g) ?? []).length >= requests)
  child.kill('SIGINT')
  return shown
}

/** Replaces the loopback addresses, on which the pictures are made, by those of a home network. */
function inHomeNetwork(text: string): string {
  return (
    text
      // These have one length, and the column is three characters wider.
      .replace(/127\.0\.0\.(\d+)( *)/g, (column: string, last: string, space: string) =>
        `192.168.1.${20 + Number(last)}`.padEnd(space === '' ? 0 : column.length + 3),
      )
      .replace('this computer only', 'Wi-Fi, wlan0')
      .replaceAll('^C', '')
  )
}

const ansiColours: Readonly<Record<string, string>> = {
  1: 'font-weight:600',
  2: 'opacity:.6',
  31: `color:${colours.madder.dark}`,
  32: `color:${colours.leaf.dark}`,
  33: `color:${colours.saffron.dark}`,
  36: 'color:#7cc7d8',
}

/** Returns the page of a terminal window that shows `text` in its colours. */
function terminalPage(text: string): string {
  // What stood on the last line while a download ran has been erased.
  const left = text.replaceAll('\r', '').replace(/^.*\x1b\[[JK]/gm, '')
  const escaped = left.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  let open = 0
  const coloured = escaped.replace(/\x1b\[(\d+)m/g, (_sequence, code: string) => {
    const style = ansiColours[code]
    if (style !== undefined) {
      open++
      return `<span style="${style}">`
    }
    if (open === 0) return ''
    open--
    return '</span>'
  })
  return `<!doctype html><meta charset="utf-8"><style>body{margin:0;padding:28px;background:${colours.paper.light};width:max-content}
pre{margin:0;padding:14px 26px 22px;border-radius:12px;background:${colours.paper.dark};color:${colours.ink.dark};font:15px/1.5 "DejaVu Sans Mono",monospace;box-shadow:0 14px 36px -14px #000b}
</style><pre>${coloured.trimEnd()}</pre>`
}

const photosPath = '/Summer%20in%20Lisbon/'

async function photograph(browser: Browser, folder: string | undefined): Promise<Map<string, Buffer>> {
  const shots = new Map<string, Buffer>()
  // The listing then says how long the ZIP is.
  await fetch(`http://127.0.0.1:${port}${photosPath}?zip`, { method: 'HEAD' })
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [size, width, height] of [
      ['laptop', 1100, 860],
      ['phone', 390, 860],
    ] as const) {
      for (const [name, path] of [
        ['rows', '/'],
        ['grid', photosPath],
      ] as const) {
        const page = await browser.newPage({
          colorScheme,
          viewport: { width, height },
          deviceScaleFactor: 1.5,
        })
        await page.goto(`http://127.0.0.1:${port}${path}`, { waitUntil: 'networkidle' })
        await page.evaluate(`document.querySelector('header bdi').textContent = 'Annas-laptop'`)
        const shot = await page.screenshot()
        shots.set(`${name}-${size}-${colorScheme}`, shot)
        if (folder !== undefined) writeFileSync(join(folder, `${name}-${size}-${colorScheme}.png`), shot)
        await page.close()
      }
    }
  }
  return shots
}

/** Returns the page of a laptop and a phone side by side. */
function pairPage(shots: Map<string, Buffer>): string {
  const picture = (name: string, css: string) =>
    `<img style="${css}" src="data:image/png;base64,${shots.get(name)!.toString('base64')}">`
  return `<!doctype html><style>body{margin:0;width:1600px;height:1000px;background:linear-gradient(160deg,#e9dfcb,#d3c4a8);position:relative;overflow:hidden}
img{position:absolute;border-radius:14px;box-shadow:0 30px 60px -20px #3b2e1a88}</style>
${picture('rows-laptop-light', 'left:70px;top:70px;width:1100px')}${picture('grid-phone-dark', `right:70px;top:150px;width:370px;border-radius:34px;border:8px solid ${colours.paper.dark}`)}`
}

await ensureBuild()
const keep = process.argv[2]
mkdirSync(images, { recursive: true })
if (keep !== undefined) mkdirSync(keep, { recursive: true })
const temporary = mkdtempSync(join(tmpdir(), 'spool-pictures-'))
const browser = await launchChromium()
try {
  const folder = makeDemoFolder(temporary)
  await makeDemoPhotos(browser, join(folder, 'Summer in Lisbon'))
  let shots = new Map<string, Buffer>()
  const photographed = async () => {
    shots = await photograph(browser, keep)
  }
  // One thread knows what it has planned; another may have started too late to be told.
  await runInTerminal(folder, 0, photographed, '--threads 1')
  // Without the requests for small pictures, which leave no room for others.
  const shown = await runInTerminal(folder, 10, async () => {
    for (let visit = 0; visit < 4; visit++) await ask(port, visitors.oneself, '/')
    await ask(port, visitors.iphone, '/notes.txt')
    await ask(port, visitors.iphone, '/Summer%20in%20Lisbon')
    await ask(port, visitors.iphone, '/Summer%20in%20Lisbon/')
    await ask(port, visitors.android, '/Keynote%20recording.mp4', { Range: 'bytes=1000000-9000000' })
    await ask(port, visitors.pc, '/Anna%E2%80%99s%20birthdy.mov')
    await ask(port, visitors.pc, '/IMG_2031.jpg')
  })
  const page = await browser.newPage({ deviceScaleFactor: 1.5, viewport: { width: 1600, height: 1000 } })
  await page.setContent(pairPage(shots))
  await page.screenshot({ path: join(images, 'listing.png') })
  await page.setContent(terminalPage(inHomeNetwork(shown).replaceAll(temporary, '/home/anna')))
  await page.locator('body').screenshot({ path: join(images, 'terminal.png') })
} finally {
  await browser.close()
  rmSync(temporary, { recursive: true, force: true })
}
