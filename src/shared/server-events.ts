/** The messages between the host on the UI thread and the listener thread, and what observers get of them. */
import type { Arrivals } from './reach/arrivals.ts'
import type { ServerFailure } from './server-failure.ts'
import type { AccessMode, AccessSettings, ServingSettings, ValidatorKind } from './settings.ts'
import type { ShareItem } from './share-item.ts'

/** What the listener thread is started with. */
export type ListenerSettings = ServingSettings & {
  readonly access: AccessSettings
  /** The folder to share; '' for {@link items}. */
  readonly folder: string
  /** What to share instead of a folder; undefined for the folder. */
  readonly items: readonly ShareItem[] | undefined
  readonly port: number
  readonly host: string | undefined
  readonly threads: number
  readonly queue: number
  /** What guests read of whose share it is; empty if the computer has no name. */
  readonly computerName: string
  /** Lower-case names by which clients may call this machine. */
  readonly ownNames: readonly string[]
  readonly validators: ValidatorKind
  readonly trustedProxies: readonly string[]
  /** Path of the built worker script. */
  readonly workerPath: string
  /** Whether anyone reads log entries. */
  readonly entries: boolean
}

/** Which connections to close: one by its number, all of a client's by its address, or all. */
export type Disconnection = { readonly connection: number } | { readonly client: string } | 'everyone'

/** Host to listener. */
export type ListenerCommand =
  | {
      readonly type: 'configure'
      readonly serving: ServingSettings
      /** Undefined to leave it as it is. */
      readonly access: AccessSettings | undefined
      readonly threads: number
    }
  /** Share these items and no others from now on. */
  | { readonly type: 'share'; readonly items: readonly ShareItem[] }
  /**
   * Stop accepting, give running responses `graceMs` to end, Infinity for as long as they take, then cut them; join all
   * threads. Sent again it can only cut them sooner.
   */
  | { readonly type: 'stop'; readonly graceMs: number }
  /** Close connections, even amid a response. */
  | { readonly type: 'disconnect'; readonly whom: Disconnection }
  /** Cut off clients with these addresses and refuse them from now on, and no others. */
  | { readonly type: 'block'; readonly clients: readonly string[] }
  /** Let the guest who asks in, or turn it away. */
  | { readonly type: 'answer'; readonly ask: number; readonly isAllowed: boolean }
  /** End the key of a guest, and what is being sent for it. */
  | { readonly type: 'revoke'; readonly guest: number }
  /** Make another PIN, which everyone may try. */
  | { readonly type: 'new-pin' }
  /** Make another key of the share, and end what is being sent for the one before. */
  | { readonly type: 'new-link' }
  /** The host is done with this many bytes of log entries. */
  | { readonly type: 'acknowledge'; readonly bytes: number }

/** What a pool thread is doing. */
export type ThreadSnapshot = {
  readonly thread: number
  /** `stuck`: on one step for more than 10 s, as on a dead network drive. */
  readonly state: 'starting' | 'idle' | 'busy' | 'stuck'
  /** When the state began, ms since the epoch. */
  readonly sinceMs: number
  readonly jobs: number
  readonly bytes: number
  /** The connection it works for; while idle the last one, if that response is still on its way, otherwise undefined. */
  readonly connection: number | undefined
  readonly target: string | undefined
  readonly client: string | undefined
  /**
   * The file that it last read for this response, if that is an archive: path below the archive's folder, latin1. Of a long one
   * the end.
   */
  readonly file: string | undefined
}

/**
 * What a transfer waits for. `client`: for the client to take bytes. `disk`: for a thread that is reading or packing.
 * `threads`: for a thread, since all of them are busy.
 */
export type TransferLimit = 'client' | 'disk' | 'threads'

/** The number of equal parts of a transfer's content that {@link TransferSnapshot.weave} names the threads of. */
export const weaveParts = 48

/** A response on its way. */
export type TransferSnapshot = {
  readonly connection: number
  readonly client: string
  /** User-Agent of the request, latin1, at most 256 characters; '' for none. */
  readonly userAgent: string
  /** Request target as received, latin1. */
  readonly target: string
  readonly status: number
  readonly sentBytes: number
  readonly contentBytes: number
  /** When it began, ms since the epoch. */
  readonly startedMs: number
  /**
   * Numbers of the threads that have read the content, from 0: one for each of {@link weaveParts} equal parts, in order, as
   * far as any of a part has been sent. It is the thread that read the part's first byte; -1 for content from memory.
   */
  readonly weave: readonly number[]
  /** What it has waited for most during the last second or so; undefined while nothing is known. */
  readonly limit: TransferLimit | undefined
}

/** A client of the share, by its address. */
export type GuestSnapshot = {
  readonly client: string
  /** User-Agent of one of its latest requests, latin1, at most 256 characters; '' for none. */
  readonly userAgent: string
  /** Files and archives delivered whole, in one response or in pieces. */
  readonly downloads: number
  /** Of those, the ones that went too fast to be reported as {@link EndedDownload}. */
  readonly quickDownloads: number
  /** Bytes of their content. */
  readonly quickBytes: number
  /** Request target of one of the latest of them, latin1; of one that comes alone, its own. '' for none. */
  readonly quickTarget: string
  /** When the last of them ended, ms since the epoch; 0 for none. */
  readonly quickMs: number
  /** Bytes of content handed to the network, responses under way included. */
  readonly contentBytes: number
  /** Open connections. */
  readonly connections: number
  /** When it first connected, ms since the epoch. */
  readonly firstMs: number
  /** When it was last sent something, ms since the epoch. */
  readonly lastMs: number
}

