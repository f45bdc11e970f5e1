import { describe, expect, it } from 'vitest'
import { SharedFolder } from '../../../src/main/files/shared-folder.ts'
import { FakeDisk, type Thing } from '../../support/fake-disk.ts'

const file: Thing = { kind: 'file' }
const folder: Thing = { kind: 'folder' }
const refused = (refusal: unknown) => ({ kind: 'refused', refusal })

/** Each way to prove where an open file is: the kernel's word, or real path and inode. */
const systems = [
  {
    system: 'Linux',
    platform: 'linux',
    hasProc: true,
    root: '/srv/share',
    outside: '/srv/other',
    slash: '/',
  },
  {
    system: 'Linux without /proc',
    platform: 'linux',
    hasProc: false,
    root: '/srv/share',
    outside: '/srv/other',
    slash: '/',
  },
  {
    system: 'macOS',
    platform: 'darwin',
    hasProc: false,
    root: '/Users/me/Share',
    outside: '/Users/me/Other',
    slash: '/',
  },
  {
    system: 'Windows',
    platform: 'win32',
    hasProc: false,
    root: 'C:\\Share',
    outside: 'C:\\Other',
    slash: '\\',
  },
] as const

describe.each(systems)('SharedFolder on $system', ({ platform, hasProc, root, outside, slash }) => {
  const inside = (...names: string[]) => [root, ...names].join(slash)
  const elsewhere = (...names: string[]) => [outside, ...names].join(slash)

  function share(things: Record<string, Thing>) {
    const disk = new FakeDisk({ [root]: folder, ...things }, hasProc)
    const shared = new SharedFolder(root, disk, platform)
    return {
      find: (segments: string[], hidden = false) => shared.find(segments, hidden),
      /** Finds a file and opens it; that nothing refused stays open is part of every test. */
      open: (segments: string[], hidden = false) => {
        const found = shared.find(segments, hidden)
        if (found.kind !== 'file') throw new Error(`found ${found.kind}`)
        const opened = shared.open(found.path, hidden)
        expect(disk.openDescriptors).toBe(opened.kind === 'opened' ? 1 : 0)
        return opened
      },
      shared,
      disk,
    }
  }

  it('A file inside is found and opened', () => {
    const { find, open } = share({ [inside('a')]: folder, [inside('a', 'b.txt')]: file })
    expect(find(['a', 'b.txt'])).toMatchObject({ kind: 'file' })
    expect(open(['a', 'b.txt'])).toMatchObject({ kind: 'opened' })
  })

  it('The folder itself and folders in it are found', () => {
    const { find } = share({ [inside('a')]: folder })
    expect(find([])).toMatchObject({ kind: 'directory', path: root })
    expect(find(['a'])).toMatchObject({ kind: 'directory' })
  })

  it('A file behind links that stay inside is opened', () => {
    const target = { kind: 'file', inode: 5 } as const
    const { open } = share({
      [inside('link')]: { ...target, real: inside('b.txt') },
      [inside('b.txt')]: target,
    })
    expect(open(['link'])).toMatchObject({ kind: 'opened' })
  })

  it.each([
    ['elsewhere', elsewhere('b.txt')],
    ['in a folder whose name only begins like this one', `${root}-private${slash}b.txt`],
    ['in the folder above', `${root.slice(0, root.lastIndexOf(slash))}${slash}b.txt`],
    ['at the top', `${platform === 'win32' ? 'C:' : ''}${slash}b.txt`],
  ])('A link to a file outside looks like nothing: %s', (_where, real) => {
    const { open } = share({ [inside('link')]: { kind: 'file', real }, [real]: file })
    expect(open(['link'])).toEqual(refused(404))
  })

  it.each(['folder', 'fifo'] as const)('A link to a %s outside looks like nothing', (kind) => {
    const { find } = share({ [inside('link')]: { kind, real: elsewhere('x') } })
    expect(find(['link'])).toEqual(refused(404))
  })

  it('A link to a dotfile looks like nothing, unless those are shown', () => {
    const target = { kind: 'file', inode: 5 } as const
    const { open } = share({
      [inside('link')]: { ...target, real: inside('.git', 'config') },
      [inside('.git', 'config')]: target,
    })
    expect(open(['link'])).toEqual(refused(404))
    expect(open(['link'], true)).toMatchObject({ kind: 'opened' })
  })

  it('Another spelling of a dotfile, which the real path reveals, looks like nothing', () => {
    const { open } = share({
      [inside('ENV')]: { kind: 'file', inode: 5, real: inside('.env') },
      [inside('.env')]: { kind: 'file', inode: 5 },
    })
    expect(open(['ENV'])).toEqual(refused(404))
  })

  it('A special file is refused with 403, and left closed', () => {
    const { find, disk } = share({ [inside('fifo')]: { kind: 'fifo' } })
    expect(find(['fifo'])).toEqual(refused(403))
    expect(disk.openDescriptors).toBe(0)
  })

  it('A file that turned into a FIFO before it was opened is refused', () => {
    const { open } = share({ [inside('a')]: { kind: 'file', whenOpened: { kind: 'fifo' } } })
    expect(open(['a'])).toEqual(refused(403))
  })

  it('A file that turned into a link to outside before it was opened looks like nothing', () => {
    const { open } = share({
      [inside('a')]: {
        kind: 'file',
        inode: 5,
        whenOpened: { kind: 'file', inode: 6, real: elsewhere('secret') },
      },
    })
    expect(open(['a'])).toEqual(refused(404))
  })

  it('A file that vanished before it was opened looks like nothing', () => {
    const { open } = share({
      [inside('a')]: { kind: 'file', whenOpened: { kind: 'file', errors: { open: 'ENOENT' } } },
    })
    expect(open(['a'])).toEqual(refused(404))
  })

  it.each([
    ['opening', 'open'],
    ['the look at the open file', 'fstat'],
  ] as const)('An error in the program closes the file and is rethrown: %s', (_when, call) => {
    const bug = new TypeError('a bug')
    const { open, disk } = share({ [inside('a')]: { kind: 'file', errors: { [call]: bug } } })
    expect(() => open(['a'])).toThrow(bug)
    expect(disk.openDescriptors).toBe(0)
  })

  it.each([
    ['EIO', 500],
    ['EMFILE', 'no-descriptors'],
    ['EACCES', 403],
    ['ENOENT', 404],
  ])('A file is closed when the call for its status fails with %s', (code, refusal) => {
    const { open } = share({ [inside('a')]: { kind: 'file', errors: { fstat: code } } })
    expect(open(['a'])).toEqual(refused(refusal))
  })

  describe('forbidden files', () => {
    const forbidden = { stat: 'EACCES', open: 'EACCES', realpath: 'EACCES', lstat: 'EACCES' } as const

    it('A file inside that may not be read is 403', () => {
      const { open } = share({ [inside('a')]: { kind: 'file', errors: { open: 'EACCES' } } })
      expect(open(['a'])).toEqual(refused(403))
    })

    it('Anything in a forbidden folder inside is 403', () => {
      const { find } = share({
        [inside('a')]: folder,
        [inside('a', 'b')]: { kind: 'file', errors: forbidden },
      })
      expect(find(['a', 'b'])).toEqual(refused(403))
    })

    it('A link to a forbidden file outside looks like a missing file', () => {
      const { open } = share({
        [inside('link')]: { kind: 'file', real: elsewhere('b'), isLink: true, errors: { open: 'EACCES' } },
      })
      expect(open(['link'])).toEqual(refused(404))
    })

    it('A link whose target can’t even be examined looks like a missing file', () => {
      const { find } = share({
        [inside('link')]: {
          kind: 'file',
          isLink: true,
          errors: { stat: 'EACCES', realpath: 'EACCES', open: 'EACCES' },
        },
      })
      expect(find(['link'])).toEqual(refused(404))
    })

    it('A path through a link to a folder outside with forbidden content looks like a missing file', () => {
      const { find } = share({
        [inside('link')]: { kind: 'folder', real: elsewhere(), isLink: true },
        [inside('link', 'b')]: { kind: 'file', errors: forbidden },
      })
      expect(find(['link', 'b'])).toEqual(refused(404))
    })
  })

  // Elsewhere the system doesn't tell.
  if (hasProc)
    it('A file that was deleted elsewhere, whose folder is inside by now, is refused', () => {
      const real = inside('moved', 'a.txt (deleted)')
      const deleted = share({ [inside('a.txt')]: { kind: 'file', real, links: 0 } })
      expect(deleted.shared.open(inside('a.txt'), false)).toEqual(refused(404))
      expect(deleted.disk.openDescriptors).toBe(0)
      const named = share({ [inside('a.txt')]: { kind: 'file', real } })
      expect(named.shared.open(inside('a.txt'), false)).toMatchObject({ kind: 'opened' })
    })

  describe('when the folder itself is gone', () => {
    const moved = (things: Record<string, Thing> = {}) => {
      const disk = new FakeDisk(things, hasProc)
      return new SharedFolder(root, disk, platform)
    }

    it.each([
      ['the folder', []],
      ['a file', ['a.txt']],
      ['a file in a folder', ['a', 'b.txt']],
    ])('A missing folder is reported as gone rather than 404 for %s', (_what, segments) => {
      expect(moved().find(segments, false)).toEqual(refused('folder-gone'))
      expect(moved().available).toBe(false)
    })

    it('The folder is looked for once for all missing files of a job batch, and again for those of the next', () => {
      const disk = new FakeDisk({ [root]: folder }, hasProc)
      let isThere = true
      let looks = 0
      const stat = disk.stat.bind(disk)
      disk.stat = (path) => {
        if (path !== root) return stat(path)
        looks += 1
        return isThere ? stat(path) : undefined
      }
      const shared = new SharedFolder(root, disk, platform)
      const find = (batch?: number) => shared.find(['a.txt'], false, batch)
      expect([find(1), find(1), find(1)]).toEqual([refused(404), refused(404), refused(404)])
      expect(looks).toBe(1)
      isThere = false
      expect([find(2), find(2), find()]).toEqual(Array(3).fill(refused('folder-gone')))
      isThere = true
      expect([find(3), find()]).toEqual([refused(404), refused(404)])
      isThere = false
      expect(find()).toEqual(refused('folder-gone'))
    })

    it('A missing folder is 404 all the same for a path that would never be served', () => {
      expect(moved().find(['.git'], false)).toEqual(refused(404))
    })

    it.each([
      ['the folder', [], { stat: 'ENOTDIR' }],
      ['a file', ['a.txt'], { stat: 'ENOTDIR' }],
    ])('A folder whose place a file has taken is reported as gone for %s', (_what, segments, errors) => {
      const shared = moved({ [root]: file, [inside('a.txt')]: { kind: 'file', errors } })
      expect(shared.find(segments, false)).toEqual(refused('folder-gone'))
    })

    it('Another folder that a link has put in the place of this one is not served', () => {
      const shared = moved({
        [root]: { kind: 'folder', real: outside, isLink: true },
        [inside('a.txt')]: { kind: 'file', real: elsewhere('a.txt') },
        [elsewhere('a.txt')]: file,
      })
      expect(shared.find([], false)).toMatchObject({ kind: 'refused' })
      const found = shared.find(['a.txt'], false)
      expect(found.kind === 'file' ? shared.open(found.path, false) : found).toMatchObject({
        kind: 'refused',
      })
    })
  })
})

