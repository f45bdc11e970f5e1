/** The icons as each system reads them: containers of pictures in the sizes it asks for. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const resources = join(import.meta.dirname, '../../resources')

function read(name: string): Buffer {
  return readFileSync(join(resources, name))
}

/** Width and height that a PNG declares (PNG 1.2, section 4.1.1); throws if it isn't a PNG. */
function pngSize(png: Buffer): readonly [width: number, height: number] {
  expect(png.subarray(0, 16).toString('latin1')).toBe('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR')
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}

/** The pictures of an .ico: an entry of 16 bytes for each, whose last two words are length and offset. */
function icoPictures(ico: Buffer): Buffer[] {
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1])
  return Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const entry = 6 + 16 * index
    const offset = ico.readUInt32LE(entry + 12)
    return ico.subarray(offset, offset + ico.readUInt32LE(entry + 8))
  })
}

/** The blocks of an .icns by their type: each begins with it and with its own length. */
function icnsPictures(icns: Buffer): Map<string, Buffer> {
  expect(icns.toString('latin1', 0, 4)).toBe('icns')
  expect(icns.readUInt32BE(4)).toBe(icns.length)
  const pictures = new Map<string, Buffer>()
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    pictures.set(icns.toString('latin1', at, at + 4), icns.subarray(at + 8, at + icns.readUInt32BE(at + 4)))
  }
  return pictures
}

describe('the icons of the app', () => {
  it('The icon for Windows has every size from the title bar to large tiles', () => {
    const sizes = icoPictures(read('icon.ico')).map((png) => pngSize(png)[0])
    expect(sizes.sort((one, other) => one - other)).toEqual([16, 20, 24, 32, 40, 48, 64, 256])
  })

  it('The icon for macOS has pictures for plain and for dense displays', () => {
    const sizes = [...icnsPictures(read('icon.icns'))].map(([type, png]) => [type, pngSize(png)[0]])
    expect(Object.fromEntries(sizes)).toEqual({
      ic11: 32,
      ic12: 64,
      ic07: 128,
      ic13: 256,
      ic08: 256,
      ic14: 512,
      ic09: 512,
      ic10: 1024,
    })
  })

  it.each([16, 24, 32, 48, 64, 128, 256, 512, 1024])(
    'The icon for Linux exists in a size of %d pixels',
    (size) => {
      expect(pngSize(read(`icons/${size}x${size}.png`))).toEqual([size, size])
    },
  )
})

describe.each(['off', 'on', 'error'])('the tray icon for %s', (state) => {
  it.each(['', 'Template'])(`The tray icon ${state}%s exists at one and two pixels a point`, (kind) => {
    const [size] = pngSize(read(`tray-${state}${kind}.png`))
    expect(pngSize(read(`tray-${state}${kind}@2x.png`))).toEqual([2 * size, 2 * size])
  })

  it(`The tray icon ${state} for Windows starts at 16 pixels`, () => {
    const sizes = icoPictures(read(`tray-${state}.ico`)).map((png) => pngSize(png)[0])
    expect(Math.min(...sizes)).toBe(16)
    expect(Math.max(...sizes)).toBeGreaterThanOrEqual(32)
  })
})
