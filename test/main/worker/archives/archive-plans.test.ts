import { writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { nodeDisk } from '../../../../src/main/files/disk.ts'
import { SharedFolder } from '../../../../src/main/files/shared-folder.ts'
import { ArchivePlans, type ArchiveAddress } from '../../../../src/main/worker/archives/archive-plans.ts'
import { temporaryFolder } from '../../../support/serve.ts'

const allowance = { mayTakeLong: true, isCancelled: () => false }

it('The length of an archive is known to every worker once one has planned it, until that plan is too old', () => {
  using folder = temporaryFolder()
  writeFileSync(`${folder.path}/a`, 'content')
  const shared = new SharedFolder(folder.path, nodeDisk)
  const channel = crypto.randomUUID()
  const [planner, other] = [new ArchivePlans(shared, channel), new ArchivePlans(shared, channel)]
  const address: ArchiveAddress = { format: 'zip', folder: folder.path, hidden: false, selection: undefined }
  expect(other.knownLength(address, 60_000, 0)).toBeUndefined()
  const plan = planner.plan(address, 0, allowance, 0)
  const length = typeof plan === 'object' ? plan.layout.lengthBytes : 0
  expect(length).toBeGreaterThan(100)
  expect(planner.knownLength(address, 60_000, 60_000)).toBe(length)
  expect(other.knownLength(address, 60_000, 60_000)).toBe(length)
  expect(other.knownLength(address, 60_000, 60_001)).toBeUndefined()
  expect(other.knownLength({ ...address, hidden: true }, 60_000, 0)).toBeUndefined()
})
