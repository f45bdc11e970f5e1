/** The photos in the pictures: drawn, and kept in files as large as a camera's, with a small picture in each. */
import { mkdirSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { exifSegment } from '../../test/pictures/jpeg-fixture.ts'

const photoCount = 300
/** Different ones; the others repeat them, further down than the pictures show. */
const drawnCount = 36
const photoBytes = 3_184_000

/** Draws one photo of the sea, hills, roofs, tiles, a street at night or a beach. Runs in the browser, so it is a text. */
const draw = `((seed) => {
  let state = seed * 7919 + 17
  const random = (from, to) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return from + ((state >> 8) % 10000) / 10000 * (to - from)
  }
  for (let step = 0; step < 5; step++) random(0, 1)
  const side = 320
  const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side })
  const g = canvas.getContext('2d')
  const fill = (colour) => { g.fillStyle = colour }
  const fade = (stops, from = 0, to = side) => {
    const gradient = g.createLinearGradient(0, from, 0, to)
    stops.forEach((stop, index) => gradient.addColorStop(index / (stops.length - 1), stop))
    g.fillStyle = gradient
  }
  const skies = [['#3b6fb5', '#a9cdea', '#fbe7c6'], ['#38396f', '#c8607a', '#f8b878'], ['#5fa3d6', '#cfe6f2', '#f7f3e6'], ['#20345e', '#7a6f9e', '#f0a988']]
  const sky = skies[Math.floor(random(0, 4))]
  const wave = (base, height, length, phase) => {
    g.beginPath()
    g.moveTo(0, side)
    for (let x = 0; x <= side; x += 4) g.lineTo(x, base + height * Math.sin(x / length + phase) + height / 3 * Math.sin(x / length * 2.7 + phase))
    g.lineTo(side, side)
    g.fill()
  }
  const sea = () => {
    const horizon = random(150, 200)
    fade(sky, 0, horizon); g.fillRect(0, 0, side, horizon)
    const x = random(70, 250), y = horizon - random(12, 70)
    fill('#fff3d6'); g.beginPath(); g.arc(x, y, random(14, 24), 0, 7); g.fill()
    fade(['#8fb3c4', '#1f4f73'], horizon, side); g.fillRect(0, horizon, side, side)
    g.globalAlpha = .45; fill('#fff0cf')
    for (let step = 0; step < 26; step++) { const w = random(6, 40); g.fillRect(x - w / 2 + random(-14, 14), horizon + 3 + step * 5, w, 1.6) }
    g.globalAlpha = 1
    fill('#f8f4ea'); const bx = random(40, 260); g.beginPath(); g.moveTo(bx, horizon - 34); g.lineTo(bx + 20, horizon + 6); g.lineTo(bx, horizon + 6); g.fill()
    fill('#5b3a2c'); g.fillRect(bx - 12, horizon + 8, 34, 6)
  }
  const hills = () => {
    fade(sky); g.fillRect(0, 0, side, side)
    const hue = random(70, 170)
    for (let layer = 0; layer < 5; layer++) {
      fill('hsl(' + (hue + layer * 8) + ' ' + (22 + layer * 7) + '% ' + (66 - layer * 11) + '%)')
      wave(140 + layer * 36, random(10, 26), random(38, 80), random(0, 6))
    }
  }
  const roofs = () => {
    fade(sky, 0, 200); g.fillRect(0, 0, side, side)
    for (let row = 0; row < 6; row++) for (let x = random(-50, -10); x < side; x += random(44, 70)) {
      const y = 110 + row * 38 + random(-12, 12), w = random(46, 72)
      fill(['#f4ead8', '#e9d3b0', '#f2dcd0', '#dfe5e6', '#f0cf8e'][Math.floor(random(0, 5))]); g.fillRect(x, y, w, 130)
      fill(['#b9542f', '#c4673d', '#a8472a'][Math.floor(random(0, 3))])
      g.beginPath(); g.moveTo(x - 4, y); g.lineTo(x + w / 2, y - random(14, 24)); g.lineTo(x + w + 4, y); g.fill()
      fill('#4d5b66'); for (let wx = x + 8; wx < x + w - 8; wx += 15) g.fillRect(wx, y + 10, 7, 11)
    }
  }
  const tiles = () => {
    const size = random(40, 64), blue = 'hsl(' + random(205, 228) + ' 62% 40%)'
    fill('#f3f1e8'); g.fillRect(0, 0, side, side)
    g.strokeStyle = blue; g.lineWidth = 3
    for (let x = -size; x < side + size; x += size) for (let y = -size; y < side + size; y += size) {
      fill(blue)
      for (const [cx, cy] of [[0, 0], [size, 0], [0, size], [size, size]]) { g.beginPath(); g.moveTo(x + cx, y + cy); g.arc(x + cx, y + cy, size * .3, 0, 7); g.fill() }
      g.beginPath(); g.arc(x + size / 2, y + size / 2, size * .3, 0, 7); g.stroke()
      fill('#d8a437'); g.beginPath(); g.arc(x + size / 2, y + size / 2, size * .13, 0, 7); g.fill()
      g.strokeStyle = '#d9d4c4'; g.lineWidth = 1; g.strokeRect(x, y, size, size); g.strokeStyle = blue; g.lineWidth = 3
    }
  }
  const night = () => {
    fade(['#0d1630', '#253462', '#7d5a78']); g.fillRect(0, 0, side, side)
    fill('#fff'); for (let star = 0; star < 40; star++) g.fillRect(random(0, side), random(0, 150), 1.4, 1.4)
    for (let x = -20; x < side; x += random(34, 58)) {
      const y = random(110, 210), w = random(40, 62)
      fill('#141a2c'); g.fillRect(x, y, w, side)
      for (let wx = x + 7; wx < x + w - 7; wx += 12) for (let wy = y + 10; wy < side; wy += 17) {
        if (random(0, 1) > .55) continue
        fill(random(0, 1) > .3 ? '#f6c765' : '#f0dfb0'); g.fillRect(wx, wy, 6, 9)
      }
    }
  }
  const beach = () => {
    fade(['#e8cf9f', '#f2e0ba']); g.fillRect(0, 0, side, side)
    const base = random(110, 190)
    for (const [shift, colour] of [[0, '#ffffffcc'], [7, '#8ed0cf'], [34, '#49a9b5'], [78, '#23788f']]) { fill(colour); wave(base + shift, 12, 42, random(0, 1) + 1) }
    for (let parasol = 0; parasol < 5; parasol++) {
      const x = random(20, 300), y = random(20, base - 30), hue = random(0, 360)
      for (let wedge = 0; wedge < 8; wedge++) { fill(wedge % 2 ? '#fffaf0' : 'hsl(' + hue + ' 65% 55%)'); g.beginPath(); g.moveTo(x, y); g.arc(x, y, 15, wedge * .7854, wedge * .7854 + .7854); g.fill() }
    }
  }
  ;[sea, roofs, hills, tiles, night, beach][seed % 6]()
  return canvas.toDataURL('image/jpeg', .85)
})`

/** Writes photos into the folder at `path`. The files are sparse and take little space. */
export async function makeDemoPhotos(browser: Browser, path: string): Promise<void> {
  mkdirSync(path, { recursive: true })
  const page = await browser.newPage()
  const drawn: Buffer[] = []
  for (let seed = 0; seed < drawnCount; seed++) {
    const address = await page.evaluate<string>(`${draw}(${seed})`)
    drawn.push(Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'))
  }
  await page.close()
  for (let photo = 0; photo < photoCount; photo++) {
    const picture = drawn[photo % drawnCount]!
    const exif = exifSegment({ orientation: 1, thumbnail: picture })
    const file = join(path, `IMG_${2031 + photo}.jpg`)
    writeFileSync(file, Buffer.concat([picture.subarray(0, 2), exif, picture.subarray(2)]))
    truncateSync(file, photoBytes)
    const seconds = Date.now() / 1000 - 3600 * (5 + photo / 10)
    utimesSync(file, seconds, seconds)
  }
}
