/** Starting a thread before the app is ready throws here: in Electron it may crash while Chromium starts. */
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
