import { describe, expect, it } from 'vitest'
import { folderName, pathTailLength } from '../../../src/renderer/src/lib/path-tail.ts'

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
    expect(path.slice(path.length - pathTailLength(path))).toBe(end)
  })
})

it.each([
  ['of an ordinary path is its last component', '/home/anna/Holiday', 'Holiday'],
  ['is found before a separator at the end', '/home/anna/Holiday/', 'Holiday'],
  ['is found in a Windows path', 'C:\\Users\\Anna', 'Anna'],
  ['of the root is the root', '/', '/'],
])("a folder's name %s", (_rule, path, name) => {
  expect(folderName(path)).toBe(name)
})
