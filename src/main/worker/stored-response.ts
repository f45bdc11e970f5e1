/** Responses that are kept as they are sent: only the date and the connection line are of the request. */
import type { Buffer } from 'node:buffer'
import { copyBytes } from '../sync/copy-bytes.ts'
import { dateValue, emptyLine, type HeadEnd } from './response-writer.ts'

/** A head up to its connection line, and the content after it, as far as that is kept with it. */
export type StoredResponse = {
  readonly bytes: Buffer
  /** Length of the head, as far as it is kept. */
  readonly fieldBytes: number
  /** Where the value of Date begins. */
  readonly dateAt: number
}

/** Writes a stored head to the start of `data`. Returns its whole length, bytes. */
export function writeStoredHead(
  data: Buffer,
  { bytes, fieldBytes, dateAt }: StoredResponse,
  { connection, nowMs }: HeadEnd,
): number {
  copyBytes(bytes, data, 0, fieldBytes)
  data.write(dateValue(nowMs), dateAt, 'latin1')
  return fieldBytes + data.write(connection + emptyLine, fieldBytes, 'latin1')
}
