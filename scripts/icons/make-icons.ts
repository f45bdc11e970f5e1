/** Makes all icons in resources/ from the two drawings there: `npm run icons`. Needs Chromium. */
import { Buffer } from 'node:buffer'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { launchChromium } from '../../test/support/chromium.ts'
import { projectFolder } from '../ensure-build.ts'
import { encodeIcns, icnsSizes } from './icns.ts'
import { encodeIco } from './ico.ts'

const resources = resolve(projectFolder, 'resources')
const pngSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const icoSizes = [16, 20, 24, 32, 40, 48, 64, 256]
const trayIcoSizes = [16, 20, 24, 32, 40, 48]

/** Sizes of the tray icon in points; the files named `@2x` have two pixels per point. */
const traySizes = { template: 16, coloured: 24 }

const frameInMotion = ['#c8402d', '#d19a2a', '#3f9a6c', '#5b7ee0']
/** Halfway between black and white: an app can't find out whether a desktop's panel is light or dark. */
const calm = '#8a8580'
const wood = '#b08a62'
const alarm = '#d8452f'

type TrayLook = { readonly frame: string; readonly threads: readonly string[]; readonly disc?: string }

const colouredLooks: Readonly<Record<string, TrayLook>> = {
  off: { frame: calm, threads: [] },
  on: { frame: wood, threads: frameInMotion },
  error: { frame: calm, threads: [], disc: alarm },
}
/** Black on transparent: macOS gives a template image the colour of its menu bar. */
const templateLooks: Readonly<Record<string, TrayLook>> = {
  off: { frame: '#000', threads: [] },
  on: { frame: '#000', threads: ['#000', '#000', '#000', '#000'] },
  error: { frame: '#000', threads: [], disc: '#000' },
}

await using browser = await launchChromium()
const page = await browser.newPage()

/** Renders a drawing at `size` × `size` pixels on a transparent background, as PNG. */
async function render(svg: string, size: number): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size })
  // As an image, so that the drawing's own media query sees this size.
  const url = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
  await page.setContent(
    `<style>html,body{margin:0;background:none}img{display:block;width:${size}px;height:${size}px}</style><img src="${url}">`,
  )
  await page.evaluate(`document.images[0].decode()`)
  return page.screenshot({ omitBackground: true })
}

/** macOS expects a margin around an icon, 100 of 1024 pixels on each side, where the drawing has 32. */
function withMacMargin(svg: string): string {
  const margin = (100 - 32) * (1024 / (1024 - 2 * (100 - 32)))
  const side = 1024 + 2 * margin
  return svg.replace('viewBox="0 0 1024 1024"', `viewBox="${-margin} ${-margin} ${side} ${side}"`)
}

function trayDrawing(svg: string, { frame, threads, disc }: TrayLook): string {
  const names = ['one', 'two', 'three', 'four']
  const rules = [
    `.frame{stroke:${frame}}`,
    // Without threads only the core of the spool is drawn.
    ...names.map((name, index) => {
      const colour = threads[index]
      return colour === undefined
        ? `.${name}{stroke:${frame};stroke-opacity:.38}`
        : `.${name}{stroke:${colour}}`
    }),
    ...(disc === undefined
      ? ['.disc{display:none}']
      : [`.disc{fill:${disc}}`, '.spool{mask:url(#beside-alarm)}']),
  ]
  return svg.replace('<!--', `<style>${rules.join('')}</style><!--`)
}

function write(name: string, content: Buffer): void {
  const path = join(resources, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, content)
}

const icon = readFileSync(join(resources, 'icon.svg'), 'utf8')
const tray = readFileSync(join(resources, 'tray.svg'), 'utf8')

async function renderAll(svg: string, sizes: readonly number[]): Promise<{ size: number; png: Buffer }[]> {
  const pictures = []
  for (const size of sizes) pictures.push({ size, png: await render(svg, size) })
  return pictures
}

for (const { size, png } of await renderAll(icon, pngSizes)) write(`icons/${size}x${size}.png`, png)
write('icon.ico', encodeIco(await renderAll(icon, icoSizes)))
write('icon.icns', encodeIcns(await renderAll(withMacMargin(icon), icnsSizes)))

for (const [state, look] of Object.entries(colouredLooks)) {
  const drawing = trayDrawing(tray, look)
  write(`tray-${state}.png`, await render(drawing, traySizes.coloured))
  write(`tray-${state}@2x.png`, await render(drawing, 2 * traySizes.coloured))
  write(`tray-${state}.ico`, encodeIco(await renderAll(drawing, trayIcoSizes)))
}
for (const [state, look] of Object.entries(templateLooks)) {
  const drawing = trayDrawing(tray, look)
  write(`tray-${state}Template.png`, await render(drawing, traySizes.template))
  write(`tray-${state}Template@2x.png`, await render(drawing, 2 * traySizes.template))
}
