/** Which part of a file or an archive a response carries, by its head. Pure. */
import type { FirstStep } from '../../jobs/listener-job.ts'

/** Nobody resumes a download of less, bytes. So most responses cost nothing here. */
const resumedBytes = 256 * 1024

/** Where the part begins, and what identifies the whole. */
export type ResponseRange = {
  readonly entityTag: string
  /** Of the whole. */
  readonly totalBytes: number
  readonly start: number
}

type ResponseStart = Pick<FirstStep, 'status' | 'contentLength' | 'responseHeadBytes' | 'bytes'>

/**
 * Returns the range of a response that may be part of a download: of a 206, and of a 200 too, which may end early. Undefined for
 * others, without an ETag, and for several ranges, each of which has a Content-Range of its own (RFC 9110 §14.6).
 */
export function readResponseRange(response: ResponseStart): ResponseRange | undefined {
  const { status, contentLength, responseHeadBytes } = response
  const isWhole = status === 200
  if (isWhole ? contentLength < resumedBytes : status !== 206) return undefined
  const head = response.bytes.toString('latin1', 0, responseHeadBytes)
  const entityTag = /\r\nETag: ([^\r]*)/.exec(head)?.[1]
  if (entityTag === undefined) return undefined
  if (isWhole) return { entityTag, totalBytes: contentLength, start: 0 }
  const range = /\r\nContent-Range: bytes (\d+)-\d+\/(\d+)\r/.exec(head)
  return range === null ? undefined : { entityTag, totalBytes: Number(range[2]), start: Number(range[1]) }
}