describe('SharedFolder of a whole disk', () => {
  it.each([
    ['linux', '/', '/etc', '/etc/motd'],
    ['darwin', '/', '/etc', '/etc/motd'],
    ['win32', 'C:\\', 'C:\\etc', 'C:\\etc\\motd'],
  ] as const)('A whole disk is served on %s', (platform, root, etc, motd) => {
    const disk = new FakeDisk({ [root]: folder, [etc]: folder, [motd]: file }, platform === 'linux')
    const shared = new SharedFolder(root, disk, platform)
    expect(shared.find([], false)).toMatchObject({ kind: 'directory' })
    expect(shared.find(['etc'], false)).toMatchObject({ kind: 'directory' })
    const found = shared.find(['etc', 'motd'], false)
    expect(found).toMatchObject({ kind: 'file' })
    expect(shared.open(found.kind === 'file' ? found.path : '', false)).toMatchObject({ kind: 'opened' })
  })

  it('Another drive is not served', () => {
    const disk = new FakeDisk({ 'C:\\': folder, 'C:\\d': { kind: 'folder', real: 'D:\\' } })
    expect(new SharedFolder('C:\\', disk, 'win32').find(['d'], false)).toEqual(refused(404))
  })

  it.each([
    ['linux', '/', '/etc/.git/config'],
    ['win32', 'C:\\', 'C:\\etc\\.git\\config'],
  ] as const)('Dotfiles of a whole disk are hidden behind links on %s', (platform, root, real) => {
    const disk = new FakeDisk({ [root]: folder, [`${root}link`]: { kind: 'file', real }, [real]: file }, true)
    const shared = new SharedFolder(root, disk, platform)
    expect(shared.open(`${root}link`, false)).toEqual(refused(404))
    expect(shared.open(`${root}link`, true)).toMatchObject({ kind: 'opened' })
  })
})

