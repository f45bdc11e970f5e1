import { describe, expect, it } from 'vitest'
import { folderArgument } from '../../../src/main/desktop/folder-argument.ts'

describe('the folder to share among the arguments', () => {
  it.each<[rule: string, argv: string[], folder: string | undefined]>([
    ['none', ['/opt/spool/spool'], undefined],
    ['an absolute one', ['/opt/spool/spool', '/srv/photos'], '/srv/photos'],
    ['a relative one, as seen from where the person is', ['/opt/spool/spool', 'photos'], '/home/ann/photos'],
    ['this one', ['/opt/spool/spool', '.'], '/home/ann'],
    ['after switches', ['/opt/spool/spool', '--inspect=0', '', '/srv'], '/srv'],
    ['after the app itself, where it is not packaged', ['electron', '/src/spool', '/srv'], '/srv'],
    ['the app alone is none', ['electron', '/src/spool'], undefined],
  ])('%s', (_, argv, folder) => {
    expect(folderArgument(argv, '/home/ann', '/src/spool')).toBe(folder)
  })
})
