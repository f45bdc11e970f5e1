import type { ServerSnapshot } from '../../src/shared/server-events.ts'

const totals = {
  connectionsAccepted: 0,
  connectionsRefused: 0,
  connectionsOpen: 0,
  connectionsParked: 0,
  jobsInFlight: 0,
  requests: 0,
  requestsAborted: 0,
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
  const lists = { threads: [], transfers: [], guests: [] }
  return { timeMs: 0, queueDepth: 0, queueCapacity: 64, totals, ...lists, ...changes }
}
