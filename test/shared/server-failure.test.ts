import { describe, expect, it } from 'vitest'
import {
  folderFailure,
  isPortFailure,
  listenFailure,
  type ServerFailureCode,
} from '../../src/shared/server-failure.ts'

const systemError = (code: string) => Object.assign(new Error(`${code}: the system's words`), { code })

describe("the system's errors as stable codes", () => {
  it.each([
    ['EADDRINUSE', 'port-in-use'],
    ['EACCES', 'port-not-allowed'],
    ['EPERM', 'port-not-allowed'],
    ['EADDRNOTAVAIL', 'address-not-available'],
    ['EAFNOSUPPORT', 'address-not-available'],
    ['EINVAL', 'address-not-available'],
    ['ENOTFOUND', 'address-not-available'],
    ['EAI_AGAIN', 'address-not-available'],
    ['EMFILE', 'no-descriptors'],
    ['ENFILE', 'no-descriptors'],
    ['EIO', 'internal'],
  ])('The system error %s on listening has the code %s', (system, code) => {
    expect(listenFailure(systemError(system))).toEqual({ code, detail: `${system}: the system's words` })
  })

  it.each([
    ['ENOENT', 'folder-missing'],
    ['ELOOP', 'folder-missing'],
    ['ENAMETOOLONG', 'folder-missing'],
    ['ENOTDIR', 'folder-not-a-folder'],
    ['EACCES', 'folder-not-readable'],
    ['EPERM', 'folder-not-readable'],
    ['EMFILE', 'no-descriptors'],
    ['EIO', 'internal'],
  ])('The system error %s on opening the folder has the code %s', (system, code) => {
    expect(folderFailure(systemError(system))).toEqual({ code, detail: `${system}: the system's words` })
  })

  it.each<[code: ServerFailureCode, isPort: boolean]>([
    ['port-in-use', true],
    ['port-not-allowed', true],
    ['address-not-available', false],
    ['internal', false],
  ])('The code %s counts as a failure of the port: %s', (code, isPort) => {
    expect(isPortFailure(code)).toBe(isPort)
  })

  it.each([
    ['a text', 'broken', 'broken'],
    ['a number', 7, '7'],
  ])('A thrown value other than an error is internal: %s', (_, thrown, detail) => {
    expect(listenFailure(thrown)).toEqual({ code: 'internal', detail })
  })
})
