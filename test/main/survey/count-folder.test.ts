import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { countFolder } from '../../../src/main/survey/count-folder.ts'
import type { FolderCount } from '../../../src/shared/app/app-state.ts'
import { temporaryFolder } from '../../support/serve.ts'
import { withoutPrivileges } from '../../support/unprivileged-user.ts'

function count(folder: string, hidden: boolean): FolderCount {
  const reports: FolderCount[] = []
  countFolder(folder, hidden, (report) => reports.push(report))
  return reports.at(-1)!
}

describe('the count of a folder', () => {
  it('A count has all files below a folder with their sizes, hidden ones only if they are shared', () => {
    using folder = temporaryFolder()
    mkdirSync(`${folder.path}/a/b`, { recursive: true })
    mkdirSync(`${folder.path}/.git`)
    writeFileSync(`${folder.path}/one`, '1')
    writeFileSync(`${folder.path}/a/b/two`, '22')
    writeFileSync(`${folder.path}/.env`, '333')
    writeFileSync(`${folder.path}/.git/head`, '4444')
    expect(count(folder.path, false)).toEqual({ files: 2, bytes: 3, complete: true })
    expect(count(folder.path, true)).toEqual({ files: 4, bytes: 10, complete: true })
  })

  it('A count neither follows links nor stops at what can not be read', () => {
    using folder = temporaryFolder()
    mkdirSync(`${folder.path}/closed`)
    writeFileSync(`${folder.path}/file`, '1')
    symlinkSync('.', `${folder.path}/round`)
    symlinkSync('file', `${folder.path}/again`)
    symlinkSync('nowhere', `${folder.path}/broken`)
    chmodSync(`${folder.path}/closed`, 0)
    expect(count(folder.path, true)).toEqual({ files: 1, bytes: 1, complete: true })
  })

  it('A count leaves out files that can not be looked at', async () => {
    using folder = temporaryFolder()
    mkdirSync(`${folder.path}/listed`)
    writeFileSync(`${folder.path}/listed/file`, '22')
    writeFileSync(`${folder.path}/file`, '1')
    chmodSync(folder.path, 0o755)
    chmodSync(`${folder.path}/listed`, 0o444)
    const counted = await withoutPrivileges(() => count(folder.path, true))
    chmodSync(`${folder.path}/listed`, 0o755)
    expect(counted).toEqual({ files: 1, bytes: 1, complete: true })
  })

  it.each<[what: string, name: string, problem: string]>([
    ['that is not there', 'none', 'folder-missing'],
    ['that is a file', 'file', 'folder-not-a-folder'],
    ['that may not be read', 'closed', 'folder-not-readable'],
  ])('A folder %s is counted as nothing, with its problem', async (_what, name, problem) => {
    using folder = temporaryFolder()
    writeFileSync(`${folder.path}/file`, '1')
    mkdirSync(`${folder.path}/closed`)
    chmodSync(folder.path, 0o755)
    chmodSync(`${folder.path}/closed`, 0)
    const counted = await withoutPrivileges(() => count(`${folder.path}/${name}`, true))
    expect(counted).toEqual({ files: 0, bytes: 0, complete: true, problem })
  })
})
