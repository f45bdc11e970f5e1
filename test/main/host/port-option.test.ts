import { describe, expect, it } from 'vitest'
import { portOption } from '../../../src/main/host/port-option.ts'

const range = 'The port must be a whole number from 0 to 65535, not'

describe('the port in the arguments of the app', () => {
  it.each<[args: string[], port: number | undefined, rest: string[]]>([
    [[], undefined, []],
    [['photos'], undefined, ['photos']],
    [['photos', '--port', '9000'], 9000, ['photos']],
    [['--port=9000', 'photos'], 9000, ['photos']],
    [['-p', '9000', 'photos'], 9000, ['photos']],
    [['-p9000'], 9000, []],
    [['--port', '1', '--port', '65535'], 65_535, []],
    [['--port=0'], 0, []],
    [['photos', '9000', '--ports', '--stop'], undefined, ['photos', '9000', '--ports', '--stop']],
    [['-psn_0_12345'], undefined, ['-psn_0_12345']],
    [['--', '--port', '9000'], undefined, ['--', '--port', '9000']],
  ])('The port is taken out of %j', (args, port, rest) => {
    expect(portOption(args)).toEqual({ port, rest, mistake: undefined })
  })

  it.each<[args: string[], value: string]>([
    [['--port', '65536'], '"65536"'],
    [['--port', 'abc'], '"abc"'],
    [['--port', '-1'], '"-1"'],
    [['--port=1e3'], '"1e3"'],
    [['--port='], '""'],
    [['photos', '--port'], '""'],
    [['-p', '\x1b[2J'], '"\\x1b[2J"'],
  ])('A port that is none is a mistake: %j', (args, value) => {
    expect(portOption(args)).toMatchObject({ port: undefined, mistake: `${range} ${value}.` })
  })
})
