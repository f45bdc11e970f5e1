/** Reads an archive as if it were a file: makes its records, and reads its contents from the files it consists of. */
import { Buffer } from 'node:buffer'
import type { ArchivePart, ContentPart, RecordPart } from '../../../archive/archive-layout.ts'
import type { Disk } from '../../files/disk.ts'
import type { SharedFolder } from '../../files/shared-folder.ts'
import type { ArchivePlan } from './archive-plan.ts'
import type { ArchiveAddress, ArchivePlans } from './archive-plans.ts'

/** What has been done of the entry in hand; it travels with the job from step to step. */
export type EntryInHand = {
  /** Index of the entry whose file is open; -1 for none. */
  entry: number
  /** CRC-32 of the first `crcBytes` of its content. */
  crc: number
  crcBytes: number
}

/** The job's row, which owns the open file: should this thread die, it is closed all the same. -1 for none. */
export type FileOwner = { descriptor: number }

/** An archive that is being sent. */
export type OpenArchive = {
  readonly address: ArchiveAddress
  readonly plan: ArchivePlan
  readonly inHand: EntryInHand
  readonly owner: FileOwner
}

/** An open archive as it is written down between two steps. */
export type PackedArchive = ArchiveAddress & { readonly entityTag: string; readonly inHand: EntryInHand }

export function packArchive({ address, plan, inHand }: OpenArchive): PackedArchive {
  return { ...address, entityTag: plan.entityTag, inHand }
}

export const nothingInHand: EntryInHand = { entry: -1, crc: 0, crcBytes: 0 }

/** `cut`: a file is no longer what was planned. `later`: a checksum takes longer than a step may. */
export type NotRead = 'cut' | 'later'

/** Bytes of a file that a step reads for its checksum before it lets others have the thread, bytes. */
const checksumBytes = 16 * 1024 * 1024

const blockBytes = 256 * 1024

/** Runs on pool threads. One per worker. */
export class ArchiveReader {
  readonly #folder: SharedFolder
  readonly #disk: Disk
  readonly #plans: ArchivePlans
  readonly #onRead: (path: string) => void
  /** For checksums, allocated for the first of them. */
  #block: Buffer | undefined

  /** @param onRead called before each piece that is read from a file, with its path below the archive's folder, latin1 */
  constructor(folder: SharedFolder, disk: Disk, plans: ArchivePlans, onRead: (path: string) => void) {
    this.#folder = folder
    this.#disk = disk
    this.#plans = plans
    this.#onRead = onRead
  }

  /** Takes in what other workers have planned. */
  catchUp(): void {
    this.#plans.receive()
  }

  /** Takes up an archive where another step has left it; undefined if its plan is lost and its files have changed. */
  reopen(
    { entityTag, inHand, ...address }: PackedArchive,
    owner: FileOwner,
    nowMs: number,
  ): OpenArchive | undefined {
    const plan = this.#plans.get(entityTag, address, nowMs)
    return plan && { address, plan, inHand, owner }
  }

  /**
   * Writes the archive's bytes from `position` on into `into`, at most all that fit, at least one; returns how many. Throws
   * the disk's errors.
   */
  read(archive: OpenArchive, into: Buffer, position: number): number | NotRead {
    const part = archive.plan.layout.partAt(position)
    return part.kind === 'content'
      ? this.#readContent(archive, part, into, position)
      : this.#makeRecord(archive, part, into, position)
  }

  /** Closes the file of the entry in hand. */
  close(archive: OpenArchive): void {
    const { owner, inHand } = archive
    const { descriptor } = owner
    inHand.entry = -1
    if (descriptor === -1) return
    // Disowned first: a number closed twice could be another connection's file by then.
    owner.descriptor = -1
    this.#disk.close(descriptor)
  }

  #makeRecord(archive: OpenArchive, part: RecordPart, into: Buffer, position: number): number | NotRead {
    const { plan } = archive
    const { layout } = plan
    const needed = layout.crcNeeded(part)
    let fileBytes = 0
    if (needed !== undefined && plan.crc(needed) === undefined) {
      if (!this.#open(archive, needed)) return this.#cut(archive)
      const room = into.length - (part.end - part.start)
      const isWhole =
        part.kind === 'header' && position === part.start && plan.entry(needed).sizeBytes <= room
      const bytes = isWhole
        ? this.#readWhole(archive, into.subarray(part.end - part.start))
        : this.#checksum(archive)
      if (typeof bytes === 'string') return bytes
      fileBytes = bytes
    }
    const record = layout.record(part, (entry) => plan.crc(entry)!)
    const offset = position - part.start
    const recordBytes = Math.min(into.length, record.length - offset)
    into.set(record.subarray(offset, offset + recordBytes))
    if (fileBytes > 0) this.close(archive)
    return recordBytes + fileBytes
  }

