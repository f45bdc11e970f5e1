/** The state of the server at one moment, for its window. */
import type { ServerSnapshot, ThreadSnapshot } from '../../../shared/server-events.ts'
import type { Access } from '../access/access.ts'
import type { FileBoard, FileRead } from '../../jobs/file-board.ts'
import { threadPhase, type ThreadBoard } from '../../jobs/thread-board.ts'
import type { Connection } from '../connections/connection.ts'
import type { Dispatcher } from '../scheduling/dispatcher.ts'
import { ResponseStream } from '../connections/response-stream.ts'
import type { Arrivals } from './arrivals.ts'
import type { Counters } from './counters.ts'
import type { Deliveries } from './deliveries.ts'
import type { Guests } from './guests.ts'
import type { TransferLimits } from './transfer-limits.ts'

const maxTransfers = 200

/** What a snapshot is made from. */
export type SnapshotSources = {
  readonly board: ThreadBoard
  readonly files: FileBoard
  readonly isStuck: (thread: number) => boolean
  readonly dispatcher: Dispatcher
  readonly counters: Counters
  readonly deliveries: Deliveries
  readonly guests: Guests
  readonly arrivals: Arrivals
  readonly access: Access
  readonly transferLimits: TransferLimits
  readonly threads: () => readonly number[]
  readonly connections: () => Iterable<Connection>
  readonly queueCapacity: number
}

/** Runs on the listener thread. */
export function takeSnapshot(sources: SnapshotSources): ServerSnapshot {
  const { dispatcher, counters, guests, transferLimits } = sources
  const timeMs = Date.now()
  const sending = sendingStreams(sources.connections())
  for (const { exchange } of sending.values()) exchange.touchGuest(timeMs)
  const threads = sources.threads().map((thread) => threadSnapshot(sources, thread, sending))
  const transfers = transferStreams(sending.values(), timeMs)
  transferLimits.sample(transfers, threads, timeMs)
  return {
    timeMs,
    queueDepth: dispatcher.queueDepth,
    queueCapacity: sources.queueCapacity,
    totals: counters.read({
      connectionsParked: dispatcher.parked,
      jobsInFlight: dispatcher.inFlight,
      deliveries: sources.deliveries.count,
    }),
    threads,
    transfers: transfers.map(({ connection, exchange }) => exchange.snapshot(transferLimits.of(connection))),
    transfersByLink: countByLink(transfers, sources.connections()),
    guests: guests.list(),
    arrivals: sources.arrivals.read(),
    asks: sources.access.asks,
    keyedGuests: sources.access.keyedGuests,
  }
}

/** How many of the transfers were let in by the share's own key. */
function countByLink(transfers: readonly ResponseStream[], connections: Iterable<Connection>): number {
  if (transfers.length === 0) return 0
  const ids = new Set(transfers.map(({ connection }) => connection))
  let count = 0
  for (const { id, holder } of connections) if (holder === 'share' && ids.has(id)) count++
  return count
}

function threadSnapshot(
  { board, files, dispatcher, isStuck }: SnapshotSources,
  thread: number,
  sending: ReadonlyMap<number, ResponseStream>,
): ThreadSnapshot {
  const phase = board.phase(thread)
  const isBusy = phase === threadPhase.busy
  const owner = isBusy ? dispatcher.ownerOf(board.chunk(thread)) : sending.get(board.connection(thread))
  const stream = owner instanceof ResponseStream ? owner : undefined
  return {
    thread,
    state: stateOf(phase, isStuck(thread)),
    sinceMs: board.sinceMs(thread),
    jobs: board.jobs(thread),
    bytes: board.bytes(thread),
    connection: stream?.connection,
    target: stream?.exchange.target,
    client: stream?.client.address,
    file: stream && fileOf(stream, files.read(thread)),
  }
}

/** The file that a thread has read for this response: what is on the board may be from an earlier one. */
function fileOf({ connection, exchange }: ResponseStream, file: FileRead | undefined): string | undefined {
  if (file?.connection !== connection || file.jobBeganMs < exchange.startedMs) return undefined
  return file.path || undefined
}

function stateOf(phase: number, isStuck: boolean): ThreadSnapshot['state'] {
  if (phase === threadPhase.starting) return 'starting'
  if (phase !== threadPhase.busy) return 'idle'
  return isStuck ? 'stuck' : 'busy'
}

/** The responses on their way, by connection. */
function sendingStreams(connections: Iterable<Connection>): Map<number, ResponseStream> {
  const streams = new Map<number, ResponseStream>()
  for (const { id, stream } of connections) if (stream?.exchange.isSending === true) streams.set(id, stream)
  return streams
}

/** The oldest first. A page or a search that takes its time is no transfer. */
function transferStreams(sending: Iterable<ResponseStream>, timeMs: number): ResponseStream[] {
  return [...sending]
    .filter(({ exchange }) => exchange.isTransfer(timeMs))
    .sort((one, other) => one.exchange.startedMs - other.exchange.startedMs)
    .slice(0, maxTransfers)
}
