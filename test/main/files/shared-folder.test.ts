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

  it('finds and opens a file inside', () => {
    const { find, open } = share({ [inside('a')]: folder, [inside('a', 'b.txt')]: file })
    expect(find(['a', 'b.txt'])).toMatchObject({ kind: 'file' })
    expect(open(['a', 'b.txt'])).toMatchObject({ kind: 'opened' })
  })

  it('finds the folder itself and folders in it', () => {
    const { find } = share({ [inside('a')]: folder })
    expect(find([])).toMatchObject({ kind: 'directory', path: root })
    expect(find(['a'])).toMatchObject({ kind: 'directory' })
  })

  it('opens a file behind links that stay inside', () => {
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
  ])('finds nothing in a file whose link leads outside: %s', (_where, real) => {
    const { open } = share({ [inside('link')]: { kind: 'file', real }, [real]: file })
    expect(open(['link'])).toEqual(refused(404))
  })

  it.each(['folder', 'fifo'] as const)('finds nothing in a link that leads to a %s outside', (kind) => {
    const { find } = share({ [inside('link')]: { kind, real: elsewhere('x') } })
    expect(find(['link'])).toEqual(refused(404))
  })

  it('finds nothing in a link to a dotfile, unless those are shown', () => {
    const target = { kind: 'file', inode: 5 } as const
    const { open } = share({
      [inside('link')]: { ...target, real: inside('.git', 'config') },
      [inside('.git', 'config')]: target,
    })
    expect(open(['link'])).toEqual(refused(404))
    expect(open(['link'], true)).toMatchObject({ kind: 'opened' })
  })

  it('finds nothing in another spelling of a dotfile, which the real path gives away', () => {
    const { open } = share({
      [inside('ENV')]: { kind: 'file', inode: 5, real: inside('.env') },
      [inside('.env')]: { kind: 'file', inode: 5 },
    })
    expect(open(['ENV'])).toEqual(refused(404))
  })

  it('refuses with 403 what is no regular file, and leaves it closed', () => {
    const { find, disk } = share({ [inside('fifo')]: { kind: 'fifo' } })
    expect(find(['fifo'])).toEqual(refused(403))
    expect(disk.openDescriptors).toBe(0)
  })

  it('refuses a file that turned into a FIFO between the look and the opening', () => {
    const { open } = share({ [inside('a')]: { kind: 'file', whenOpened: { kind: 'fifo' } } })
    expect(open(['a'])).toEqual(refused(403))
  })

  it('finds nothing in a file that turned into a link to outside between the look and the opening', () => {
    const { open } = share({
      [inside('a')]: {
        kind: 'file',
        inode: 5,
        whenOpened: { kind: 'file', inode: 6, real: elsewhere('secret') },
      },
    })
    expect(open(['a'])).toEqual(refused(404))
  })

  it('finds nothing in a file that vanished between the look and the opening', () => {
    const { open } = share({
      [inside('a')]: { kind: 'file', whenOpened: { kind: 'file', errors: { open: 'ENOENT' } } },
    })
    expect(open(['a'])).toEqual(refused(404))
  })

  it.each([
    ['opening', 'open'],
    ['asking about the open file', 'fstat'],
  ] as const)('closes the file and throws on what is no system error in %s', (_when, call) => {
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
  ])('closes the file when asking about it fails with %s', (code, refusal) => {
    const { open } = share({ [inside('a')]: { kind: 'file', errors: { fstat: code } } })
    expect(open(['a'])).toEqual(refused(refusal))
  })

  describe('what may not be read', () => {
    const forbidden = { stat: 'EACCES', open: 'EACCES', realpath: 'EACCES', lstat: 'EACCES' } as const

    it('is 403 for a file inside', () => {
      const { open } = share({ [inside('a')]: { kind: 'file', errors: { open: 'EACCES' } } })
      expect(open(['a'])).toEqual(refused(403))
    })

    it('is 403 for anything in a forbidden folder inside', () => {
      const { find } = share({
        [inside('a')]: folder,
        [inside('a', 'b')]: { kind: 'file', errors: forbidden },
      })
      expect(find(['a', 'b'])).toEqual(refused(403))
    })

    it('looks like a missing file behind a link to a forbidden file outside', () => {
      const { open } = share({
        [inside('link')]: { kind: 'file', real: elsewhere('b'), isLink: true, errors: { open: 'EACCES' } },
      })
      expect(open(['link'])).toEqual(refused(404))
    })

    it('looks like a missing file behind a link whose target can’t even be looked at', () => {
      const { find } = share({
        [inside('link')]: {
          kind: 'file',
          isLink: true,
          errors: { stat: 'EACCES', realpath: 'EACCES', open: 'EACCES' },
        },
      })
      expect(find(['link'])).toEqual(refused(404))
    })

    it('looks like a missing file through a link to a folder outside with forbidden content', () => {
      const { find } = share({
        [inside('link')]: { kind: 'folder', real: elsewhere(), isLink: true },
        [inside('link', 'b')]: { kind: 'file', errors: forbidden },
      })
      expect(find(['link', 'b'])).toEqual(refused(404))
    })
  })

  // Elsewhere the system doesn't tell.
  if (hasProc)
    it('refuses a file that was deleted elsewhere, whose folder the kernel says is inside now', () => {
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
    ])('says so of %s rather than deny that it exists', (_what, segments) => {
      expect(moved().find(segments, false)).toEqual(refused('folder-gone'))
      expect(moved().available).toBe(false)
    })

    it('says 404 all the same to what would never be served', () => {
      expect(moved().find(['.git'], false)).toEqual(refused(404))
    })

    it.each([
      ['the folder', [], { stat: 'ENOTDIR' }],
      ['a file', ['a.txt'], { stat: 'ENOTDIR' }],
    ])('says so of %s when a file has taken its place', (_what, segments, errors) => {
      const shared = moved({ [root]: file, [inside('a.txt')]: { kind: 'file', errors } })
      expect(shared.find(segments, false)).toEqual(refused('folder-gone'))
    })

    it('serves nothing of another folder that a link has put in its place', () => {
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
  ] as const)('serves what is in it on %s', (platform, root, etc, motd) => {
    const disk = new FakeDisk({ [root]: folder, [etc]: folder, [motd]: file }, platform === 'linux')
    const shared = new SharedFolder(root, disk, platform)
    expect(shared.find([], false)).toMatchObject({ kind: 'directory' })
    expect(shared.find(['etc'], false)).toMatchObject({ kind: 'directory' })
    const found = shared.find(['etc', 'motd'], false)
    expect(found).toMatchObject({ kind: 'file' })
    expect(shared.open(found.kind === 'file' ? found.path : '', false)).toMatchObject({ kind: 'opened' })
  })

  it('serves nothing of another drive', () => {
    const disk = new FakeDisk({ 'C:\\': folder, 'C:\\d': { kind: 'folder', real: 'D:\\' } })
    expect(new SharedFolder('C:\\', disk, 'win32').find(['d'], false)).toEqual(refused(404))
  })

  it.each([
    ['linux', '/', '/etc/.git/config'],
    ['win32', 'C:\\', 'C:\\etc\\.git\\config'],
  ] as const)('hides dotfiles behind links on %s', (platform, root, real) => {
    const disk = new FakeDisk({ [root]: folder, [`${root}link`]: { kind: 'file', real }, [real]: file }, true)
    const shared = new SharedFolder(root, disk, platform)
    expect(shared.open(`${root}link`, false)).toEqual(refused(404))
    expect(shared.open(`${root}link`, true)).toMatchObject({ kind: 'opened' })
  })
})