/** Who may open the share, and what they need for it. */
export type AccessState = {
  readonly mode: AccessMode
  /** The key in the link that everyone is given; undefined unless the link is what lets guests in. */
  readonly key: string | undefined
  /** Digits; undefined if there is no PIN. */
  readonly pin: string | undefined
  /** How many PINs have been used up by wrong guesses since the start. */
  readonly usedUpPins: number
}

/** A guest who asks to be let in. */
export type AccessAsk = {
  readonly id: number
  readonly client: string
  /** As in {@link GuestSnapshot}. */
  readonly userAgent: string
  /** ms since the epoch. */
  readonly sinceMs: number
}

/** A guest with a key of its own. */
export type KeyedGuest = {
  readonly id: number
  /** Where it was last. */
  readonly client: string
  /** As it was when the guest got its key. */
  readonly userAgent: string
  /** ms since the epoch. */
  readonly sinceMs: number
  readonly lastMs: number
}

/** How a download ended. */
export type DownloadOutcome =
  /** All of it was sent. */
  | 'delivered'
  /** The client closed the connection, or took nothing any more. */
  | 'left'
  /** The host disconnected or blocked the client. */
  | 'canceled'
  /** The server stopped. */
  | 'stopped'
  /** The file shrank, the disk failed or the thread died. */
  | 'failed'

/**
 * A download that is over: a file or an archive that took long enough for someone to have waited for it, or that ended early
 * having been listed as a transfer. One that came in pieces is reported once, when it is whole; a single piece only if it was
 * neither delivered nor left, as players skip through files.
 */
export type EndedDownload = {
  readonly connection: number
  readonly client: string
  /** As in {@link TransferSnapshot}. */
  readonly userAgent: string
  /** Request target as received, latin1. */
  readonly target: string
  readonly sentBytes: number
  readonly contentBytes: number
  /** ms since the epoch. */
  readonly startedMs: number
  readonly endedMs: number
  readonly outcome: DownloadOutcome
}

/** Running totals and gauges of a server; `…Open`, `…Parked` and `…InFlight` are gauges, all others only grow. */
export type ServerTotals = {
  connectionsAccepted: number
  /** Refused with 503 because there were too many. */
  connectionsRefused: number
  connectionsOpen: number
  /** Clients whose next step waits for a place in the queue. */
  connectionsParked: number
  jobsInFlight: number
  /** Finished requests, whatever their status. */
  requests: number
  requestsAborted: number
  /** Of the finished requests those that no worker has answered: malformed, blocked, or without a key that is asked for. */
  requestsTurnedAway: number
  /** Downloads that arrived whole, in one response or in pieces. */
  deliveries: number
  /** Bytes of content handed to the network, responses under way included. */
  contentBytes: number
  status2xx: number
  status3xx: number
  status4xx: number
  status5xx: number
  threadsReplaced: number
  /** Entries missing from the log because its reader was too slow. */
  logEntriesDropped: number
}

/** The state of a running server at one moment. */
export type ServerSnapshot = {
  readonly timeMs: number
  readonly queueDepth: number
  readonly queueCapacity: number
  readonly totals: Readonly<ServerTotals>
  readonly threads: readonly ThreadSnapshot[]
  /** Responses that have been running for a while, longest first, at most 200. */
  readonly transfers: readonly TransferSnapshot[]
  /** How many of them were let in by the share's own key. */
  readonly transfersByLink: number
  /** The latest first, at most 100. */
  readonly guests: readonly GuestSnapshot[]
  readonly arrivals: Arrivals
  /** Those that the host has not answered, the oldest first, at most 50. */
  readonly asks: readonly AccessAsk[]
  /** The latest first, at most 100. */
  readonly keyedGuests: readonly KeyedGuest[]
}

/** Listener to host. */
export type ListenerEvent =
  /** `folder` is the real path of the shared folder, '' for items. */
  | {
      readonly type: 'listening'
      readonly folder: string
      readonly port: number
      readonly address: string
      readonly access: AccessState
    }
  | { readonly type: 'failed'; readonly failure: ServerFailure }
  /** About ten times a second while there is anything to report. */
  | {
      readonly type: 'batch'
      readonly log: Uint8Array | undefined
      readonly snapshot: ServerSnapshot
      /** Since the last batch, oldest first, at most 200. */
      readonly ended: readonly EndedDownload[]
    }
  /** Something of it has changed. */
  | { readonly type: 'access'; readonly access: AccessState }
  /** A pool thread ended unexpectedly and is replaced. */
  | {
      readonly type: 'thread-died'
      readonly thread: number
      readonly reason: string
      /** Whether it was working for a connection, which is then closed. */
      readonly lostConnection: boolean
    }
  /** All threads but `stuckThreads` are joined, all sockets and files are closed. */
  | { readonly type: 'stopped'; readonly stuckThreads: number }
