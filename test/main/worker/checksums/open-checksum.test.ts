import { describe, expect, it } from 'vitest'
import { checksumLine } from '../../../../src/main/worker/checksums/open-checksum.ts'

describe('the line with a checksum', () => {
  it.each([
    ['A name stands behind two spaces', 'a b.iso', 'ff  a b.iso\n'],
    ['A backslash is escaped, and the line says so', 'a\\b', '\\ff  a\\\\b\n'],
    ['A line end is escaped, and the line says so', 'a\nb', '\\ff  a\\nb\n'],
    ['A carriage return is escaped, and the line says so', 'a\rb', '\\ff  a\\rb\n'],
  ])('%s', (_title, name, line) => {
    expect(checksumLine('ff', name)).toBe(line)
  })
})
