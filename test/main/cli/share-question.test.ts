import { describe, expect, it } from 'vitest'
import { agrees, shareQuestion } from '../../../src/main/cli/share-question.ts'

describe('the question before an entire home folder or disk is shared', () => {
  it.each<[folder: string, breadth: 'home' | 'root', hidden: boolean, first: string]>([
    ['/home/ann', 'home', false, 'This shares your whole home folder: /home/ann\n'],
    ['/home/ann', 'home', true, 'This shares your whole home folder, hidden files included: /home/ann\n'],
    ['D:\\', 'root', false, 'This shares a whole disk: D:\\\n'],
    ['/home/a\x1b[2J', 'home', false, 'This shares your whole home folder: /home/a\\x1b[2J\n'],
  ])('The question names the folder %s and what it is', (folder, breadth, hidden, first) => {
    expect(shareQuestion(folder, breadth, hidden)).toBe(
      `${first}Anyone who can open the link can read it. Share it anyway? [y/N] `,
    )
  })

  it.each(['y', 'Y', 'yes', 'YES', ' y ', 'y\r'])('The answer "%s" means yes', (answer) => {
    expect(agrees(answer)).toBe(true)
  })

  it.each(['', 'n', 'no', 'yeah', 'yn', 'y y', undefined])('The answer "%s" means no', (answer) => {
    expect(agrees(answer)).toBe(false)
  })
})
