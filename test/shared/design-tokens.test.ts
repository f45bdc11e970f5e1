import { describe, expect, it } from 'vitest'
import { colours, tokenRules } from '../../src/shared/design-tokens.ts'

type Colour = keyof typeof colours

/** The contrast ratio of two colours, `#rrggbb` (WCAG 2.2, "contrast ratio" and "relative luminance"). */
function contrast(one: string, other: string): number {
  const luminance = (colour: string) => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const value = parseInt(colour.slice(at, at + 2), 16) / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
  }
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

const surfaces: readonly Colour[] = ['paper', 'sheet', 'hover']
/** With those of a chosen row and of what lies lower than the sheet. */
const allSurfaces: readonly Colour[] = [...surfaces, 'selected', 'sunk']
const threads: readonly Colour[] = ['madder', 'saffron', 'leaf', 'indigo', 'plum']

/** Text at its regular size (WCAG 2.2 §1.4.3, AA). */
const text = 4.5
/** Icons, and what shows where a control is and in which state (WCAG 2.2 §1.4.11). */
const graphics = 3

describe('the design tokens (WCAG 2.2 §1.4.3, §1.4.11)', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#000000', 21],
    ['#f6f1e7', '#f6f1e7', 1],
    ['#767676', '#ffffff', 4.54],
    ['#ff0000', '#ffffff', 4.0],
  ])('%s and %s have a contrast of %d:1', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2)
  })

  it.each<[what: string, least: number, colours: readonly Colour[], grounds: readonly Colour[]]>([
    ['Texts', text, ['ink', 'soft'], allSurfaces],
    ['Texts in the colour of a thread', text, threads, allSurfaces],
    ['Texts on filled buttons', text, ['on-strong'], ['leaf']],
    ['Texts on dark buttons', text, ['paper'], ['ink', 'indigo']],
    ['Icons', graphics, [...threads, 'wood', 'ink', 'soft'], surfaces],
    ['Edges of fields', graphics, ['field'], ['paper', 'sheet']],
    ['Frames of what has the focus', graphics, ['indigo'], allSurfaces],
    ['Filled parts of bars and gauges', graphics, ['leaf', 'saffron'], ['track']],
    ['Knobs of switches that are on', graphics, ['on-strong'], ['leaf']],
    ['Knobs and edges of switches that are off', graphics, ['soft'], ['sunk', 'sheet']],
  ])('%s have a contrast of at least %d:1, light and dark', (_, least, fronts, grounds) => {
    const faint = (['light', 'dark'] as const).flatMap((appearance) =>
      fronts.flatMap((front) =>
        grounds
          .map((ground) => ({
            appearance,
            front,
            ground,
            ratio: contrast(colours[front][appearance], colours[ground][appearance]),
          }))
          .filter(({ ratio }) => ratio < least),
      ),
    )
    expect(faint).toEqual([])
  })
})

describe('the rules for tokens', () => {
  it('Tokens that follow the appearance are declared for both, and the others once', () => {
    expect(tokenRules(['paper', 'radius', 'thread-l'])).toBe(
      `:root{color-scheme:light dark;
--paper:#f6f1e7;
--radius:14px;
--thread-l:0.56}
@media(prefers-color-scheme:dark){:root{
--paper:#14161c;
--thread-l:0.74}}`,
    )
  })
})
