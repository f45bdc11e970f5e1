/** What the terminal says about running downloads. Pure. */
import type { TransferSnapshot } from '../../shared/server-events.ts'
import { formatBytes, inByteUnit, unitBaseOf } from '../../shared/text/format-bytes.ts'
import { requestedText } from '../../shared/text/requested.ts'
import { shortened } from './shortened.ts'

type Download = Pick<TransferSnapshot, 'target' | 'sentBytes' | 'contentBytes'>

/** Downloads that are named; of more only the number is given. */
const maxNamed = 3
/** Characters of a name: a request target may have 16,384. */
const maxNameCharacters = 60

const unitBase = unitBaseOf(process.platform)

/** `2 downloads, 38.0 of 500 MB, 12.0 MB/s`; a single one is named at the end. Without a rate as long as none is known. */
export function statusText(downloads: readonly Download[], bytesPerSecond: number | undefined): string {
  const parts = [countText(downloads.length), progressText(downloads)]
  if (bytesPerSecond !== undefined) parts.push(`${formatBytes(bytesPerSecond, unitBase)}/s`)
  const [only] = downloads
  const name = downloads.length === 1 ? `  ${nameOf(only!)}` : ''
  return `${parts.join(', ')}${name}`
}

/** What a stop waits for, and how to end the wait: one line. */
export function waitingText(downloads: readonly Download[], seconds: number): string {
  const names = downloads.slice(0, maxNamed).map(nameOf)
  if (downloads.length > maxNamed) names.push(`${downloads.length - maxNamed} more`)
  const what = `${countText(downloads.length)} (${progressText(downloads)}): ${names.join(', ')}`
  return `Waiting up to ${seconds} seconds for ${what}. Press Ctrl+C again to stop now.`
}

function countText(count: number): string {
  return count === 1 ? '1 download' : `${count} downloads`
}

/** How much of all downloads together is sent: `38.0 of 500 MB`, `900 KB of 2.0 MB`. */
function progressText(downloads: readonly Download[]): string {
  const sum = (bytesOf: (download: Download) => number) =>
    downloads.reduce((bytes, download) => bytes + bytesOf(download), 0)
  const [sentBytes, allBytes] = [
    sum((download) => download.sentBytes),
    sum((download) => download.contentBytes),
  ]
  const [sent, all] = [inByteUnit(sentBytes, unitBase), inByteUnit(allBytes, unitBase)]
  const begun = sent.unit === all.unit ? sent.amount.toFixed(sent.digits) : formatBytes(sentBytes, unitBase)
  return `${begun} of ${formatBytes(allBytes, unitBase)}`
}

function nameOf({ target }: Download): string {
  return shortened(requestedText(target, 'selection'), maxNameCharacters)
}