  /** Reads a file that fits `into` only once: for its checksum and as content. Returns its size. */
  #readWhole(archive: OpenArchive, into: Buffer): number | NotRead {
    const { plan, inHand } = archive
    const { sizeBytes } = plan.entry(inHand.entry)
    let bytes = 0
    while (bytes < sizeBytes) {
      const read = this.#readEntry(archive, into.subarray(bytes, sizeBytes), bytes)
      if (read === 0) return this.#cut(archive)
      bytes += read
    }
    if (!this.#isUnchanged(archive)) return this.#cut(archive)
    // Unless another thread has been faster, ours is complete.
    if (plan.crc(inHand.entry) === undefined) plan.setCrc(inHand.entry, inHand.crc)
    return sizeBytes
  }

  /** Computes the checksum of the entry in hand, or a part of it. Returns 0 once it is known. */
  #checksum(archive: OpenArchive): number | NotRead {
    const { plan, inHand } = archive
    const { sizeBytes } = plan.entry(inHand.entry)
    const block = (this.#block ??= Buffer.allocUnsafeSlow(blockBytes))
    const until = Math.min(sizeBytes, inHand.crcBytes + checksumBytes)
    while (inHand.crcBytes < until) {
      // Another thread has been faster, for another client.
      if (plan.crc(inHand.entry) !== undefined) return 0
      const wanted = Math.min(block.length, sizeBytes - inHand.crcBytes)
      if (this.#readEntry(archive, block.subarray(0, wanted), inHand.crcBytes) === 0)
        return this.#cut(archive)
    }
    if (plan.crc(inHand.entry) !== undefined) return 0
    if (inHand.crcBytes < sizeBytes) return 'later'
    plan.setCrc(inHand.entry, inHand.crc)
    return 0
  }

  #readContent(archive: OpenArchive, part: ContentPart, into: Buffer, position: number): number | NotRead {
    if (!this.#open(archive, part.entry)) return this.#cut(archive)
    const wanted = Math.min(into.length, part.end - position)
    const read = this.#readEntry(archive, into.subarray(0, wanted), position - part.start)
    if (read === 0) return this.#cut(archive)
    if (position + read < part.end) return read
    // Before its last bytes go out: a file that was written to meanwhile must not look complete.
    if (!this.#isUnchanged(archive)) return this.#cut(archive)
    this.#finish(archive, part)
    return read
  }

  #isUnchanged({ plan, inHand, owner }: OpenArchive): boolean {
    return owner.descriptor === -1 || plan.isUnchanged(inHand.entry, this.#disk.fstat(owner.descriptor))
  }

  /** All of the content is read. */
  #finish(archive: OpenArchive, part: ArchivePart): void {
    const { plan, inHand } = archive
    const isComplete = inHand.crcBytes === part.end - part.start
    if (isComplete) plan.setCrc(part.entry, inHand.crc)
    // Otherwise the checksum after the content needs the file once more.
    if (!plan.hasCrcs || plan.crc(part.entry) !== undefined) this.close(archive)
  }

  /** Reads from the entry in hand, and carries its checksum on if it goes on there. */
  #readEntry(archive: OpenArchive, into: Buffer, position: number): number {
    const { plan, inHand, owner } = archive
    this.#onRead(plan.path(inHand.entry))
    // The note alone has no file.
    const read =
      owner.descriptor === -1
        ? plan.copyNote(into, position)
        : this.#disk.read(owner.descriptor, into, 0, into.length, position)
    if (position === inHand.crcBytes && plan.hasCrcs && plan.crc(inHand.entry) === undefined) {
      inHand.crc = process.getBuiltinModule('node:zlib').crc32(into.subarray(0, read), inHand.crc)
      inHand.crcBytes += read
    }
    return read
  }

  /** Takes an entry in hand. Returns false if its file is not what was planned. */
  #open(archive: OpenArchive, entry: number): boolean {
    const { address, plan, inHand, owner } = archive
    if (inHand.entry === entry) return true
    this.close(archive)
    Object.assign(inHand, { entry, crc: 0, crcBytes: 0 })
    const path = plan.path(entry)
    if (path === '') return true
    const opened = this.#folder.open(`${address.folder}/${path}`, address.hidden)
    if (opened.kind === 'opened') {
      owner.descriptor = opened.descriptor
      if (plan.isUnchanged(entry, opened.stats)) return true
    }
    this.close(archive)
    return false
  }

  /** A file is another than planned: the response ends too early, and the next one begins with a new plan. */
  #cut({ plan }: OpenArchive): 'cut' {
    this.#plans.outdated(plan)
    return 'cut'
  }
}
