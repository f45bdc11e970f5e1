import { describe, expect, it } from 'vitest'
import { linkableTerminal } from '../../../../src/main/desktop/system/terminal-link.ts'

describe('the terminal command is offered', () => {
  it.each<[where: string, NodeJS.Platform, resources: string, command: string | undefined]>([
    [
      'in the Applications of all',
      'darwin',
      '/Applications/Spool.app/Contents/Resources',
      '/Applications/Spool.app/Contents/Resources/spool',
    ],
    [
      'in the Applications of one person',
      'darwin',
      '/Users/ann/Applications/Spool.app/Contents/Resources',
      '/Users/ann/Applications/Spool.app/Contents/Resources/spool',
    ],
    ['not on the disk image', 'darwin', '/Volumes/Spool/Spool.app/Contents/Resources', undefined],
    [
      'not where macOS keeps what it does not trust yet',
      'darwin',
      '/private/var/folders/x/AppTranslocation/y/d/Spool.app/Contents/Resources',
      undefined,
    ],
    ['not where packages install it', 'linux', '/opt/Spool/resources', undefined],
  ])('%s', (_, platform, resources, command) => {
    expect(linkableTerminal(platform, resources)).toBe(command)
  })
})
