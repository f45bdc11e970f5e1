/** The state of the server at one moment, for its window. */
import type { ServerSnapshot, ThreadSnapshot, TransferSnapshot } from '../../../shared/server-events.ts'
import type { FileBoard, FileRead } from '../../jobs/file-board.ts'
import { threadPhase, type ThreadBoard } from '../../jobs/thread-board.ts'
import type { Connection } from '../connections/connection.ts'
import { isDownloadRequest } from '../connections/request-facts.ts'
import type { Dispatcher } from '../scheduling/dispatcher.ts'
import { ResponseStream } from '../connections/response-stream.ts'
import type { Counters } from './counters.ts'

/** A younger response is not listed as a transfer yet, ms. */
const transferMs = 300

const maxTransfers = 200

/** What a snapshot is made from. */
export type SnapshotSources = {
  readonly board: ThreadBoard
  readonly files: FileBoard
  readonly isStuck: (thread: number) => boolean
  readonly dispatcher: Dispatcher
  readonly counters: Counters
  readonly threads: () => readonly number[]
  readonly connections: () => Iterable<Connection>
  readonly queueCapacity: number
}

/** Runs on the listener thread. */
export function takeSnapshot(sources: SnapshotSources): ServerSnapshot {
  const { dispatcher, counters } = sources
  const timeMs = Date.now()
  const sending = sendingStreams(sources.connections())
  return {
    timeMs,
    queueDepth: dispatcher.queueDepth,
    queueCapacity: sources.queueCapacity,
    totals: counters.read({ connectionsParked: dispatcher.parked, jobsInFlight: dispatcher.inFlight }),
    threads: sources.threads().map((thread) => threadSnapshot(sources, thread, sending)),
    transfers: transfers(sending, timeMs),
    guests: [],
  }
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

/** Downloads that take their time: a page or a search that does is no transfer. */
function transfers(sending: ReadonlyMap<number, ResponseStream>, timeMs: number): TransferSnapshot[] {
  return [...sending.values()]
    .map(({ exchange }) => exchange)
    .filter(({ startedMs, head }) => timeMs - startedMs >= transferMs && isDownloadRequest(head!))
    .sort((one, other) => one.startedMs - other.startedMs)
    .slice(0, maxTransfers)
    .map((exchange) => exchange.snapshot())
}
