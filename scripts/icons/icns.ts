/** The container of macOS icons, with pictures as PNG. */
import { Buffer } from 'node:buffer'
import type { IconPicture } from './ico.ts'

/**
 * Types by size in pixels: the regular ones from 128 on, and those for displays with two pixels per point. The regular types
 * for 16 and 32 don't reliably take a PNG; macOS scales the others instead.
 */
const typesBySize: Readonly<Record<number, readonly string[]>> = {
  32: ['ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic13', 'ic08'],
  512: ['ic14', 'ic09'],
  1024: ['ic10'],
}

export const icnsSizes: readonly number[] = Object.keys(typesBySize).map(Number)

/** Returns an .icns file of pictures, whose sizes must be among {@link icnsSizes}. */
export function encodeIcns(pictures: readonly IconPicture[]): Buffer {
  const blocks = pictures.flatMap(({ size, png }) => {
    const types = typesBySize[size]
    if (types === undefined) throw new RangeError(`no type for ${size} pixels in an .icns`)
    return types.map((type) => block(type, png))
  })
  return block('icns', Buffer.concat(blocks))
}

function block(type: string, content: Buffer): Buffer {
  const head = Buffer.from(`${type}\0\0\0\0`, 'latin1')
  head.writeUInt32BE(head.length + content.length, 4)
  return Buffer.concat([head, content])
}
