/**
 * A response on its way: which bytes are still to come, in a form that any worker can take up. The state travels with
 * the job, so no worker owes the next step to the one that made the last.
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

/** How {@link produce} ended: `cut` means that the file is shorter than it was promised to be. */
export type Produced = { readonly bytes: number; readonly state: 'done' | 'more' | 'cut' }

/**
 * Writes the next bytes of `response` into `data` from `offset`, at most up to `limit`, and moves `response` on.
 * Throws the disk's errors.
 */
export function produce(
  disk: Disk,
  response: OpenResponse,
  data: Buffer,
  offset: number,
  limit: number,
): Produced {
  let at = offset
  for (;;) {
    while (response.position < response.end) {
      if (at >= limit) return { bytes: at - offset, state: 'more' }
      const wanted = Math.min(limit - at, response.end - response.position)
      const read = disk.read(response.descriptor, data, at, wanted, response.position)
      if (read === 0) return { bytes: at - offset, state: 'cut' }
      at += read
      response.position += read
    }
    const [next, ...rest] = response.rest
    if (next === undefined) return { bytes: at - offset, state: 'done' }
    if (at + next.literal.length > limit) return { bytes: at - offset, state: 'more' }
    at += data.write(next.literal, at, 'latin1')
    response.position = next.start
    response.end = next.end
    response.rest = rest
  }
}

/** Writes `rest` into a chunk's head area; returns its length in bytes, 0 for nothing. */
export function packRest(rest: readonly FileRun[], into: Buffer): number {
  return rest.length === 0 ? 0 : into.write(JSON.stringify(rest), 'latin1')
}

/** Reads what {@link packRest} wrote. */
export function unpackRest(from: Buffer, bytes: number): readonly FileRun[] {
  return bytes === 0 ? [] : (JSON.parse(from.toString('latin1', 0, bytes)) as FileRun[])
}
