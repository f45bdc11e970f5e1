/** What all connections of a server have in common. */
import type { RawLogEntry } from '../../log/log-batch.ts'
import type { ServerTotals } from '../../../shared/server-events.ts'
import type { ChunkMemory } from '../../jobs/chunks.ts'
import type { JobTable } from '../../jobs/job-table.ts'
import type { ServingFlags } from '../../jobs/serving-flags.ts'
import type { Connection } from './connection.ts'
import type { HotContent } from '../hot-content/hot-content.ts'
import type { Dispatcher } from '../scheduling/dispatcher.ts'
import type { HeldInput } from './receive-buffer.ts'
import type { PageShares } from '../page-shares.ts'
import type { SlowClientBuffers } from './slow-client-buffers.ts'
import type { SendQueues } from './send-queues.ts'
import type { WatchClock } from '../watch-clock.ts'

/** Who is at the other end of a connection. */
export type Client = {
  /** The client's address; IPv4 in dotted form also on an IPv6 socket. */
  readonly client: string
  /** What limits and turns count by, see client-network.ts. */
  readonly network: string
}

export type ConnectionContext = {
  readonly clock: WatchClock
  readonly dispatcher: Dispatcher
  readonly table: JobTable
  readonly chunks: ChunkMemory
  readonly flags: ServingFlags
  readonly slowClientBuffers: SlowClientBuffers
  readonly totals: ServerTotals
  readonly contents: HotContent
  /** Takes over the page that a thread has sent ahead of its completion. */
  readonly takePage: (thread: number) => Uint8Array
  readonly pageShares: PageShares
  /** Counts and records a finished request. */
  readonly log: (entry: RawLogEntry) => void
  /** Something happened that a watcher would want to know. */
  readonly changed: () => void
  readonly onClosed: (connection: Connection) => void
  readonly sendQueues: SendQueues
  readonly heldInput: HeldInput
  /** Chunks held by writes that the system has not accepted at once. */
  pinnedChunks: number
  /** No further request is to be read. */
  stopping: boolean
}
