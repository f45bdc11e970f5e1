/** What the terminal says about the end of a share. */
import type { EndConditions, EndReason, ShareEnds } from '../../shared/app/share-ends.ts'

/** Returns when a share ends, '' if nothing but the user ends it: `at 18:00 or after 12 downloads`. */
export function endWords({ atMs, deliveriesLeft, idleMs }: ShareEnds, nowMs: number): string {
  const parts = [
    atMs === undefined ? '' : `at ${momentWords(atMs, nowMs)}`,
    deliveriesLeft === undefined ? '' : `after ${plural(deliveriesLeft, 'download')}`,
    idleMs === undefined ? '' : `when nobody has come for ${durationWords(idleMs)}`,
  ].filter((part) => part !== '')
  return [parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter((part) => part !== '').join(' or ')
}

/** Returns why a share ends, as a sentence. */
export function endReasonWords(reason: EndReason, { deliveries = 0, idleMs = 0 }: EndConditions): string {
  switch (reason) {
    case 'time':
      return 'The time is up, so sharing ends.'
    case 'deliveries':
      return `${plural(deliveries, 'download')} ${deliveries === 1 ? 'has' : 'have'} been delivered, so sharing ends.`
    case 'idle':
      return `Nobody has come for ${durationWords(idleMs)}, so sharing ends.`
  }
}

/** The time of the day, by seconds only if they matter, with the date unless that is today's. */
function momentWords(ms: number, nowMs: number): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const moment = new Date(ms)
  const isNear = ms - nowMs < 2 * 60_000
  const seconds = isNear ? `:${two(moment.getSeconds())}` : ''
  const time = `${two(moment.getHours())}:${two(moment.getMinutes())}${seconds}`
  if (moment.toDateString() === new Date(nowMs).toDateString()) return time
  return `${time} on ${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
}

function durationWords(ms: number): string {
  const seconds = Math.round(ms / 1000)
  const parts = [
    plural(Math.floor(seconds / 86_400), 'day'),
    plural(Math.floor(seconds / 3600) % 24, 'hour'),
    plural(Math.floor(seconds / 60) % 60, 'minute'),
    plural(seconds % 60, 'second'),
  ]
  return parts.filter((part) => !part.startsWith('0 ')).join(' ')
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
