import { afterEach, describe, expect, it, vi } from 'vitest'
import { launchRequest, type LaunchRequest } from '../../../../src/main/desktop/shell/launch-request.ts'

// Paths are those of systems with a root.
describe.skipIf(process.platform === 'win32')('what a launch asks for', () => {
  afterEach(() => void vi.unstubAllGlobals())

  it.each<[rule: string, argv: string[], request: LaunchRequest]>([
    ['nothing', ['/opt/spool/spool'], {}],
    ['an absolute folder', ['/opt/spool/spool', '/srv/photos'], { paths: ['/srv/photos'] }],
    [
      'a relative folder, resolved against the current one',
      ['/opt/spool/spool', 'photos'],
      { paths: ['/home/ann/photos'] },
    ],
    ['the current folder', ['/opt/spool/spool', '.'], { paths: ['/home/ann'] }],
    ['a folder after switches', ['/opt/spool/spool', '--inspect=0', '', '/srv'], { paths: ['/srv'] }],
    [
      'a folder after the app itself, where it is not packaged',
      ['electron', '/src/spool', '/srv'],
      { paths: ['/srv'] },
    ],
    ['nothing with the app itself alone', ['electron', '/src/spool'], {}],
    [
      'a folder as a URL, as Linux desktops pass it',
      ['spool', 'file:///srv/a%20b%C3%A4'],
      { paths: ['/srv/a bä'] },
    ],
    ['a folder that only looks like a URL', ['spool', 'file:%'], { paths: ['/home/ann/file:%'] }],
    ['several things', ['spool', '/srv', 'a.txt'], { paths: ['/srv', '/home/ann/a.txt'] }],
    ['a start of the share', ['spool', '--start'], { action: 'start' }],
    ['a port', ['spool', '/srv', '--port', '9000'], { paths: ['/srv'], port: 9000 }],
    [
      'a port before the folder',
      ['electron', '/src/spool', '--port=9000', '/srv'],
      { paths: ['/srv'], port: 9000 },
    ],
    ['a stop of the share', ['electron', '/src/spool', '--stop'], { action: 'stop' }],
  ])('A launch can ask for %s', (_, argv, request) => {
    expect(launchRequest(argv, '/home/ann', '/src/spool')).toEqual(request)
  })

  it('A launch can ask for the root of a drive, whose quoted path Windows passes with the quote', () => {
    vi.stubGlobal('process', Object.create(process, { platform: { value: 'win32' } }))
    expect(launchRequest(['spool', 'D:"'], '/', '/src/spool')).toEqual({ paths: ['/D:\\'] })
  })
})
