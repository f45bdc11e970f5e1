/**
 * The chunks through which all bytes travel. A worker reads from disk straight into a chunk, the listener writes the
 * chunk to the socket; nothing is copied between threads.
 */
import { Buffer } from 'node:buffer'

/**
 * Bytes of content that one step carries at most. Measured: beats sendfile on large files; half as much beats it by
 * less, twice as much by no more.
 */
export const stepContentBytes = 512 * 1024

/** What it carries at most in all chunks but the wide ones. A small file and its head fit. */
export const narrowStepBytes = 64 * 1024

/**
 * Chunks that carry whole steps. What was once written to stays resident, and a thousand slow clients at once touch every
 * chunk. 48 are enough for the fast ones, which take each write at once.
 */
const wideChunks = 48

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

/** Bytes before a content that is kept in memory, so that a head and it go out in one write. */
export const contentHeadRoom = 1024

/**
 * Bytes beside the data for the request head, the longest that there may be: it must outlive the first bytes of its
 * response. Pages that no head was long enough for never become resident.
 */
export const chunkHeadBytes = 32 * 1024

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
  readonly #wide: number[] = []
  readonly #narrow: number[] = []

  constructor(count: number) {
    for (let chunk = count - 1; chunk >= 0; chunk--) this.giveBack(chunk)
  }

  /** Number of free chunks. */
  get size(): number {
    return this.#wide.length + this.#narrow.length
  }

  /** Takes the chunk that suits a step of so many bytes of content best; it may hold fewer, see {@link capacity}. */
  take(stepBytes: number): number | undefined {
    if (stepBytes > narrowStepBytes) return this.#wide.pop() ?? this.#narrow.pop()
    return this.#narrow.pop() ?? this.#wide.pop()
  }

  giveBack(chunk: number): void {
    ;(isWide(chunk) ? this.#wide : this.#narrow).push(chunk)
  }
}

/** Bytes of content that a step in the chunk may carry. */
export function capacity(chunk: number): number {
  return isWide(chunk) ? stepContentBytes : narrowStepBytes
}

function isWide(chunk: number): boolean {
  return chunk < wideChunks
}
