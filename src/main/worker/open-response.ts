/**
 * A response in progress: which bytes are still to be sent. Its state travels with the job, so any worker can do the next
 * step.
 */
import type { Buffer } from 'node:buffer'
import type { Disk } from '../files/disk.ts'
import {
  packArchive,
  type ArchiveReader,
  type OpenArchive,
  type PackedArchive,
} from './archives/archive-reader.ts'
import type { FileRun } from './plans/response-plan.ts'

/** What remains of a response: [position, end) of the file or archive, then the runs in `rest`. */
export type OpenResponse = {
  readonly descriptor: number
  /** Read instead of the file. */
  readonly archive: OpenArchive | undefined
  position: number
  end: number
  rest: readonly FileRun[]
}

/** What contents are read with. */
export type ContentSources = { readonly disk: Disk; readonly archives: ArchiveReader }

/**
 * How {@link produce} ended: `cut` means that the file is shorter than promised, `more` may come without a byte when an
 * archive needs a checksum.
 */
export type Produced = { readonly bytes: number; readonly state: 'done' | 'more' | 'cut' }

/** Writes the next bytes of `response` into `into`, as many as fit, and advances it. Throws the disk's errors. */
export function produce({ disk, archives }: ContentSources, response: OpenResponse, into: Buffer): Produced {
  let bytes = 0
  for (;;) {
    while (response.position < response.end) {
      if (bytes === into.length) return { bytes, state: 'more' }
      const wanted = Math.min(into.length - bytes, response.end - response.position)
      const { descriptor, archive, position } = response
      const read =
        archive === undefined
          ? disk.read(descriptor, into, bytes, wanted, position) || 'cut'
          : archives.read(archive, into.subarray(bytes, bytes + wanted), position)
      if (typeof read === 'string') return { bytes, state: read === 'cut' ? 'cut' : 'more' }
      bytes += read
      response.position += read
    }
    const [next, ...rest] = response.rest
    if (next === undefined) return { bytes, state: 'done' }
    if (bytes + next.literal.length > into.length) return { bytes, state: 'more' }
    bytes += into.write(next.literal, bytes, 'latin1')
    response.position = next.start
    response.end = next.end
    response.rest = rest
  }
}

/** What a job's row says of the rest of a response, beside the numbers in its fields. */
type PackedRest = {
  readonly runs: readonly FileRun[]
  readonly archive?: PackedArchive
}

/** Writes what the fields of a job have no room for into a chunk's head area; returns its length in bytes, 0 for nothing. */
export function packRest({ rest, archive }: OpenResponse, into: Buffer): number {
  if (rest.length === 0 && archive === undefined) return 0
  const packed: PackedRest = { runs: rest, ...(archive && { archive: packArchive(archive) }) }
  return into.write(JSON.stringify(packed), 'latin1')
}

/** Reads what {@link packRest} wrote. */
export function unpackRest(from: Buffer, bytes: number): PackedRest {
  return bytes === 0 ? { runs: [] } : (JSON.parse(from.toString('latin1', 0, bytes)) as PackedRest)
}
