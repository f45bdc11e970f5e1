/** Counts what a server does: the only writer of its totals. */
import type { ServerTotals } from '../../../shared/server-events.ts'

/** Totals that are read off elsewhere at the moment of a snapshot. */
export type Gauges = Pick<ServerTotals, 'connectionsParked' | 'jobsInFlight' | 'deliveries'>

/** What is counted of a request. */
export type FinishedRequest = {
  readonly status: number
  readonly aborted: boolean
  /** -1 for one that no worker has answered. */
  readonly thread: number
}

/** Runs on the listener thread. */
export class Counters {
  readonly #totals: ServerTotals = {
    connectionsAccepted: 0,
    connectionsRefused: 0,
    connectionsOpen: 0,
    connectionsParked: 0,
    jobsInFlight: 0,
    requests: 0,
    requestsAborted: 0,
    requestsTurnedAway: 0,
    deliveries: 0,
    contentBytes: 0,
    status2xx: 0,
    status3xx: 0,
    status4xx: 0,
    status5xx: 0,
    threadsReplaced: 0,
    logEntriesDropped: 0,
  }

  connectionAccepted(): void {
    this.#totals.connectionsAccepted++
    this.#totals.connectionsOpen++
  }

  connectionRefused(): void {
    this.#totals.connectionsRefused++
  }

  connectionClosed(): void {
    this.#totals.connectionsOpen--
  }

  contentSent(bytes: number): void {
    this.#totals.contentBytes += bytes
  }

  requestFinished({ status, aborted, thread }: FinishedRequest): void {
    const totals = this.#totals
    totals.requests++
    if (aborted) totals.requestsAborted++
    if (thread < 0) totals.requestsTurnedAway++
    if (status >= 500) totals.status5xx++
    else if (status >= 400) totals.status4xx++
    else if (status >= 300) totals.status3xx++
    else totals.status2xx++
  }

  threadReplaced(): void {
    this.#totals.threadsReplaced++
  }

  logEntryDropped(): void {
    this.#totals.logEntriesDropped++
  }

  /** Whether any connection is open. */
  get hasConnections(): boolean {
    return this.#totals.connectionsOpen > 0
  }

  /** Returns a copy of all totals as they are now. */
  read(gauges: Gauges): Readonly<ServerTotals> {
    return { ...this.#totals, ...gauges }
  }
}
