/** The container of Windows icons, with pictures as PNG (Windows Vista and later). */
import { Buffer } from 'node:buffer'

const headerBytes = 6
const entryBytes = 16

/** One square picture. */
export type IconPicture = { readonly size: number; readonly png: Buffer }

/** Returns an .ico file of pictures that are 256 pixels wide at most. */
export function encodeIco(pictures: readonly IconPicture[]): Buffer {
  const directory = Buffer.alloc(headerBytes + entryBytes * pictures.length)
  // Type 1 is an icon; 2 would be a cursor.
  directory.writeUInt16LE(1, 2)
  directory.writeUInt16LE(pictures.length, 4)
  let offset = directory.length
  for (const [index, { size, png }] of pictures.entries()) {
    if (size > 256) throw new RangeError(`${size} pixels are too many for an .ico`)
    const entry = headerBytes + entryBytes * index
    // One byte, in which 0 stands for 256.
    directory.writeUInt8(size % 256, entry)
    directory.writeUInt8(size % 256, entry + 1)
    directory.writeUInt16LE(1, entry + 4)
    directory.writeUInt16LE(32, entry + 6)
    directory.writeUInt32LE(png.length, entry + 8)
    directory.writeUInt32LE(offset, entry + 12)
    offset += png.length
  }
  return Buffer.concat([directory, ...pictures.map(({ png }) => png)])
}
