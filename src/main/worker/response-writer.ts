/** Writes a plan as the first bytes of the response, into the data area of a chunk. */
import type { Buffer } from 'node:buffer'
import { formatHttpDate } from '../../http/http-date.ts'
import { formatResponseHead } from '../../http/response-head.ts'
import { reasonPhrase, type Status } from '../../http/status.ts'
import { produce, type ContentSources, type OpenResponse } from './open-response.ts'
import type { FieldLines, SendablePlan } from './plans/response-plan.ts'
import { copyBytes } from '../sync/copy-bytes.ts'

/** What was written. */
export type Written = {
  readonly headBytes: number
  /** Of the head, those before its connection line. */
  readonly fieldBytes: number
  /** Head and content. */
  readonly bytes: number
} & (
  | { readonly state: 'done' }
  /** `response` has more, or can't continue. */
  | { readonly state: 'more' | 'cut'; readonly response: OpenResponse }
  /** `page` is all of the content, too long for the chunk. */
  | { readonly state: 'page'; readonly page: Buffer }
)

/** Ends a head. */
export const emptyLine = '\r\n'

let dateSecond = 0
let date = ''

/** Returns the value of Date for a moment. Formatted once a second. */
export function dateValue(nowMs: number): string {
  const second = Math.floor(nowMs / 1000)
  if (second !== dateSecond) {
    dateSecond = second
    date = formatHttpDate(nowMs)
  }
  return date
}

/** What the head of a response depends on besides its plan. */
export type HeadEnd = {
  /** From {@link connectionLine}. */
  readonly connection: string
  readonly nowMs: number
}

/** What a response depends on besides its plan. */
export type ResponseForm = HeadEnd & {
  readonly isHead: boolean
  /** Whether the client has left. */
  readonly isCancelled: () => boolean
}

/** Where a response is written. */
export type ResponseSpace = {
  readonly data: Buffer
  /** Most bytes of content to write. */
  readonly contentLimit: number
}

/**
 * Writes the head of `plan` and the first bytes of its content to the start of `data`. The plan's file stays open. Throws
 * the disk's errors.
 */
export function writeResponse(
  sources: ContentSources,
  plan: SendablePlan,
  form: ResponseForm,
  { data, contentLimit }: ResponseSpace,
): Written {
  const head = formatFields(plan, form.nowMs)
  const fieldBytes = head.length
  const headBytes = data.write(head + form.connection + emptyLine, 'latin1')
  const limit = Math.min(data.length, headBytes + contentLimit)
  const { content } = plan
  if (form.isHead || content.kind === 'none') {
    return { headBytes, fieldBytes, bytes: headBytes, state: 'done' }
  }
  if (content.kind === 'bytes') {
    if (headBytes + content.bytes.length > limit) {
      return { headBytes, fieldBytes, bytes: headBytes, state: 'page', page: content.bytes }
    }
    copyBytes(content.bytes, data, headBytes)
    return { headBytes, fieldBytes, bytes: headBytes + content.bytes.length, state: 'done' }
  }
  const response: OpenResponse = {
    descriptor: 'file' in content ? content.file.descriptor : -1,
    archive: content.kind === 'archive' ? content.archive : undefined,
    generated: content.kind === 'generated' ? content.generated : undefined,
    position: 0,
    end: 0,
    rest: content.kind === 'generated' ? [] : content.runs,
  }
  const { nowMs, isCancelled } = form
  const space = { data: data.subarray(headBytes), limitBytes: limit - headBytes, nowMs, isCancelled }
  const { bytes, state } = produce(sources, response, space)
  return { headBytes, fieldBytes, bytes: headBytes + bytes, state, response }
}

/** Returns the head of a response, latin1, up to its connection line. */
export function formatFields(plan: SendablePlan, nowMs: number): string {
  const fields: FieldLines = [
    // First, so that its position is known.
    ['Date', dateValue(nowMs)],
    ['Server', 'Spool'],
    ...plan.fields,
    ['X-Content-Type-Options', 'nosniff'],
    ...contentLengthField(plan),
  ]
  return formatResponseHead(plan.status, fields).slice(0, -emptyLine.length)
}

/** Where the value of Date begins in a head that {@link formatFields} has made. */
export function dateOffset(status: Status): number {
  return `HTTP/1.1 ${status} ${reasonPhrase(status)}\r\nDate: `.length
}

/**
 * Returns the field line on persistence, with its line end, which is the last of a head; '' for none, since persistence
 * is the default of 1.1 (RFC 9112 §9.3).
 */
export function connectionLine(minorVersion: 0 | 1, persistent: boolean): string {
  if (!persistent) return 'Connection: close\r\n'
  return minorVersion === 0 ? 'Connection: keep-alive\r\n' : ''
}

function contentLengthField({ contentLength }: SendablePlan): FieldLines {
  return contentLength === undefined ? [] : [['Content-Length', String(contentLength)]]
}
