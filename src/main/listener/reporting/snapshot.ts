/** The state of the server at one moment, for those who watch. */
import type {
  ServerSnapshot,
  ServerTotals,
  ThreadSnapshot,
  TransferSnapshot,
} from '../../../shared/server-events.ts'
import { threadPhase, type ThreadBoard } from '../../jobs/thread-board.ts'
import type { Connection } from '../connections/connection.ts'
import type { Dispatcher } from '../scheduling/dispatcher.ts'
import { ResponseStream } from '../connections/response-stream.ts'

/** A response younger than this is no transfer to look at yet, ms. */
const transferMs = 300

const maxTransfers = 200

/** What a snapshot is made from. */
export type SnapshotSources = {
  readonly states: ThreadBoard
  readonly isStuck: (thread: number) => boolean
  readonly dispatcher: Dispatcher
  readonly totals: ServerTotals
  readonly threads: () => readonly number[]
  readonly connections: () => ReadonlySet<Connection>
  readonly queueCapacity: number
}

/** Those of a server that has just started. */
export function emptyTotals(): ServerTotals {
  return {
    connectionsAccepted: 0,
    connectionsRefused: 0,
    connectionsOpen: 0,
    connectionsParked: 0,
    jobsInFlight: 0,
    requests: 0,
    requestsAborted: 0,
    contentBytes: 0,
    status2xx: 0,
    status3xx: 0,
    status4xx: 0,
    status5xx: 0,
    threadsReplaced: 0,
    logEntriesDropped: 0,
  }
}

/** Listener thread only. */
export function takeSnapshot(sources: SnapshotSources): ServerSnapshot {
  const { dispatcher, totals } = sources
  const timeMs = Date.now()
  totals.jobsInFlight = dispatcher.inFlight
  totals.connectionsParked = dispatcher.parked
  const sending = sendersByConnection(sources.connections())
  return {
    timeMs,
    queueDepth: dispatcher.queueDepth,
    queueCapacity: sources.queueCapacity,
    totals: { ...totals },
    threads: sources.threads().map((thread) => threadSnapshot(sources, thread, sending)),
    transfers: transfers(sending, timeMs),
  }
}

function threadSnapshot(
  { states, dispatcher, isStuck }: SnapshotSources,
  thread: number,
  sending: ReadonlyMap<number, ResponseStream>,
): ThreadSnapshot {
  const phase = states.phase(thread)
  const isBusy = phase === threadPhase.busy
  const owner = isBusy ? dispatcher.ownerOf(states.chunk(thread)) : sending.get(states.connection(thread))
  const sender = owner instanceof ResponseStream ? owner : undefined
  return {
    thread,
    state: stateOf(phase, isStuck(thread)),
    sinceMs: states.sinceMs(thread),
    jobs: states.jobs(thread),
    bytes: states.bytes(thread),
    connection: sender?.connection,
    target: sender?.target,
    client: sender?.client,
  }
}

function stateOf(phase: number, isStuck: boolean): ThreadSnapshot['state'] {
  if (phase === threadPhase.starting) return 'starting'
  if (phase !== threadPhase.busy) return 'idle'
  return isStuck ? 'stuck' : 'busy'
}

/** The responses on their way. */
function sendersByConnection(connections: ReadonlySet<Connection>): Map<number, ResponseStream> {
  const senders = new Map<number, ResponseStream>()
  for (const { id, sender } of connections) if (sender?.isSending === true) senders.set(id, sender)
  return senders
}

function transfers(sending: ReadonlyMap<number, ResponseStream>, timeMs: number): TransferSnapshot[] {
  return [...sending.values()]
    .filter(({ startedMs }) => timeMs - startedMs >= transferMs)
    .sort((one, other) => one.startedMs - other.startedMs)
    .slice(0, maxTransfers)
    .map((sender) => sender.snapshot())
}