describe('SharedFolder with a backslash before a dot in a name', () => {
  it.each(['linux', 'darwin'] as const)('serves it on %s, where both are letters like others', (platform) => {
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
  })

  it('finds none on Windows, where the backslash separates', () => {
    const disk = new FakeDisk({ 'C:\\s': folder, 'C:\\s\\up.txt': file })
    expect(new SharedFolder('C:\\s', disk, 'win32').find(['a\\..\\up.txt'], true)).toEqual(refused(404))
  })
})

describe('SharedFolder below a folder whose name begins with a dot', () => {
  it('is served, for the person has chosen it', () => {
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
  ])('is about where the open file is by then: it %s', (_what, real, kind) => {
    const disk = new FakeDisk(
      { '/srv/share': folder, '/srv/share/a': { kind: 'file', whenOpened: { kind: 'file', real } } },
      true,
    )
    expect(new SharedFolder('/srv/share', disk, 'linux').open('/srv/share/a', false)).toMatchObject({ kind })
  })
})

describe('the proof by real path and inode', () => {
  it('fails when another file lies at the real path by then', () => {
    const disk = new FakeDisk({
      '/share': folder,
      '/share/a': { kind: 'file', inode: 1, whenOpened: { kind: 'file', inode: 2 } },
    })
    expect(new SharedFolder('/share', disk, 'darwin').open('/share/a', false)).toEqual(refused(404))
    expect(disk.openDescriptors).toBe(0)
  })

  it('fails when nothing lies there any more', () => {
    const disk = new FakeDisk({
      '/share': folder,
      '/share/a': { kind: 'file', errors: { realpath: 'ENOENT' } },
    })
    expect(new SharedFolder('/share', disk, 'darwin').open('/share/a', false)).toEqual(refused(404))
    expect(disk.openDescriptors).toBe(0)
  })
})
