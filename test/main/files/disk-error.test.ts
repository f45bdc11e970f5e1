import { describe, expect, it } from 'vitest'
import { diskRefusal } from '../../../src/main/files/disk-error.ts'

/** An error as node:fs throws it. */
function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: for a test, open '/somewhere'`), {
    code,
    syscall: 'open',
    errno: -1,
  })
}

describe('diskRefusal', () => {
  it.each<[code: string, refusal: unknown, meaning: string]>([
    ['ENOENT', 404, 'there is no such name'],
    ['ENOTDIR', 404, 'a file stands where a folder is named'],
    ['ELOOP', 404, 'links lead to one another'],
    ['ENAMETOOLONG', 404, 'no name is so long'],
    ['EINVAL', 404, 'the file system cannot hold such a name'],
    ['EILSEQ', 404, 'the file system cannot hold such bytes'],
    ['EACCES', 403, 'the rights forbid it'],
    ['EPERM', 403, 'the system forbids it'],
    ['ENXIO', 403, 'it is a socket'],
    ['ENODEV', 403, 'it is a device without driver'],
    ['EBUSY', 503, 'another program has locked it'],
    ['EAGAIN', 503, 'it is leased'],
    ['EMFILE', 'no-descriptors', 'the process has no descriptor left'],
    ['ENFILE', 'no-descriptors', 'the system has no descriptor left'],
    ['EIO', 500, 'the disk is broken'],
    ['ESTALE', 500, 'the network drive has forgotten it'],
    ['ENOMEM', 500, 'the system has no memory left'],
    ['ESOMETHINGNEW', 500, 'it is not known'],
  ])('The error %s is answered with %s: %s', (code, refusal) => {
    expect(diskRefusal(systemError(code))).toBe(refusal)
  })

  it.each([
    ['a bug', new TypeError('x is undefined')],
    ['an error of Node’s own checks', Object.assign(new TypeError(), { code: 'ERR_INVALID_ARG_TYPE' })],
    ['an error with a system’s code that no call to the system has made', { code: 'EACCES' }],
    ['a number for a code', { code: 13, syscall: 'open' }],
  ])('A value that is not an error of the system is rethrown: %s', (_what, error) => {
    expect(() => diskRefusal(error)).toThrow(error)
  })
})
