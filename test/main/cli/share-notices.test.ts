import { describe, expect, it } from 'vitest'
import { shareNotices, type ShareFacts } from '../../../src/main/cli/share-notices.ts'

const facts: ShareFacts = {
  port: 8080,
  takenPort: undefined,
  breadth: undefined,
  hidden: false,
  isAlone: false,
}

describe('a share that starts', () => {
  it('A share has no notices if all is as usual', () => {
    expect(shareNotices(facts)).toEqual([])
  })

  it.each<[fact: string, change: Partial<ShareFacts>, code: string, message: string | RegExp]>([
    [
      'an entire home folder',
      { breadth: 'home' },
      'home-folder-shared',
      /^This is your entire home folder\. /,
    ],
    ['an entire disk', { breadth: 'root' }, 'whole-disk-shared', /^This is an entire disk\. /],
    ['hidden files', { hidden: true }, 'hidden-files-shared', /^Hidden files are included\./],
    [
      'another port than the usual one',
      { port: 8082, takenPort: 8080 },
      'port-moved',
      /^Port 8080 isn't available, so Spool uses port 8082\.$/,
    ],
    [
      'no network',
      { isAlone: true },
      'no-network',
      /^There is no network, so only this computer can open the link\.$/,
    ],
  ])('A share with %s gets a notice', (_, change, code, message) => {
    expect(shareNotices({ ...facts, ...change })).toEqual([
      { code, message: expect.stringMatching(message) as string },
    ])
  })

  it('The notices come in order of seriousness', () => {
    const all = { port: 8082, takenPort: 8080, breadth: 'home', hidden: true, isAlone: true } as const
    expect(shareNotices(all).map(({ code }) => code)).toEqual([
      'home-folder-shared',
      'hidden-files-shared',
      'port-moved',
      'no-network',
    ])
  })
})
