/** A thread that blocks in the system, not in JavaScript, until its folder answers. */
import { readFileSync } from 'node:fs'
import { workerData } from 'node:worker_threads'

const { folder } = workerData as { readonly folder: string }
// With an encoding, Node opens and reads the file in one native call, during which the thread can't be ended.
readFileSync(folder, 'utf8')
