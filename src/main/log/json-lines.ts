/** The log as JSON lines, made of bytes as long as there is nothing to escape in them. */
import { jsonLine, shownThread } from '../../shared/log/log-format.ts'
import { ByteWriter, isAllPlain } from './byte-writer.ts'
import { BatchReader } from './log-batch.ts'
import { findParts, noParts, type RequestParts } from './request-bytes.ts'

/** What a line has besides what comes from the client, at most, bytes. */
const fixedBytes = 400

/** Returns the lines of a batch of log entries, as `jsonLine` in shared/log writes them, each with its end. */
export function jsonLines(batch: Uint8Array): Buffer {
  const reader = new BatchReader(batch)
  const writer = new ByteWriter(2 * batch.length + fixedBytes)
  const parts = noParts()
  for (let at = 0, end = 0; at < batch.length; at = end) {
    end = reader.endOf(at)
    const head = reader.headStart(at)
    findParts(batch, head, end, parts)
    if (!isPlain(batch, head, parts)) {
      const line = Buffer.from(`${jsonLine(reader.entryAt(at))}\n`)
      writer.reserve(line.length)
      writer.copy(line, 0, line.length)
      continue
    }
    writer.reserve(fixedBytes + end - head)
    writer.ascii('{"event":"request","time":"')
    writer.ascii(isoTime(reader.timeMs(at)))
    writer.ascii('","client":"')
    writer.copy(batch, reader.clientStart(at), head)
    writer.ascii('","connection":')
    writer.decimal(reader.connection(at))
    writer.ascii(',"method":"')
    writer.copy(batch, head, parts.methodEnd)
    writer.ascii('","target":"')
    writer.copy(batch, parts.methodEnd + 1, parts.targetEnd)
    writer.ascii('","httpVersion":"')
    writer.copy(batch, parts.versionStart, parts.versionEnd)
    writer.ascii('","status":')
    writer.decimal(reader.status(at))
    writer.ascii(',"bytes":')
    writer.decimal(reader.contentBytes(at))
    writer.ascii(',"durationMs":')
    writer.ascii(String(Math.round(reader.durationMs(at) * 1000) / 1000))
    writer.ascii(',"thread":')
    writer.decimal(shownThread(reader.thread(at)))
    writer.ascii(reader.isAborted(at) ? ',"aborted":true,"referer":"' : ',"aborted":false,"referer":"')
    writer.copy(batch, parts.refererStart, parts.refererEnd)
    writer.ascii('","userAgent":"')
    writer.copy(batch, parts.userAgentStart, parts.userAgentEnd)
    writer.ascii('"}\n')
  }
  return writer.bytes
}

/** Whether what a line shows of a request stands in JSON as it is. */
function isPlain(batch: Uint8Array, head: number, parts: RequestParts): boolean {
  return (
    isAllPlain(batch, head, parts.versionEnd) &&
    isAllPlain(batch, parts.refererStart, parts.refererEnd) &&
    isAllPlain(batch, parts.userAgentStart, parts.userAgentEnd)
  )
}

let second = -1
let secondText = ''

/** Of the second the text is made once. */
function isoTime(timeMs: number): string {
  const current = Math.floor(timeMs / 1000)
  if (current !== second) {
    second = current
    secondText = new Date(current * 1000).toISOString().slice(0, -4)
  }
  const ms = Math.floor(timeMs) - current * 1000
  return `${secondText}${ms < 100 ? (ms < 10 ? '00' : '0') : ''}${ms}Z`
}
