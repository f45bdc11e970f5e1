/** A listener that throws when it is stopped, if its folder has a file `crash-at-stop`. */
import { existsSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { ListenerCommand, ListenerSettings } from '../../../src/shared/server-events.ts'

const { folder } = workerData as ListenerSettings
if (existsSync(`${folder}/crash-at-stop`))
  parentPort!.on('message', ({ type }: ListenerCommand) => {
    if (type === 'stop') throw new Error('crashed')
  })
await import('../../../src/main/listener/main.ts')
