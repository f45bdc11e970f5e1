import { describe, expect, it } from 'vitest'
import { pathArgument } from '../../../src/main/host/path-argument.ts'

// Microsoft, "Parsing C command-line arguments": \" is a quote.
describe('the path in an argument', () => {
  it.each([
    ['D:"', 'D:\\'],
    ['D:\\Photos"', 'D:\\Photos\\'],
    ['D:\\Photos', 'D:\\Photos'],
  ])('The argument %s is the path %s on Windows', (argument, path) => {
    expect(pathArgument(argument, 'win32')).toBe(path)
  })

  it('A path may end with a quote on other systems', () => {
    expect(pathArgument('/srv/12"', 'linux')).toBe('/srv/12"')
  })
})
