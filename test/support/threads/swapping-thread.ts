/** A thread that points links at their targets in turn, as fast as it can. */
import { renameSync, symlinkSync } from 'node:fs'
import { workerData } from 'node:worker_threads'

export type SwappingThreadData = {
  /** Int32: [0] becomes 1 to end the thread, [1] counts the rounds. */
  readonly memory: SharedArrayBuffer
  /** Paths of links with their targets in turn. */
  readonly links: readonly { readonly path: string; readonly targets: readonly string[] }[]
}

const { memory, links } = workerData as SwappingThreadData
const words = new Int32Array(memory)

for (let round = 0; Atomics.load(words, 0) === 0; round++) {
  for (const { path, targets } of links) {
    symlinkSync(targets[round % targets.length]!, `${path}.new`)
    // Atomic: there is a link at every moment.
    renameSync(`${path}.new`, path)
  }
  Atomics.store(words, 1, round)
}
