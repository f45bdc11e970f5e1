/**
 * The chunks through which all bytes travel. A worker reads from disk straight into a chunk, the listener writes the
 * chunk to the socket; nothing is copied between threads.
 */
import { Buffer } from 'node:buffer'

/** Bytes of response that one step carries at most. Measured: 256 KiB beats sendfile on large files, 64 KiB doesn't. */
export const chunkDataBytes = 256 * 1024

/** Bytes beside the data for the request head, which must outlive the first bytes of its response. */
export const chunkHeadBytes = 16 * 1024

const chunkBytes = chunkDataBytes + chunkHeadBytes

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
    return (this.#data[chunk] ??= Buffer.from(this.#memory, chunk * chunkBytes, chunkDataBytes))
  }

  /** The {@link chunkHeadBytes} of a chunk that hold the request head. */
  head(chunk: number): Buffer {
    return (this.#head[chunk] ??= Buffer.from(
      this.#memory,
      chunk * chunkBytes + chunkDataBytes,
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
