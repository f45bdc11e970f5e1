/** What the window shows of a request's head, which is read as it came, well-formed or not. */
import { Buffer } from 'node:buffer'
import { userAgentIn } from '../../log/log-batch.ts'

/** Browsers send about 120 characters. */
const maxUserAgentLength = 256

/** Returns the target as received, latin1; '' if there is none. */
export function targetOf(head: Buffer): string {
  const line = head.toString('latin1', 0, Math.max(0, head.indexOf('\r')))
  const start = line.indexOf(' ') + 1
  if (start === 0) return ''
  const end = line.indexOf(' ', start)
  return end === -1 ? line.slice(start) : line.slice(start, end)
}

/** Returns the User-Agent, latin1, at most 256 characters; '' for none. */
export function userAgentOf(head: Buffer): string {
  const userAgent = userAgentIn(head).slice(0, maxUserAgentLength)
  // A copy: a slice would keep the whole head in memory for as long as its guest is remembered.
  return Buffer.from(userAgent, 'latin1').toString('latin1')
}
