import { describe, expect, it, vi } from 'vitest'
import { terminalArguments } from '../../../src/main/desktop/terminal.ts'

vi.mock('electron', () => ({}))

describe('the arguments of the terminal command', () => {
  it.each<[rule: string, argv: string[], args: string[] | undefined]>([
    ['none for a start of the app', ['spool-desktop', '/srv'], undefined],
    ['all behind the dashes', ['spool-desktop', '--terminal', '--x', '--', '.', '-p', '0'], ['.', '-p', '0']],
    ['none are given', ['spool-desktop', '--terminal', '--'], []],
    ['dashes of their own', ['spool-desktop', '--terminal', '--', '--', '-a'], ['--', '-a']],
    ['a switch behind the dashes is none', ['spool-desktop', '--', '--terminal'], undefined],
  ])('%s', (_, argv, args) => {
    expect(terminalArguments(argv)).toEqual(args)
  })
})
