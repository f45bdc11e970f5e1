import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkFolder } from '../../../src/main/listener/start-checks.ts'
import { temporaryFolder } from '../../support/serve.ts'

const isPosix = process.platform !== 'win32'

describe('a folder that can be shared', () => {
  it('is known by its real path and its name', () => {
    using folder = temporaryFolder()
    mkdirSync(`${folder.path}/photos`)
    expect(checkFolder(`${folder.path}/photos/../photos/`)).toEqual({
      path: `${folder.path}/photos`,
      root: `${folder.path}/photos`,
      name: 'photos',
    })
  })

  it('may be reached through a link', () => {
    using folder = temporaryFolder()
    mkdirSync(`${folder.path}/photos`)
    symlinkSync('photos', `${folder.path}/link`)
    expect(checkFolder(`${folder.path}/link`)).toMatchObject({ path: `${folder.path}/photos` })
  })

  it('may be relative to the current folder', () => {
    expect(checkFolder('.')).toMatchObject({ path: process.cwd() })
  })

  it.runIf(isPosix)('may be the root of the disk, which is called by its path', () => {
    expect(checkFolder('/')).toEqual({ path: '/', root: '/', name: '/' })
  })

  it('has its path for people as text and for the disk as bytes', () => {
    using folder = temporaryFolder()
    mkdirSync(`${folder.path}/Grüße`)
    expect(checkFolder(`${folder.path}/Grüße`)).toEqual({
      path: `${folder.path}/Grüße`,
      root: `${folder.path}/Gr\xc3\xbc\xc3\x9fe`,
      name: 'Grüße',
    })
  })

  it.runIf(process.platform === 'linux')('need not have a name in UTF-8', () => {
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
    ['one that does not exist', 'missing', 'folder-missing'],
    ['a file', 'file', 'folder-not-a-folder'],
    ['something below a file', 'file/below', 'folder-not-a-folder'],
    ['a link to nowhere', 'dangling', 'folder-missing'],
    ['a link to itself', 'circle', 'folder-missing'],
    ['a name that no folder can have', 'x'.repeat(300), 'folder-missing'],
  ])('%s', (_, name, code) => {
    using folder = temporaryFolder()
    writeFileSync(`${folder.path}/file`, '')
    symlinkSync('nowhere', `${folder.path}/dangling`)
    symlinkSync('circle', `${folder.path}/circle`)
    expect(checkFolder(`${folder.path}/${name}`)).toMatchObject({ code })
  })

  it.runIf(isPosix)('a device', () => {
    expect(checkFolder('/dev/null')).toMatchObject({ code: 'folder-not-a-folder' })
  })
})
