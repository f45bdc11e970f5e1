/**
 * A response in progress: which bytes are still to be sent. Its state travels with the job, so any worker can do the next
 * step.
 */
import { Buffer } from 'node:buffer'
import type { Disk } from '../files/disk.ts'
import type { RequestJob } from '../jobs/worker-job.ts'
import {
  packArchive,
  type ArchiveReader,
  type OpenArchive,
  type PackedArchive,
} from './archives/archive-reader.ts'
import type { ChecksumRunner } from './checksums/open-checksum.ts'
import type { Produced, StepSpace } from './produced.ts'
import type { FileRun, Generated } from './plans/response-plan.ts'
import type { SearchRunner } from './searches/open-search.ts'

/** What remains of a response: [position, end) of the file or archive, then the runs in `rest`; or what is still to be generated. */
export type OpenResponse = {
  readonly descriptor: number
  /** Read instead of the file. */
  readonly archive: OpenArchive | undefined
  readonly generated: Generated | undefined
  position: number
  end: number
  rest: readonly FileRun[]
}

/** What contents are read with. */
export type ContentSources = {
  readonly disk: Disk
  readonly archives: ArchiveReader
  readonly searches: SearchRunner
  readonly checksums: ChecksumRunner
}

/** Writes the next bytes of `response` to the start of `data`, and advances it. Throws the disk's errors. */
export function produce(sources: ContentSources, response: OpenResponse, space: StepSpace): Produced {
  const { data, limitBytes } = space
  const { generated, descriptor } = response
  switch (generated?.kind) {
    case undefined:
      return read(sources, response, data.subarray(0, limitBytes))
    case 'search':
      return sources.searches.step(generated, space)
    case 'checksum':
      return sources.checksums.step(generated, descriptor, data)
  }
}

function read({ disk, archives }: ContentSources, response: OpenResponse, into: Buffer): Produced {
  let bytes = 0
  for (;;) {
    while (response.position < response.end) {
      if (bytes === into.length) return { bytes, state: 'more' }
      const wanted = Math.min(into.length - bytes, response.end - response.position)
      const { descriptor, archive, position } = response
      const bytesRead =
        archive === undefined
          ? disk.read(descriptor, into, bytes, wanted, position) || 'cut'
          : archives.read(archive, into.subarray(bytes, bytes + wanted), position)
      if (typeof bytesRead === 'string') return { bytes, state: bytesRead === 'cut' ? 'cut' : 'more' }
      bytes += bytesRead
      response.position += bytesRead
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
export type PackedRest = {
  readonly runs: readonly FileRun[]
  readonly archive?: PackedArchive
  readonly generated?: Generated | undefined
}

/**
 * Writes what the fields of a job have no room for into a chunk's head area; returns its length in bytes, 0 for nothing, undefined
 * for more than there is room for.
 */
function packRest({ rest, archive, generated }: OpenResponse, into: Buffer): number | undefined {
  if (rest.length === 0 && archive === undefined && generated === undefined) return 0
  const packed: PackedRest = { runs: rest, generated, ...(archive && { archive: packArchive(archive) }) }
  const json = JSON.stringify(packed)
  return Buffer.byteLength(json) > into.length ? undefined : into.write(json)
}

/**
 * Leaves the rest of a response to the next step; `cut` if its state is too long to be written down, as with a path of 16 KiB on
 * Windows. The file stays in the job's row, where it has been since it was opened.
 */
export function saveOpen(job: Pick<RequestJob, 'rest' | 'saveOpen'>, response: OpenResponse): 'more' | 'cut' {
  const restBytes = packRest(response, job.rest)
  if (restBytes === undefined) return 'cut'
  job.saveOpen(response.position, response.end, restBytes)
  return 'more'
}

/** Reads what {@link packRest} wrote. */
export function unpackRest(from: Buffer, bytes: number): PackedRest {
  return bytes === 0 ? { runs: [] } : (JSON.parse(from.toString('utf8', 0, bytes)) as PackedRest)
}
