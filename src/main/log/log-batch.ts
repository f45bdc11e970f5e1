/**
 * Log entries on their way from the listener thread to the UI thread, packed one after another: at 50,000 entries per second
 * each costs the listener a few stores and no garbage. The reader makes the strings, if at all.
 */
import { Buffer } from 'node:buffer'
import type { LogEntry } from '../../shared/log/log-entry.ts'
import { findParts, noParts } from './request-bytes.ts'

/** Bytes of request head kept per entry: all that a request line and its fields may have, see shared/limits.ts. */
const keptHeadBytes = 32 * 1024

// One entry: these fields, then the client's address, then the request head.
const timeAt = 0
const contentBytesAt = 8
const durationAt = 16
const connectionAt = 20
const headLengthAt = 24
const statusAt = 26
const threadAt = 28
const abortedAt = 29
const clientLengthAt = 30
const fixedBytes = 32

const maxEntryBytes = fixedBytes + 64 + keptHeadBytes

const nothing = new Uint8Array(0)

/** What the listener knows of a finished request: a {@link LogEntry} before its strings are made. */
export type RawLogEntry = Pick<
  LogEntry,
  'timeMs' | 'connection' | 'status' | 'contentBytes' | 'durationMs' | 'thread' | 'aborted'
> & {
  /** The client's address, ASCII, at most 64 bytes. */
  readonly client: Uint8Array
  /** As much of the request head as was received. */
  readonly head: Uint8Array
}

/** Collects entries into batches. For one thread. */
export class LogBatchWriter {
  readonly #capacityBytes: number
  #bytes = nothing
  #view = new DataView(nothing.buffer)
  #length = 0

  /** @param capacityBytes of one batch */
  constructor(capacityBytes = 256 * 1024) {
    this.#capacityBytes = capacityBytes
  }

  /** Whether there may not be space for one more entry. */
  get full(): boolean {
    return this.#length + maxEntryBytes > this.#capacityBytes
  }

  /** Adds an entry. The batch must not be {@link full}. */
  add(entry: RawLogEntry): void {
    // Allocated when needed, so that an idle server holds none.
    if (this.#bytes === nothing) {
      this.#bytes = new Uint8Array(this.#capacityBytes)
      this.#view = new DataView(this.#bytes.buffer)
    }
    const view = this.#view
    const at = this.#length
    const { client } = entry
    const head = entry.head.length > keptHeadBytes ? entry.head.subarray(0, keptHeadBytes) : entry.head
    const clientEnd = at + fixedBytes + client.length
    view.setFloat64(at + timeAt, entry.timeMs)
    view.setFloat64(at + contentBytesAt, entry.contentBytes)
    view.setFloat32(at + durationAt, entry.durationMs)
    view.setUint32(at + connectionAt, entry.connection)
    view.setUint16(at + headLengthAt, head.length)
    view.setUint16(at + statusAt, entry.status)
    view.setInt8(at + threadAt, entry.thread)
    view.setUint8(at + abortedAt, Number(entry.aborted))
    view.setUint8(at + clientLengthAt, client.length)
    this.#bytes.set(client, at + fixedBytes)
    this.#bytes.set(head, clientEnd)
    this.#length = clientEnd + head.length
  }

  /** Removes and returns the collected entries, undefined if there are none. The buffer may be transferred to a thread. */
  flush(): Uint8Array<ArrayBuffer> | undefined {
    if (this.#length === 0) return undefined
    const batch = this.#bytes.subarray(0, this.#length)
    this.#bytes = nothing
    this.#length = 0
    return batch
  }
}

/** Unpacks the entries of a batch, oldest first. */
export function* readLogBatch(batch: Uint8Array): Generator<LogEntry> {
  const reader = new BatchReader(batch)
  for (let at = 0; at < batch.length; at = reader.endOf(at)) yield reader.entryAt(at)
}

/** An entry of a batch with its position in the batch, from 0. */
export type SampledEntry = { readonly index: number; readonly entry: LogEntry }

/** Unpacks at most `limit` entries, evenly spaced, and counts all; the others cost next to nothing. */
export function sampleLogBatch(
  batch: Uint8Array,
  limit: number,
): { readonly entries: SampledEntry[]; readonly count: number } {
  const reader = new BatchReader(batch)
  const offsets: number[] = []
  for (let at = 0; at < batch.length; at = reader.endOf(at)) offsets.push(at)
  const count = offsets.length
  const picked = Math.min(limit, count)
  const entries = Array.from({ length: picked }, (_, nth) => {
    const index = Math.floor((nth * count) / picked)
    return { index, entry: reader.entryAt(offsets[index]!) }
  })
  return { entries, count }
}

/** Reads the entries of a batch by where they begin: the first at 0, the next where the one before ends. */
export class BatchReader {
  readonly #batch: Uint8Array
  readonly #view: DataView
  readonly #parts = noParts()
  #text: string | undefined

  constructor(batch: Uint8Array) {
    this.#batch = batch
    this.#view = new DataView(batch.buffer, batch.byteOffset, batch.byteLength)
  }

  endOf(at: number): number {
    const view = this.#view
    return at + fixedBytes + view.getUint8(at + clientLengthAt) + view.getUint16(at + headLengthAt)
  }

  timeMs(at: number): number {
    return this.#view.getFloat64(at + timeAt)
  }

  status(at: number): number {
    return this.#view.getUint16(at + statusAt)
  }

  contentBytes(at: number): number {
    return this.#view.getFloat64(at + contentBytesAt)
  }

  durationMs(at: number): number {
    return this.#view.getFloat32(at + durationAt)
  }

  connection(at: number): number {
    return this.#view.getUint32(at + connectionAt)
  }

  thread(at: number): number {
    return this.#view.getInt8(at + threadAt)
  }

  isAborted(at: number): boolean {
    return this.#view.getUint8(at + abortedAt) === 1
  }

  /** Where the client's address begins; it ends where the head begins. */
  clientStart(at: number): number {
    return at + fixedBytes
  }

  /** Where the request head begins; it ends with the entry. */
  headStart(at: number): number {
    return at + fixedBytes + this.#view.getUint8(at + clientLengthAt)
  }

  entryAt(at: number): LogEntry {
    // One conversion for the whole batch: slices of a string cost next to nothing.
    const { buffer, byteOffset, byteLength } = this.#batch
    const text = (this.#text ??= Buffer.from(buffer, byteOffset, byteLength).toString('latin1'))
    const head = this.headStart(at)
    const parts = this.#parts
    findParts(this.#batch, head, this.endOf(at), parts)
    return {
      timeMs: this.timeMs(at),
      client: text.slice(this.clientStart(at), head),
      connection: this.connection(at),
      method: text.slice(head, parts.methodEnd),
      target: text.slice(parts.methodEnd + 1, parts.targetEnd),
      version: text.slice(parts.versionStart, parts.versionEnd),
      status: this.status(at),
      contentBytes: this.contentBytes(at),
      durationMs: this.durationMs(at),
      thread: this.thread(at),
      aborted: this.isAborted(at),
      referer: text.slice(parts.refererStart, parts.refererEnd),
      userAgent: text.slice(parts.userAgentStart, parts.userAgentEnd),
    }
  }
}

/** Returns the User-Agent of a request head, latin1; the head may be malformed or incomplete. '' for none. */
export function userAgentIn(head: Buffer): string {
  const parts = noParts()
  findParts(head, 0, head.length, parts)
  return head.toString('latin1', parts.userAgentStart, parts.userAgentEnd)
}
