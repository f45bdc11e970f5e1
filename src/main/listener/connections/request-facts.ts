/** What is read of a request's head on the listener thread, for the window: the head as it came, well-formed or not. */
import type { Buffer } from 'node:buffer'
import { userAgentIn } from '../../log/log-batch.ts'
import { asksForDownload } from '../../../shared/text/requested.ts'

/** Browsers send about 120 characters. */
const maxUserAgentLength = 256

const [letterG, slash, space, questionMark] = [0x47, 0x2f, 0x20, 0x3f]
const targetAt = 'GET '.length

/** Returns the target as received, latin1; '' if there is none. */
export function targetOf(head: Buffer): string {
  const line = head.toString('latin1', 0, Math.max(0, head.indexOf('\r')))
  return line.split(' ')[1] ?? ''
}

/** Returns the User-Agent, latin1, at most 256 characters; '' for none. */
export function userAgentOf(head: Buffer): string {
  return userAgentIn(head.toString('latin1')).slice(0, maxUserAgentLength)
}

/**
 * Whether a request asks for what people call a download. Asked of each request that was answered: of those without a query
 * no string is made.
 */
export function isDownloadRequest(head: Buffer): boolean {
  // GET is the only method of three letters that begins with G.
  if (head[0] !== letterG || head[targetAt - 1] !== space) return false
  for (let at = targetAt; at < head.length; at++) {
    if (head[at] === space) return head[at - 1] !== slash
    if (head[at] === questionMark) return asksForDownload(targetOf(head))
  }
  return false
}
