import { describe, expect, it } from 'vitest'
import { findText, piecesOf } from '../../../src/renderer/src/lib/find-text.ts'

describe('the place of a wanted text', () => {
  it.each([
    ['/Photos/IMG.jpg', 'img', [{ from: 8, to: 11 }]],
    [
      'aba',
      'A',
      [
        { from: 0, to: 1 },
        { from: 2, to: 3 },
      ],
    ],
    ['/Photos', 'x', []],
    ['/Photos', '', []],
    // The small letter has two characters, so that places after it are others.
    ['İx', 'x', []],
  ])('In %j the text %j is at %j', (text, wanted, place) => {
    expect(findText(text, wanted)).toEqual(place)
  })

  it.each([
    ['abcdef', [{ from: 2, to: 4 }], 0, ['ab', '[cd]', 'ef']],
    [
      'abcdef',
      [
        { from: 0, to: 1 },
        { from: 2, to: 6 },
      ],
      0,
      ['[a]', 'b', '[cdef]'],
    ],
    ['cdef', [{ from: 1, to: 3 }], 2, ['[c]', 'def']],
    ['ab', [{ from: 1, to: 3 }], 0, ['a', '[b]']],
    ['ef', [{ from: 1, to: 3 }], 4, ['ef']],
    ['ab', [], 0, ['ab']],
  ])('The text %j is cut at %j, seen from %i', (text, found, at, expected) => {
    const pieces = piecesOf(text, found, at)
    expect(pieces.map((piece) => (piece.isFound ? `[${piece.text}]` : piece.text))).toEqual(expected)
  })
})
