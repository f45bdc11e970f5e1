import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkFolder } from '../../../src/main/listener/start-checks.ts'
import { temporaryFolder } from '../../support/serve.ts'

const isPosix = process.platform !== 'win32'

describe('a folder that can be shared', () => {
  it('A shared folder is known by its real path and its name', () => {
    using folder = temporaryFolder()
    mkdirSync(`${folder.path}/photos`)
    expect(checkFolder(`${folder.path}/photos/../photos/`)).toEqual({
      path: `${folder.path}/photos`,
      root: `${folder.path}/photos`,
      name: 'photos',
    })
  })

  it('A shared folder may be reached through a link', () => {
    using folder = temporaryFolder()
    mkdirSync(`${folder.path}/photos`)
    symlinkSync('photos', `${folder.path}/link`)
    expect(checkFolder(`${folder.path}/link`)).toMatchObject({ path: `${folder.path}/photos` })
  })

  it('The path of a shared folder may be relative to the current folder', () => {
    expect(checkFolder('.')).toMatchObject({ path: process.cwd() })
  })

  it.runIf(isPosix)('The root of the disk can be shared and has its path for a name', () => {
    expect(checkFolder('/')).toEqual({ path: '/', root: '/', name: '/' })
  })

  it('A shared folder has its path as text for people and as bytes for the disk', () => {
    using folder = temporaryFolder()
    mkdirSync(`${folder.path}/Grüße`)
    expect(checkFolder(`${folder.path}/Grüße`)).toEqual({
      path: `${folder.path}/Grüße`,
      root: `${folder.path}/Gr\xc3\xbc\xc3\x9fe`,
      name: 'Grüße',
    })
  })

  it.runIf(process.platform === 'linux')('A shared folder need not have a name in UTF-8', () => {
    using folder = temporaryFolder()
    const bytes = Buffer.concat([Buffer.from(`${folder.path}/caf`), Buffer.from([0xe9])])
    mkdirSync(bytes)
    symlinkSync(bytes, `${folder.path}/link`)
    expect(checkFolder(`${folder.path}/link`)).toEqual({
      path: `${folder.path}/caf\ufffd`,
      root: `${folder.path}/caf\xe9`,
      name: 'caf\ufffd',
    })
  })
})

describe('a folder that cannot be shared', () => {
  it.each([
    ['a folder that does not exist', 'folder-missing', 'missing'],
    ['a file', 'folder-not-a-folder', 'file'],
    ['a path below a file', 'folder-not-a-folder', 'file/below'],
    ['a link to nowhere', 'folder-missing', 'dangling'],
    ['a link to itself', 'folder-missing', 'circle'],
    ['a name longer than any file system allows', 'folder-missing', 'x'.repeat(300)],
  ])('The start check refuses %s as %s', (_, code, name) => {
    using folder = temporaryFolder()
    writeFileSync(`${folder.path}/file`, '')
    symlinkSync('nowhere', `${folder.path}/dangling`)
    symlinkSync('circle', `${folder.path}/circle`)
    expect(checkFolder(`${folder.path}/${name}`)).toMatchObject({ code })
  })

  it.runIf(isPosix)('The start check refuses a device as folder-not-a-folder', () => {
    expect(checkFolder('/dev/null')).toMatchObject({ code: 'folder-not-a-folder' })
  })
})
