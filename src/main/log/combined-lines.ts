/** The combined log format of Apache and nginx, made of bytes: at 50,000 requests a second strings took a fifth of a core. */
import { combinedTime } from '../../shared/log/log-format.ts'
import { ByteWriter } from './byte-writer.ts'
import { BatchReader } from './log-batch.ts'
import { findParts, noParts, type RequestParts } from './request-bytes.ts'

/** What a line has besides what comes from the client, at most: address, time, status, length, quotation marks, bytes. */
const fixedBytes = 64 + 32 + 3 + 16 + 32

/** A byte from the client that has to be escaped takes so many. */
const escapedBytes = 4

/** Returns the lines of a batch of log entries, as `combinedLine` in shared/log writes them, each with its end. */
export function combinedLines(batch: Uint8Array): Buffer {
  const reader = new BatchReader(batch)
  const writer = new ByteWriter(batch.length + fixedBytes)
  const parts = noParts()
  for (let at = 0, end = 0; at < batch.length; at = end) {
    end = reader.endOf(at)
    const client = reader.clientStart(at)
    const head = reader.headStart(at)
    writer.reserve(fixedBytes + escapedBytes * (end - head))
    writer.copy(batch, client, head)
    writer.ascii(' - - [')
    writer.ascii(combinedTime(reader.timeMs(at)))
    writer.ascii('] "')
    findParts(batch, head, end, parts)
    writeRequest(writer, batch, head, parts)
    writer.ascii('" ')
    writer.decimal(reader.status(at))
    writer.ascii(' ')
    writer.decimal(reader.contentBytes(at))
    writer.ascii(' "')
    writeValue(writer, batch, parts.refererStart, parts.refererEnd)
    writer.ascii('" "')
    writeValue(writer, batch, parts.userAgentStart, parts.userAgentEnd)
    writer.ascii('"\n')
  }
  return writer.bytes
}

function writeRequest(
  writer: ByteWriter,
  batch: Uint8Array,
  head: number,
  { methodEnd, targetEnd, versionEnd }: RequestParts,
): void {
  if (methodEnd === head) {
    writer.ascii('-')
    return
  }
  writer.quoted(batch, head, methodEnd)
  writer.ascii(' ')
  writer.quoted(batch, methodEnd + 1, targetEnd)
  writer.quoted(batch, targetEnd, versionEnd)
}

function writeValue(writer: ByteWriter, batch: Uint8Array, start: number, end: number): void {
  if (start === end) writer.ascii('-')
  else writer.quoted(batch, start, end)
}
