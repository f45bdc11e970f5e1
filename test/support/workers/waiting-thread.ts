/** Waits, in the system and not in JavaScript, until the folder it is given answers. */
import { readFileSync } from 'node:fs'
import { workerData } from 'node:worker_threads'

const { folder } = workerData as { readonly folder: string }
// As text it is opened and read in one step of the runtime, in which nobody can end the thread.
readFileSync(folder, 'utf8')
