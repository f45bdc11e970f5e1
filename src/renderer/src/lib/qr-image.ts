/** QR codes as PNG pictures. */
import { encode } from 'uqr'

/** Light modules around the code. */
const quietZone = 2
/** Pixels per module: enough for a poster. */
const moduleSize = 16
const dark = '#1c1814'

/** Returns the QR code of a text as the data URL of a PNG picture. */
export function qrImage(text: string): string {
  const { data, size } = encode(text, { border: quietZone, ecc: 'M' })
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size * moduleSize
  const pen = canvas.getContext('2d')!
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = dark
  for (const [y, row] of data.entries())
    for (const [x, isDark] of row.entries())
      if (isDark) pen.fillRect(x * moduleSize, y * moduleSize, moduleSize, moduleSize)
  return canvas.toDataURL('image/png')
}
