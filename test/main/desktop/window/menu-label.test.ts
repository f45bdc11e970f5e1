import { expect, it } from 'vitest'
import { menuLabel } from '../../../../src/main/desktop/window/menu-label.ts'

it.each([
  ['says that a single ampersand stands for itself', 'Cats & Dogs', 'Cats && Dogs'],
  ['spells out what would turn a line around', 'pho\u202egnp', String.raw`pho\u{202e}gnp`],
  ['keeps what isolates a name in its sentence', '\u2068Anna\u2069 فقط', '\u2068Anna\u2069 فقط'],
])('The label of a menu %s', (_rule, text, label) => {
  expect(menuLabel(text)).toBe(label)
})
