/** The answers that the listener makes itself: to clients whose request never gets as far as a worker. */
import { Buffer } from 'node:buffer'
import { crossOriginFields } from '../../../http/cross-origin.ts'
import { formatHttpDate } from '../../../http/http-date.ts'
import { beginsWithHead } from '../../../http/request-line.ts'
import { formatResponseHead } from '../../../http/response-head.ts'
import { blockedContent } from './blocked-content.ts'
import type { EarlyContent } from './early-content.ts'

/** Statuses that the listener answers with. */
export type EarlyStatus = 400 | 403 | 408 | 414 | 431 | 503 | 505

const sentences: Record<Exclude<EarlyStatus, 403>, string> = {
  400: 'The request is not valid HTTP.',
  408: 'The request took too long to arrive.',
  414: 'The address is too long.',
  431: 'The request head is too long.',
  503: 'Too much is going on here right now. Please try again in a moment.',
  505: 'This server speaks HTTP/1.1.',
}

/** A response to be written at once. */
export type WholeResponse = { readonly bytes: Buffer; readonly contentBytes: number }

/**
 * Returns the response with a status of its own words.
 *
 * @param cors whether pages of other origins may read it
 */
export function earlyResponse(status: EarlyStatus, request: Buffer, cors: boolean): WholeResponse {
  const content = status === 403 ? blockedContent(request) : plainContent(status)
  return closingResponse(status, content, request, cors)
}

/** Returns a whole response that ends the connection; without its content for a request that says HEAD. */
export function closingResponse(
  status: number,
  { text, fields }: EarlyContent,
  request: Buffer,
  cors: boolean,
): WholeResponse {
  const head = formatResponseHead(status, [
    ['Date', formatHttpDate(Date.now())],
    ['Server', 'Spool'],
    ...fields,
    ['Content-Length', String(Buffer.byteLength(text))],
    ['Cache-Control', 'no-store'],
    ['X-Content-Type-Options', 'nosniff'],
    ...crossOriginFields(cors),
    ...(status === 503 ? ([['Retry-After', '5']] as const) : []),
    ['Connection', 'close'],
  ])
  const content = beginsWithHead(request) ? '' : text
  return { bytes: Buffer.from(head + content), contentBytes: Buffer.byteLength(content) }
}

function plainContent(status: keyof typeof sentences): EarlyContent {
  return {
    text: `${status} ${sentences[status]}\n`,
    fields: [['Content-Type', 'text/plain; charset=utf-8']],
  }
}
