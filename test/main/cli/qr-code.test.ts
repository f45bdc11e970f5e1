import { encode } from 'uqr'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { qrCode, type QrColours } from '../../../src/main/cli/qr-code.ts'

const url = 'http://192.168.1.23:8080/'
const exact = '\x1b[38;5;16;48;5;231m'
const end = '\x1b[0m'

/** The modules that a terminal shows, true where it is dark: by the glyphs alone, as a camera sees them. */
function seen(lines: readonly string[], inkIsDark: boolean): boolean[][] {
  return lines.flatMap((line) => {
    const glyphs = Array.from(line.replace(/\x1b\[[\d;]*m/g, ''))
    const upper = glyphs.map((glyph) => (glyph === '█' || glyph === '▀') === inkIsDark)
    const lower = glyphs.map((glyph) => (glyph === '█' || glyph === '▄') === inkIsDark)
    return [upper, lower]
  })
}

describe('a QR code for a terminal', () => {
  it.each<[colours: QrColours, inkIsDark: boolean]>([
    ['exact', true],
    ['named', true],
    ['none', false],
  ])(
    'The modules are those of the code, with two light ones around it (colours: %s)',
    (colours, inkIsDark) => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary-ascii', maxLength: 80 }), (text) => {
          const modules = seen(qrCode(text, colours).lines, inkIsDark)
          const { data, size } = encode(text, { border: 2, ecc: 'L', boostEcc: true })
          expect(modules.slice(0, size)).toEqual(data)
          // A last half line belongs to the quiet zone.
          for (const row of modules.slice(size)) expect(row).not.toContain(true)
        }),
      )
    },
  )

  it('Each line sets both colours and takes them back, so the theme of the terminal plays no part', () => {
    for (const line of qrCode(url, 'exact').lines) {
      expect(line.startsWith(exact)).toBe(true)
      expect(line.endsWith(end)).toBe(true)
      expect(line.slice(exact.length, -end.length)).not.toContain('\x1b')
    }
    expect(qrCode(url, 'named').lines[0]).toMatch(/^\x1b\[30;47m {29}\x1b\[0m$/)
  })

  it('Without colours there are no escape sequences', () => {
    expect(qrCode(url, 'none').lines.join('')).toMatch(/^[ ▀▄█]+$/)
  })

  it('The code of a usual link takes 29 columns and 15 lines', () => {
    const { lines, columns } = qrCode(url, 'exact')
    expect([columns, lines.length]).toEqual([29, 15])
  })
})
