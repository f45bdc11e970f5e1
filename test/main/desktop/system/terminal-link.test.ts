import { describe, expect, it } from 'vitest'
import { linkableTerminal } from '../../../../src/main/desktop/system/terminal-link.ts'

describe('the offer of the terminal command', () => {
  it.each<[where: string, NodeJS.Platform, resources: string, command: string | undefined]>([
    [
      'offered in the Applications of all users',
      'darwin',
      '/Applications/Spool.app/Contents/Resources',
      '/Applications/Spool.app/Contents/Resources/spool',
    ],
    [
      'offered in the Applications of one user',
      'darwin',
      '/Users/ann/Applications/Spool.app/Contents/Resources',
      '/Users/ann/Applications/Spool.app/Contents/Resources/spool',
    ],
    ['not offered on the disk image', 'darwin', '/Volumes/Spool/Spool.app/Contents/Resources', undefined],
    [
      'not offered where macOS keeps what it does not trust yet',
      'darwin',
      '/private/var/folders/x/AppTranslocation/y/d/Spool.app/Contents/Resources',
      undefined,
    ],
    ['not offered where packages install it', 'linux', '/opt/Spool/resources', undefined],
  ])('The terminal command is %s', (_, platform, resources, command) => {
    expect(linkableTerminal(platform, resources)).toBe(command)
  })
})
