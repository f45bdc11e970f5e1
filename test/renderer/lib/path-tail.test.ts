import { describe, expect, it } from 'vitest'
import { folderName, pathTailLength } from '../../../src/renderer/src/lib/path-tail.ts'

describe('the end of a path', () => {
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
  ])('The end of the path %s that stays visible is %s', (path, end) => {
    expect(path.slice(path.length - pathTailLength(path))).toBe(end)
  })
})

it.each([
  ['is the last component of its path', '/home/anna/Holiday', 'Holiday'],
  ['is found before a separator at the end', '/home/anna/Holiday/', 'Holiday'],
  ['is found in a Windows path', 'C:\\Users\\Anna', 'Anna'],
  ['is the whole path at the root', '/', '/'],
])('The name of a folder %s', (_rule, path, name) => {
  expect(folderName(path)).toBe(name)
})
