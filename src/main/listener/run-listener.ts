/** The life of the listener thread: checks, listens, obeys the host's commands, stops. */
import { parentPort, workerData } from 'node:worker_threads'
import { listenFailure, type ServerFailure } from '../../shared/server-failure.ts'
import type { ListenerCommand, ListenerEvent, ListenerSettings } from '../../shared/server-events.ts'
import type { Limits } from '../../shared/limits.ts'
import { Server } from './server.ts'
import { checkFolder, connectionLimit, noFolder } from './start-checks.ts'

/** Runs the calling thread as a listener. Resolves when it listens, or has reported why it can't. */
export async function runListener(limits: Limits): Promise<void> {
  const settings = workerData as ListenerSettings
  const folder = settings.items === undefined ? checkFolder(settings.folder) : noFolder
  if ('code' in folder) {
    fail(folder)
    return
  }
  const maxConnections = connectionLimit(settings.threads, limits.connections)
  if (maxConnections === 0) {
    fail({ code: 'no-descriptors', detail: `too few file descriptors for ${settings.threads} threads` })
    return
  }
  const server = new Server({ settings, folder, limits: { ...limits, connections: maxConnections }, post })
  try {
    const { port, address } = await server.listen()
    // Only now: a port that is taken costs no threads.
    server.startThreads()
    handleCommands(server)
    post({ type: 'listening', folder: folder.path, port, address, access: server.access.state })
  } catch (error) {
    fail(listenFailure(error))
  }
}

function post(event: ListenerEvent, transfer: ArrayBuffer[] = []): void {
  parentPort!.postMessage(event, transfer)
}

function fail(failure: ServerFailure): void {
  post({ type: 'failed', failure })
  post({ type: 'stopped', stuckThreads: 0 })
}

function handleCommands(server: Server): void {
  let stopping: Promise<void> | undefined
  parentPort!.on('message', (command: ListenerCommand) => {
    switch (command.type) {
      case 'configure':
        server.configure(command)
        break
      case 'share':
        server.share(command.items)
        break
      case 'disconnect':
        server.disconnect(command.whom)
        break
      case 'block':
        server.block(command.clients)
        break
      case 'answer':
        server.access.answer(command.ask, command.isAllowed)
        break
      case 'revoke':
        server.revoke(command.guest)
        break
      case 'new-pin':
        server.access.newPin()
        break
      case 'new-link':
        server.newLink()
        break
      case 'acknowledge':
        server.acknowledge(command.bytes)
        break
      case 'stop':
        stopping ??= stop(server)
        server.cutAfter(command.graceMs)
        break
    }
  })
}

async function stop(server: Server): Promise<void> {
  const stuckThreads = await server.stop()
  post({ type: 'stopped', stuckThreads })
  // The last handle: closing it ends the thread.
  parentPort!.close()
}