describe('SharedFolder with a backslash before a dot in a name', () => {
  it.each(['linux', 'darwin'] as const)(
    'A backslash before a dot is served on %s, where both are ordinary characters',
    (platform) => {
      const name = 'a\\..\\up.txt'
      const disk = new FakeDisk(
        { '/s': folder, [`/s/${name}`]: file, '/s/b\\.c': folder },
        platform === 'linux',
      )
      const shared = new SharedFolder('/s', disk, platform)
      const found = shared.find([name], false)
      expect(found).toMatchObject({ kind: 'file' })
      expect(shared.open(found.kind === 'file' ? found.path : '', false)).toMatchObject({ kind: 'opened' })
      expect(shared.find(['b\\.c'], false)).toMatchObject({ kind: 'directory' })
    },
  )

  it('A backslash before a dot is not admitted on Windows, where it separates', () => {
    const disk = new FakeDisk({ 'C:\\s': folder, 'C:\\s\\up.txt': file })
    expect(new SharedFolder('C:\\s', disk, 'win32').find(['a\\..\\up.txt'], true)).toEqual(refused(404))
  })
})

describe('SharedFolder below a folder whose name begins with a dot', () => {
  it('A folder below one whose name begins with a dot is served, since the user chose it', () => {
    const disk = new FakeDisk({ '/home/me/.share': folder, '/home/me/.share/a': file }, true)
    const shared = new SharedFolder('/home/me/.share', disk, 'linux')
    expect(shared.find([], false)).toMatchObject({ kind: 'directory' })
    expect(shared.open('/home/me/.share/a', false)).toMatchObject({ kind: 'opened' })
  })
})

