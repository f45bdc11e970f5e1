import { describe, expect, it } from 'vitest'
import { pathEndLength } from '../../src/renderer/src/path-end.ts'

describe('of a path stays', () => {
  it.each([
    ['/home/anna/Pictures/Holiday', '/Pictures/Holiday'],
    ['C:\\Users\\Anna\\Pictures\\Holiday', '\\Pictures\\Holiday'],
    ['\\\\server\\share\\Holiday', '\\share\\Holiday'],
    ['/home/anna/Projects with long names/Holiday', '/Holiday'],
    ['/home/anna/A holiday whose name is a story', '/A holiday whose name is a story'],
    ['/home/anna', '/anna'],
    ['/srv', '/srv'],
    ['/', '/'],
    ['C:\\', '\\'],
  ])('of %s %s', (path, end) => {
    expect(path.slice(path.length - pathEndLength(path))).toBe(end)
  })
})
