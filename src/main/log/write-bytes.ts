/** Writes all of some bytes to an open file. */
import { setTimeout as delay } from 'node:timers/promises'

/** How soon to retry a pipe or terminal that takes nothing at the moment, ms. */
const retryMs = 50

/** Writes `bytes` from `position` on; resolves to how many were taken. */
export type PartialWrite = (bytes: Buffer, position: number) => Promise<number>

/**
 * Writes all of `bytes`; rejects with the system's error.
 * @param onProgress called after each write with how many bytes are written so far
 */
export async function writeBytes(
  write: PartialWrite,
  bytes: Buffer,
  onProgress: (written: number) => void = () => undefined,
): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    try {
      written += await write(bytes, written)
      onProgress(written)
    } catch (error) {
      // Some program, maybe this one, has opened it so that a write doesn't wait for its reader.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      await delay(retryMs)
    }
  }
}
