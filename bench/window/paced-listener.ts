/**
 * A listener thread that serves no clients: it reports made-up requests at a given rate, as the real one would and through
 * the same reporter. The window gets more requests per second this way than this machine can send and serve.
 */
import { createServer, type Socket } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import { EventReporter } from '../../src/main/listener/reporting/event-reporter.ts'
import { Counters } from '../../src/main/listener/reporting/counters.ts'
import type { RawLogEntry } from '../../src/main/log/log-batch.ts'
import { noArrivals } from '../../src/shared/reach/arrivals.ts'
import type { ListenerCommand, ListenerSettings, ServerSnapshot } from '../../src/shared/server-events.ts'

/** Interval at which requests are made up, ms. */
const pieceMs = 10

const port = parentPort!
const settings = workerData as ListenerSettings

const counters = new Counters()
const reporter = new EventReporter({
  post: (event, transfer) => port.postMessage(event, transfer),
  snapshot,
  counters,
  entriesWanted: settings.entries,
  isMoving: () => counters.hasConnections,
})

function snapshot(): ServerSnapshot {
  const timeMs = Date.now()
  const totals = counters.read({ connectionsParked: 0, jobsInFlight: 0, deliveries: 0 })
  const threads = Array.from({ length: settings.threads }, (_, thread) => ({
    thread,
    state: totals.connectionsOpen > 0 ? ('busy' as const) : ('idle' as const),
    sinceMs: timeMs,
    jobs: Math.floor(totals.requests / settings.threads),
    bytes: Math.floor(totals.contentBytes / settings.threads),
    connection: undefined,
    target: undefined,
    client: undefined,
    file: undefined,
  }))
  return {
    timeMs,
    queueDepth: 0,
    queueCapacity: settings.queue,
    totals,
    threads,
    transfersByLink: 0,
    transfers: [],
    guests: [],
    arrivals: noArrivals,
    asks: [],
    keyedGuests: [],
  }
}

const clients = Array.from({ length: 20 }, (_, number) => Buffer.from(`192.168.1.${100 + number}`))
const statuses = [200, 200, 200, 200, 200, 206, 304, 404]
const heads = Array.from({ length: 100 }, (_, number) =>
  Buffer.from(`GET /photos/2026/IMG_${1000 + number}.jpg HTTP/1.1\r\nHost: 192.168.1.2:8080\r\n\r\n`),
)

function madeUp(number: number): RawLogEntry {
  const connection = number % clients.length
  return {
    timeMs: Date.now(),
    client: clients[connection]!,
    connection: connection + 1,
    status: statuses[number % statuses.length]!,
    contentBytes: 1024,
    durationMs: 0.5,
    thread: number % settings.threads,
    aborted: false,
    head: heads[number % heads.length]!,
  }
}

/** Handles one line, `rate seconds`; answers with the number of made-up requests and the time that took, µs. */
function handle(socket: Socket, order: string): void {
  const [rate, seconds] = order.split(' ').map(Number) as [number, number]
  const startedAt = performance.now()
  let requests = 0
  clients.forEach(() => counters.connectionAccepted())
  const timer = setInterval(() => {
    const elapsedMs = performance.now() - startedAt
    for (const due = (Math.min(elapsedMs, seconds * 1000) * rate) / 1000; requests < due; requests++) {
      counters.contentSent(1024)
      reporter.finished(madeUp(requests))
    }
    if (elapsedMs < seconds * 1000) return
    clearInterval(timer)
    clients.forEach(() => counters.connectionClosed())
    socket.end(JSON.stringify({ requests, durationUs: elapsedMs * 1000 }))
  }, pieceMs)
}

const server = createServer((socket) => socket.once('data', (order) => handle(socket, order.toString())))
server.listen(settings.port, '127.0.0.1', () =>
  port.postMessage({
    type: 'listening',
    folder: settings.folder,
    port: settings.port,
    address: '127.0.0.1',
  }),
)
port.on('message', (command: ListenerCommand) => {
  if (command.type === 'acknowledge') reporter.acknowledged(command.bytes)
  if (command.type !== 'stop') return
  reporter.flush()
  server.close()
  port.postMessage({ type: 'stopped', stuckThreads: 0 })
  port.close()
})
