/** Threads before the app is ready: Chromium is still setting up then, and may crash. So the start of one throws. */
import { createRequire, syncBuiltinESMExports } from 'node:module'
import type { Worker as NodeWorker } from 'node:worker_threads'
import { app } from './app.ts'

const threads = createRequire(import.meta.url)('node:worker_threads') as { Worker: typeof NodeWorker }

export function refuseEarlyThreads(): void {
  threads.Worker = class extends threads.Worker {
    constructor(...args: ConstructorParameters<typeof NodeWorker>) {
      if (!app.isReady()) throw new Error('electron stand-in: a thread is started before the app is ready')
      super(...args)
    }
  }
  syncBuiltinESMExports()
}
