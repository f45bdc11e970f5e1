/**
 * Which file of an archive each pool thread last read, in shared memory: published by the thread for each piece that it reads,
 * at the cost of half a microsecond, and read by the listener about ten times a second. Nothing is ever cleared: the connection
 * and the time tell what a file was read for.
 *
 * A row is a sequence number and a record. The number is odd while the thread writes the record. A reader copies the record and
 * takes it only if the number was even before and is the same after; otherwise it tries again. All words are loaded and stored
 * atomically, in an order that all threads agree on, so no word of a later record gets into a copy that is taken. A thread that
 * dies while it writes leaves an odd number: its record is never taken, and the next thread with that number makes it even.
 */
import { Buffer } from 'node:buffer'
import { maxThreadNumbers } from './thread-board.ts'

/** Longest path on the board, bytes: enough for the longest name on most file systems. Of a longer one the end is shown. */
const maxPathBytes = 256

// One record: these fields, then the path.
const jobBeganAt = 0
const connectionAt = 8
const pathLengthAt = 12
const fixedBytes = 16

const wordBytes = Int32Array.BYTES_PER_ELEMENT
const recordWords = (fixedBytes + maxPathBytes) / wordBytes
const rowWords = 1 + recordWords

/** A thread writes for less than a microsecond, so the second attempt succeeds unless the thread was held up or has died. */
const maxAttempts = 4

/** A file that a thread has read. */
export type FileRead = {
  /** Path below the archive's folder, latin1; '' for what is in the archive but not on the disk. */
  readonly path: string
  /** Number of the connection that the archive is sent on. */
  readonly connection: number
  /** When the job began in which it was read, ms since the epoch. */
  readonly jobBeganMs: number
}

/** A view of all rows; every thread makes its own. Threads are numbered as on the thread board. */
export class FileBoard {
  readonly #rows: Int32Array<SharedArrayBuffer>
  /** The record in hand, as words and as fields. */
  readonly #words = new Int32Array(recordWords)
  readonly #record = Buffer.from(this.#words.buffer)

  static allocate(): SharedArrayBuffer {
    return new SharedArrayBuffer(maxThreadNumbers * rowWords * wordBytes)
  }

  constructor(memory: SharedArrayBuffer) {
    this.#rows = new Int32Array(memory)
  }

  /** Publishes the file that a thread reads. To be called by that thread alone. */
  write(thread: number, { path, connection, jobBeganMs }: FileRead): void {
    const rows = this.#rows
    const record = this.#record
    const row = thread * rowWords
    const pathBytes = record.write(endOfPath(path), fixedBytes, 'latin1')
    record.writeDoubleLE(jobBeganMs, jobBeganAt)
    record.writeInt32LE(connection, connectionAt)
    record.writeInt32LE(pathBytes, pathLengthAt)
    const writing = Atomics.load(rows, row) | 1
    Atomics.store(rows, row, writing)
    const usedWords = Math.ceil((fixedBytes + pathBytes) / wordBytes)
    for (let word = 0; word < usedWords; word++) Atomics.store(rows, row + 1 + word, this.#words[word]!)
    Atomics.store(rows, row, writing + 1)
  }

  /** Returns what a thread last published, whole; undefined if that was nothing, or it writes just now. */
  read(thread: number): FileRead | undefined {
    for (let attempt = 0; attempt < maxAttempts; attempt++) if (this.#copy(thread)) return this.#fileInHand()
    return undefined
  }

  /** Copies a thread's record; false if it was written to meanwhile. */
  #copy(thread: number): boolean {
    const rows = this.#rows
    const row = thread * rowWords
    const sequence = Atomics.load(rows, row)
    if (sequence % 2 !== 0) return false
    for (let word = 0; word < recordWords; word++) this.#words[word] = Atomics.load(rows, row + 1 + word)
    return Atomics.load(rows, row) === sequence
  }

  #fileInHand(): FileRead | undefined {
    const record = this.#record
    const connection = record.readInt32LE(connectionAt)
    // Connections count from 1.
    if (connection === 0) return undefined
    const pathEnd = fixedBytes + record.readInt32LE(pathLengthAt)
    return {
      path: record.toString('latin1', fixedBytes, pathEnd),
      connection,
      jobBeganMs: record.readDoubleLE(jobBeganAt),
    }
  }
}

/** What there is room for: the end of the path, which has the name, from the beginning of a UTF-8 character on. */
function endOfPath(path: string): string {
  return path.length <= maxPathBytes ? path : path.slice(-maxPathBytes).replace(/^[\x80-\xbf]{1,3}/, '')
}
