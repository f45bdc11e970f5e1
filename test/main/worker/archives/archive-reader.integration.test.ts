import { randomBytes } from 'node:crypto'
import { realpathSync, writeFileSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { nodeDisk, type Disk } from '../../../../src/main/files/disk.ts'
import { walkFolder } from '../../../../src/main/files/folder-walk.ts'
import { SharedFolder } from '../../../../src/main/files/shared-folder.ts'
import { ArchivePlan, planArchive } from '../../../../src/main/worker/archives/archive-plan.ts'
import { ArchivePlans } from '../../../../src/main/worker/archives/archive-plans.ts'
import { ArchiveReader, nothingInHand } from '../../../../src/main/worker/archives/archive-reader.ts'
import { temporaryFolder } from '../../../support/serve.ts'

describe('an archive that two threads read at once', () => {
  it.each([
    ['fits a step', 100_000],
    ['takes several blocks', 1_000_000],
    ['takes several steps', 20_000_000],
  ])('A checksum that another thread is faster with is taken from there: the file %s', (_how, sizeBytes) => {
    using area = temporaryFolder()
    const root = realpathSync(area.path)
    const content = randomBytes(sizeBytes)
    writeFileSync(`${root}/file`, content)
    let reads = 0
    const disk: Disk = {
      ...nodeDisk,
      // Half of a small file at a time, so that the other thread comes in between.
      read: (...args) => {
        if (++reads === 2) plan.setCrc(0, crc32(content))
        const [descriptor, into, offset, length, position] = args
        return nodeDisk.read(descriptor, into, offset, Math.min(length, 60_000), position)
      },
    }
    const folder = new SharedFolder(root, disk)
    const walk = walkFolder(folder, root, { hidden: false, maxEntries: 10, isCancelled: () => false })
    if (typeof walk !== 'object') throw new Error(String(walk))
    const plan = new ArchivePlan(planArchive('zip', walk)!)
    const reader = new ArchiveReader(folder, disk, new ArchivePlans(folder, 'a test'), () => undefined)
    const archive = {
      address: { format: 'zip' as const, folder: root, hidden: false, selection: undefined },
      plan,
      inHand: { ...nothingInHand },
      owner: { descriptor: -1 },
    }
    const bytes = Buffer.alloc(plan.layout.lengthBytes)
    for (let position = 0; position < bytes.length;) {
      const read = reader.read(archive, bytes.subarray(position, position + 512 * 1024), position)
      expect(read).not.toBe('cut')
      if (typeof read === 'number') position += read
    }
    expect(plan.crc(0)).toBe(crc32(content))
    expect(bytes.readUInt32LE(14)).toBe(crc32(content))
    expect(bytes.includes(content)).toBe(true)
    expect(archive.owner.descriptor).toBe(-1)
  })
})
