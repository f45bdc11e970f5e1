import { renameSync, utimesSync, writeFileSync } from 'node:fs'
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

it('A file that was replaced by another of its size and time has a new plan, even under the same entity tag', () => {
  using folder = temporaryFolder()
  const file = `${folder.path}/a`
  const put = (content: string) => {
    writeFileSync(`${file}.new`, content)
    utimesSync(`${file}.new`, 1_000, 1_000)
    renameSync(`${file}.new`, file)
  }
  const plans = new ArchivePlans(new SharedFolder(folder.path, nodeDisk), crypto.randomUUID(), 'content')
  const address: ArchiveAddress = { format: 'zip', folder: folder.path, hidden: false, selection: undefined }
  const plan = () => {
    const made = plans.plan(address, -1, allowance, 0)
    if (typeof made !== 'object') throw new Error(made.toString())
    return made
  }
  put('AAAA')
  const first = plan()
  first.setCrc(0, 1)
  expect(plan()).toBe(first)
  put('BBBB')
  const second = plan()
  expect(second.entityTag).toBe(first.entityTag)
  expect(second.crc(0)).toBeUndefined()
  expect(plans.get(first.entityTag, address, 0)).toBe(second)
})