describe('the proof by the kernel’s word', () => {
  it.each([
    ['was deleted', '/srv/share/a (deleted)', 'opened'],
    ['was moved within', '/srv/share/b', 'opened'],
    ['was moved outside', '/srv/other/a', 'refused'],
    ['was deleted outside', '/srv/other/a (deleted)', 'refused'],
    ['was moved under a dotted name', '/srv/share/.trash/a', 'refused'],
    ['can’t be reached from here', '(unreachable)/a', 'refused'],
  ])('The kernel’s word decides where the open file is: it %s', (_what, real, kind) => {
    const disk = new FakeDisk(
      { '/srv/share': folder, '/srv/share/a': { kind: 'file', whenOpened: { kind: 'file', real } } },
      true,
    )
    expect(new SharedFolder('/srv/share', disk, 'linux').open('/srv/share/a', false)).toMatchObject({ kind })
  })
})

describe('the proof by real path and inode', () => {
  it('The proof by real path fails when another file is there by then', () => {
    const disk = new FakeDisk({
      '/share': folder,
      '/share/a': { kind: 'file', inode: 1, whenOpened: { kind: 'file', inode: 2 } },
    })
    expect(new SharedFolder('/share', disk, 'darwin').open('/share/a', false)).toEqual(refused(404))
    expect(disk.openDescriptors).toBe(0)
  })

  it('The proof by real path fails when nothing is there any more', () => {
    const disk = new FakeDisk({
      '/share': folder,
      '/share/a': { kind: 'file', errors: { realpath: 'ENOENT' } },
    })
    expect(new SharedFolder('/share', disk, 'darwin').open('/share/a', false)).toEqual(refused(404))
    expect(disk.openDescriptors).toBe(0)
  })
})
