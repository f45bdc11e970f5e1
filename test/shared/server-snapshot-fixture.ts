import { noArrivals } from '../../src/shared/reach/arrivals.ts'
import type { GuestSnapshot, ServerSnapshot } from '../../src/shared/server-events.ts'

const totals = {
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
  threadsReplaced: 0,
  status2xx: 0,
  status3xx: 0,
  status4xx: 0,
  status5xx: 0,
  logEntriesDropped: 0,
}

/** The snapshot of a server without requests, but for `changes`. */
export function serverSnapshot(changes: Partial<ServerSnapshot> = {}): ServerSnapshot {
  const door = { asks: [], keyedGuests: [] }
  const lists = { threads: [], transfers: [], transfersByLink: 0, guests: [], arrivals: noArrivals, ...door }
  return { timeMs: 0, queueDepth: 0, queueCapacity: 64, totals, ...lists, ...changes }
}

/** A guest who was sent nothing, but for `changes`. */
export function guestSnapshot(changes: Partial<GuestSnapshot> = {}): GuestSnapshot {
  const quick = { quickDownloads: 0, quickBytes: 0, quickTarget: '', quickMs: 0 }
  const counts = { downloads: 0, contentBytes: 0, connections: 0, firstMs: 0, lastMs: 0 }
  return { client: '192.0.2.1', userAgent: '', ...counts, ...quick, ...changes }
}
