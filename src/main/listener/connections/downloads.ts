/** Which requests are downloads, and which downloads the window is shown. */
import type { Buffer } from 'node:buffer'
import type { DownloadOutcome } from '../../../shared/server-events.ts'
import { asksForDownload } from '../../../shared/text/requested.ts'
import { targetOf } from './request-facts.ts'

/** A younger download is not listed as a transfer yet, ms. */
export const transferMs = 300

/** Nobody waits for a download that takes less, ms. */
const longMs = 2000

const [letterG, slash, space, questionMark] = [0x47, 0x2f, 0x20, 0x3f]
const targetAt = 'GET '.length

/**
 * Whether a request asks for what people call a download. Asked after every 200, so it makes strings only of targets with a
 * query.
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

/** A download that ends: all of one that has been delivered, or the response of one that has not. */
export type DownloadEnd = {
  readonly isDelivery: boolean
  /** Whether the window was shown it as a transfer. */
  readonly isListed: boolean
  /** From the request to the end, or if it came in pieces, from the first request. */
  readonly tookMs: number
}

/**
 * Whether the end of a download is reported, and so listed on its own.
 *
 * @param status 200 or 206, of its last response
 * @param outcome of that response
 */
export function isReported(
  { isDelivery, isListed, tookMs }: DownloadEnd,
  status: number,
  outcome: DownloadOutcome,
): boolean {
  if (isDelivery) return tookMs >= longMs
  // What was listed is never just gone, by whatever clock it is younger now.
  if (!isListed && tookMs < transferMs) return false
  if (outcome === 'delivered') return false
  // A 206 may be any piece of a file: players leave one after the other as a film is skipped through.
  return outcome !== 'left' || status === 200
}
