/**
 * The chunks through which all bytes travel. A worker reads from disk straight into a chunk, the listener writes the
 * chunk to the socket; nothing is copied between threads.
 */
import { Buffer } from 'node:buffer'

/**
 * Bytes of content that one step carries at most. Measured: beats sendfile on large files, half of it by less, twice as
 * much no more.
 */
export const stepContentBytes = 512 * 1024

/**
 * Where the response begins in a chunk: not at the start of a page of memory, since AMD's processors copy seven times
 * slower between two addresses that are both at one, as pages of files and of socket buffers are.
 */
const dataOffset = 64

/**
 * Bytes of response that a chunk has room for: the head beside the content, or else a file of whole steps would take
 * one step more for the few bytes that the head has pushed out.
 */
export const chunkDataBytes = stepContentBytes + 4 * 1024 - dataOffset

/** Bytes beside the data for the request head, which must outlive the first bytes of its response. */
export const chunkHeadBytes = 16 * 1024

const chunkBytes = dataOffset + chunkDataBytes + chunkHeadBytes

/** Views of the chunks' memory; every thread makes its own. Who may touch a chunk is said in job-table.ts. */
export class ChunkMemory {
  readonly #memory: SharedArrayBuffer
  readonly #data: (Buffer | undefined)[] = []
  readonly #head: (Buffer | undefined)[] = []

  static allocate(count: number): SharedArrayBuffer {
    return new SharedArrayBuffer(count * chunkBytes)
  }

  constructor(memory: SharedArrayBuffer) {
    this.#memory = memory
  }

  /** Number of chunks. */
  get count(): number {
    return this.#memory.byteLength / chunkBytes
  }

  /** The {@link chunkDataBytes} of a chunk that hold response bytes. */
  data(chunk: number): Buffer {
    return (this.#data[chunk] ??= Buffer.from(this.#memory, chunk * chunkBytes + dataOffset, chunkDataBytes))
  }

  /** The {@link chunkHeadBytes} of a chunk that hold the request head. */
  head(chunk: number): Buffer {
    return (this.#head[chunk] ??= Buffer.from(
      this.#memory,
      chunk * chunkBytes + dataOffset + chunkDataBytes,
      chunkHeadBytes,
    ))
  }
}

/**
 * Which chunks are free. Only the listener thread takes and gives back, so this needs no lock. Last in, first out: a
 * chunk used a moment ago is still in the processor's cache, and chunks that are never needed never become resident.
 */
export class FreeChunks {
  readonly #free: number[] = []

  constructor(count: number) {
    for (let chunk = count - 1; chunk >= 0; chunk--) this.#free.push(chunk)
  }

  /** Number of free chunks. */
  get size(): number {
    return this.#free.length
  }

  take(): number | undefined {
    return this.#free.pop()
  }

  giveBack(chunk: number): void {
    this.#free.push(chunk)
  }
}
