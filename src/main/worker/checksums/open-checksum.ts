/**
 * A checksum that is being computed: the SHA-256 of a file, as `sha256sum` prints it. Its state travels with the job, so any
 * worker can do the next step.
 */
import { Buffer } from 'node:buffer'
import type { BigIntStats } from 'node:fs'
import type { Disk } from '../../files/disk.ts'
import { fileState } from '../../files/file-state.ts'
import { fillFrom } from '../../files/fill-from.ts'
import type { Produced } from '../produced.ts'
import { ResumableSha256, sha256BlockBytes } from './resumable-sha256.ts'

/** What a step needs to know; it is written down as JSON between two steps. */
export type OpenChecksum = {
  readonly kind: 'checksum'
  /** What follows the checksum, latin1. */
  readonly name: string
  readonly sizeBytes: number
  /** See {@link fileState}, in decimal: JSON has no such numbers. */
  readonly fileState: string
  position: number
  /** Of what comes before `position`. */
  words: readonly number[]
}

/** Bytes of a file that a step reads before it lets others have the thread. */
const stepBytes = 4 * 1024 * 1024

const readBytes = 4096 * sha256BlockBytes

/** Returns a checksum of which nothing has been computed. `name` is the file's, latin1. */
export function beginChecksum(name: string, stats: BigIntStats): OpenChecksum {
  const sizeBytes = Number(stats.size)
  const words = new ResumableSha256().words
  return { kind: 'checksum', name, sizeBytes, fileState: String(fileState(stats)), position: 0, words }
}

/** Returns the line with a checksum. A name that would break it is escaped, as coreutils do. */
export function checksumLine(hex: string, name: string): string {
  const escaped = name.replace(/[\\\n\r]/g, (character) => escapes[character]!)
  return `${escaped === name ? '' : '\\'}${hex}  ${escaped}\n`
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r' }

/** Runs on pool threads. One per worker. */
export class ChecksumRunner {
  readonly #disk: Disk
  /** Allocated for the first of them. */
  #block: Buffer | undefined

  constructor(disk: Disk) {
    this.#disk = disk
  }

  /** Goes on with the checksum of an open file, and advances it. Throws the disk's errors. */
  step(checksum: OpenChecksum, descriptor: number, into: Buffer): Produced {
    const { sizeBytes } = checksum
    const hash = ResumableSha256.resume(checksum.words, checksum.position)
    const until = Math.min(sizeBytes, checksum.position + stepBytes)
    const block = (this.#block ??= Buffer.allocUnsafeSlow(readBytes))
    while (checksum.position < until) {
      const wanted = block.subarray(0, Math.min(readBytes, sizeBytes - checksum.position))
      if (fillFrom(this.#disk, descriptor, wanted, checksum.position).length < wanted.length) return cut
      hash.update(wanted)
      checksum.position += wanted.length
    }
    if (checksum.position < sizeBytes) {
      checksum.words = hash.words
      return { bytes: 0, state: 'more' }
    }
    if (String(fileState(this.#disk.fstat(descriptor))) !== checksum.fileState) return cut
    const hex = Buffer.from(hash.digest()).toString('hex')
    return { bytes: into.write(checksumLine(hex, checksum.name), 'latin1'), state: 'done' }
  }
}

/** The file is another one by now. */
const cut: Produced = { bytes: 0, state: 'cut' }
