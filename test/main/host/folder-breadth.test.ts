import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderBreadth } from '../../../src/main/host/folder-breadth.ts'

describe('the breadth of a folder', () => {
  it.each([
    ['a home folder', '/home/ann', 'home'],
    ['a home folder with a slash at its end', '/home/ann/', 'home'],
    ['a disk', '/', 'root'],
    ['a folder in a home folder', '/home/ann/Photos', undefined],
    ['the home folder of somebody else', '/home/anna', undefined],
  ])('of %s is known', (_what, folder, breadth) => {
    expect(folderBreadth(resolve(folder), resolve('/home/ann'))).toBe(breadth)
  })
})
