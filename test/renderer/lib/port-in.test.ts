import { describe, expect, it } from 'vitest'
import { portIn } from '../../../src/renderer/src/lib/port-in.ts'

describe('a port as it is typed', () => {
  it.each([
    ['8080', 8080],
    [' 1 ', 1],
    ['65535', 65_535],
    ['８０８０', 8080],
    ['', undefined],
    ['  ', undefined],
    ['0', 'none'],
    ['65536', 'none'],
    ['80a', 'none'],
    ['-1', 'none'],
    ['8.0', 'none'],
  ] as const)('The text %j is the port %s', (text, port) => {
    expect(portIn(text)).toBe(port)
  })
})
