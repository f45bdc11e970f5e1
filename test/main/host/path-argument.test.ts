import { describe, expect, it } from 'vitest'
import { pathArgument } from '../../../src/main/host/path-argument.ts'

// Microsoft, "Parsing C command-line arguments": \" is a quote.
describe('the path in an argument', () => {
  it.each([
    ['D:"', 'D:\\'],
    ['D:\\Photos"', 'D:\\Photos\\'],
    ['D:\\Photos', 'D:\\Photos'],
  ])('%s on Windows is %s', (argument, path) => {
    expect(pathArgument(argument, 'win32')).toBe(path)
  })

  it('may end with a quote on other systems', () => {
    expect(pathArgument('/srv/12"', 'linux')).toBe('/srv/12"')
  })
})
