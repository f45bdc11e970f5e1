import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { firstBroadFolder, folderBreadth, homesOf } from '../../../src/main/host/risky-folder.ts'

describe('the breadth of a folder', () => {
  it.each([
    ['a home folder', 'home', '/home/ann'],
    ['a home folder with a slash at its end', 'home', '/home/ann/'],
    ['the home folder outside of a Snap', 'home', '/home/bob'],
    ['a folder of home folders', 'home', '/home'],
    ['a disk', 'root', '/'],
    ['a folder in a home folder', undefined, '/home/ann/Photos'],
    ['another user’s home folder', undefined, '/home/anna'],
  ])('The breadth of %s is %s', (_what, breadth, folder) => {
    expect(
      folderBreadth(
        resolve(folder),
        ['/home/ann', '/home/bob'].map((home) => resolve(home)),
      ),
    ).toBe(breadth)
  })
})

describe('folders behind links', () => {
  it.skipIf(process.platform === 'win32')(
    'A link to the home folder is as broad as the home folder',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'spool-link-'))
      const link = join(folder, 'all')
      symlinkSync(homedir(), link)
      try {
        expect(folderBreadth(link)).toBeUndefined()
        expect(await firstBroadFolder([folder, link])).toEqual({
          path: realpathSync(homedir()),
          breadth: 'home',
        })
        expect(await firstBroadFolder([folder, join(folder, 'missing')])).toBeUndefined()
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
  )
})

describe('a user’s home', () => {
  it('A home has the path that the system reports and that of the Snap’s environment', () => {
    expect(homesOf('/none/snap/spool-desktop/3', undefined)).toEqual(['/none/snap/spool-desktop/3'])
    expect(homesOf('/none/snap/spool-desktop/3', '/none/ann')).toEqual([
      '/none/snap/spool-desktop/3',
      '/none/ann',
    ])
  })

  it.skipIf(process.platform === 'win32')(
    'A home also has its real path, by which a folder may be named',
    () => {
      const folder = realpathSync(mkdtempSync(join(tmpdir(), 'spool-home-')))
      const link = `${folder}-link`
      symlinkSync(folder, link)
      try {
        expect(homesOf(link, undefined)).toEqual([link, folder])
      } finally {
        rmSync(link)
        rmSync(folder, { recursive: true })
      }
    },
  )
})
