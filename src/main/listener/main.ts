/** Entry of the listener thread. */
import { parentPort, workerData } from 'node:worker_threads'
import { listenFailure, type ServerFailure } from '../../shared/server-failure.ts'
import type { ListenerCommand, ListenerEvent, ListenerSettings } from '../../shared/server-events.ts'
import { disableAsar } from '../base/no-asar.ts'
import { connectionLimit } from './descriptor-limit.ts'
import { checkFolder } from './folder-check.ts'
import { Server } from './server.ts'

disableAsar()

const port = parentPort!
const settings = workerData as ListenerSettings

function post(event: ListenerEvent, transfer: ArrayBuffer[] = []): void {
  port.postMessage(event, transfer)
}

async function stop(server: Server, graceMs: number): Promise<void> {
  const stuckThreads = await server.stop(graceMs)
  post({ type: 'stopped', stuckThreads })
  // The last handle: the thread ends by itself.
  port.close()
}

function fail(failure: ServerFailure): void {
  post({ type: 'failed', failure })
  post({ type: 'stopped', stuckThreads: 0 })
}

function obey(server: Server): void {
  port.on('message', (command: ListenerCommand) => {
    switch (command.type) {
      case 'configure':
        server.configure(command)
        break
      case 'disconnect':
        server.disconnect(command.whom)
        break
      case 'acknowledge':
        server.acknowledge(command.bytes)
        break
      case 'stop':
        void stop(server, command.graceMs)
        break
    }
  })
}

async function run(): Promise<void> {
  const folder = checkFolder(settings.folder)
  if ('code' in folder) {
    fail(folder)
    return
  }
  const maxConnections = connectionLimit(settings.threads)
  if (maxConnections === 0) {
    fail({ code: 'no-descriptors', detail: `too few file descriptors for ${settings.threads} threads` })
    return
  }
  const server = new Server(settings, folder, maxConnections, post)
  try {
    const { port: boundPort, address } = await server.listen()
    // Only now: a port that is taken costs no threads.
    server.startThreads()
    obey(server)
    post({ type: 'listening', folder: folder.path, port: boundPort, address })
  } catch (error) {
    fail(listenFailure(error))
  }
}

void run()
