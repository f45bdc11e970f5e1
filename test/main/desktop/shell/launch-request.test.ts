import { afterEach, describe, expect, it, vi } from 'vitest'
import { launchRequest, type LaunchRequest } from '../../../../src/main/desktop/shell/launch-request.ts'

// Paths are those of systems with a root.
describe.skipIf(process.platform === 'win32')('what a start asks for', () => {
  afterEach(() => void vi.unstubAllGlobals())

  it.each<[rule: string, argv: string[], request: LaunchRequest]>([
    ['nothing', ['/opt/spool/spool'], {}],
    ['an absolute folder', ['/opt/spool/spool', '/srv/photos'], { folder: '/srv/photos' }],
    [
      'a relative folder, as seen from where the person is',
      ['/opt/spool/spool', 'photos'],
      { folder: '/home/ann/photos' },
    ],
    ['this folder', ['/opt/spool/spool', '.'], { folder: '/home/ann' }],
    ['a folder after switches', ['/opt/spool/spool', '--inspect=0', '', '/srv'], { folder: '/srv' }],
    [
      'a folder after the app itself, where it is not packaged',
      ['electron', '/src/spool', '/srv'],
      { folder: '/srv' },
    ],
    ['the app alone is no folder', ['electron', '/src/spool'], {}],
    [
      'a folder as a URL, as Linux desktops give it',
      ['spool', 'file:///srv/a%20b%C3%A4'],
      { folder: '/srv/a bä' },
    ],
    ['a URL that is none is a strange name', ['spool', 'file:%'], { folder: '/home/ann/file:%' }],
    ['to start', ['spool', '--start'], { action: 'start' }],
    ['to stop', ['electron', '/src/spool', '--stop'], { action: 'stop' }],
  ])('%s', (_, argv, request) => {
    expect(launchRequest(argv, '/home/ann', '/src/spool')).toEqual(request)
  })

  it('the root of a drive, whose quoted path Windows hands on with the quote', () => {
    vi.stubGlobal('process', Object.create(process, { platform: { value: 'win32' } }))
    expect(launchRequest(['spool', 'D:"'], '/', '/src/spool')).toEqual({ folder: '/D:\\' })
  })
})
