/** A thread that makes links lead to one place and the other in turn, as fast as it can. */
import { renameSync, symlinkSync } from 'node:fs'
import { workerData } from 'node:worker_threads'

export type SwappingThreadData = {
  /** Int32: [0] becomes 1 when it is to end, [1] counts the rounds. */
  readonly memory: SharedArrayBuffer
  /** Paths of links with the places that each leads to in turn. */
  readonly links: readonly { readonly path: string; readonly targets: readonly string[] }[]
}

const { memory, links } = workerData as SwappingThreadData
const words = new Int32Array(memory)

for (let round = 0; Atomics.load(words, 0) === 0; round++) {
  for (const { path, targets } of links) {
    symlinkSync(targets[round % targets.length]!, `${path}.new`)
    // In one step: there is always a link.
    renameSync(`${path}.new`, path)
  }
  Atomics.store(words, 1, round)
}
