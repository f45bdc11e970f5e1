/** Files for the file board of which each field follows from the connection. */
import type { FileRead } from '../../src/main/jobs/file-board.ts'

/** @param connection from 1 */
export function numberedFile(connection: number): FileRead {
  const letter = String.fromCharCode(97 + (connection % 26))
  return { path: letter.repeat(connection % 257), connection, jobBeganMs: connection * 1000 }
}
