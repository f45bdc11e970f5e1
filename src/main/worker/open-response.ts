/**
 * A response in progress: which bytes are still to be sent. Its state travels with the job, so any worker can do the next
 * step.
 */
import type { Buffer } from 'node:buffer'
import type { Disk } from '../files/disk.ts'
import type { FileRun } from './plans/response-plan.ts'

/** What remains of a response: [position, end) of the file, then the runs in `rest`. */
export type OpenResponse = {
  readonly descriptor: number
  position: number
  end: number
  rest: readonly FileRun[]
}

/** How {@link produce} ended: `cut` means that the file is shorter than promised. */
export type Produced = { readonly bytes: number; readonly state: 'done' | 'more' | 'cut' }

/** Writes the next bytes of `response` into `into`, as many as fit, and advances it. Throws the disk's errors. */
export function produce(disk: Disk, response: OpenResponse, into: Buffer): Produced {
  let bytes = 0
  for (;;) {
    while (response.position < response.end) {
      if (bytes === into.length) return { bytes, state: 'more' }
      const wanted = Math.min(into.length - bytes, response.end - response.position)
      const read = disk.read(response.descriptor, into, bytes, wanted, response.position)
      if (read === 0) return { bytes, state: 'cut' }
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

/** Writes `rest` into a chunk's head area and returns its length in bytes, 0 for nothing. */
export function packRest(rest: readonly FileRun[], into: Buffer): number {
  return rest.length === 0 ? 0 : into.write(JSON.stringify(rest), 'latin1')
}

/** Reads what {@link packRest} wrote. */
export function unpackRest(from: Buffer, bytes: number): readonly FileRun[] {
  return bytes === 0 ? [] : (JSON.parse(from.toString('latin1', 0, bytes)) as FileRun[])
}
