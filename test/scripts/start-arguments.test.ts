import { describe, expect, it } from 'vitest'
import { startRequest } from '../../scripts/start-arguments.ts'

describe('the arguments of npm start', () => {
  it.each<[args: string[], passedOn: string[]]>([
    [[], []],
    [['photos'], ['photos']],
    [
      ['photos', '--port', '9000'],
      ['photos', '--port=9000'],
    ],
    [
      ['-p', '9000', 'photos'],
      ['photos', '--port=9000'],
    ],
    [['--port=9000'], ['--port=9000']],
  ])('A folder and a port open the window: %j', (args, passedOn) => {
    expect(startRequest(args)).toEqual({ kind: 'window', args: passedOn })
  })

  it.each<[args: string[], passedOn: string[]]>([
    [['--terminal'], []],
    [
      ['--terminal', 'photos', '9000'],
      ['photos', '9000'],
    ],
    [
      ['photos', '--port', 'abc', '--terminal'],
      ['photos', '--port', 'abc'],
    ],
    [
      ['photos', '9000'],
      ['photos', '9000'],
    ],
    [
      ['photos', '--port', '9000', '--hidden'],
      ['photos', '--port', '9000', '--hidden'],
    ],
    [['--help'], ['--help']],
    [
      ['--', '--terminal'],
      ['--', '--terminal'],
    ],
  ])('--terminal, other options and a second argument run the terminal command: %j', (args, passedOn) => {
    expect(startRequest(args)).toEqual({ kind: 'terminal', args: passedOn })
  })

  it('A port that is none is a mistake', () => {
    expect(startRequest(['photos', '--port', 'abc'])).toEqual({
      kind: 'mistake',
      message: 'The port must be a whole number from 0 to 65535, not "abc".',
    })
  })
})
