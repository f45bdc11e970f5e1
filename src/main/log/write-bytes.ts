/** Writes to an open file, all of it. */
import { setTimeout as delay } from 'node:timers/promises'

/** How soon a pipe or terminal that takes nothing at the moment is tried again, ms. */
const retryMs = 50

/** Writes `bytes` from `position` on; resolves to how many of them were taken. */
export type PartialWrite = (bytes: Buffer, position: number) => Promise<number>

/**
 * Rejects with the system's error.
 * @param onProgress hears after each write up to where the bytes are written
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
      // Someone, maybe this program, has opened it so that a write doesn't wait for its reader.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      await delay(retryMs)
    }
  }
}
