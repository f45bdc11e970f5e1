import { decodeUtf8 } from '../../../shared/text/decode-utf8.ts'
import { visibleText } from '../../../shared/text/printable.ts'
import { asksForArchive } from '../../../shared/text/requested.ts'
import type { ThreadSnapshot } from '../../../shared/server-events.ts'
import { formatDuration } from '../lib/format.ts'
import { useAppStore } from '../stores/app.ts'
import { useLiveStore, type LastSeen } from '../stores/live.ts'
import { useGuestNames } from './useGuestNames.ts'
import { useRequestWords } from './useRequestWords.ts'

/** A shorter step is over before its duration can be read, ms. */
const worthTellingMs = 300

/** Between what a thread sends and who gets it. */
export const arrow = ' → '

export type ThreadWords = {
  /** What a thread does, in a word. */
  readonly wordOf: (thread: ThreadSnapshot) => string
  /** For how long it has been doing that; '' if that is over too soon to be read. */
  readonly ageOf: (thread: ThreadSnapshot) => string
  /** What it does, and for whom; `shown` returns what is shown of the path of a file in an archive. */
  readonly activityOf: (thread: ThreadSnapshot, shown: (path: string) => string) => string
}

/** Says what threads do. */
export function useThreadWords(): ThreadWords {
  const app = useAppStore()
  const live = useLiveStore()
  const { nameOf, textOf } = useRequestWords()
  const { labelOf } = useGuestNames()

  function workOf(thread: ThreadSnapshot): LastSeen | undefined {
    const { target, client, file, state } = thread
    if (state !== 'idle' && target !== undefined) return { target, client: client ?? '', file }
    // Most of what threads do is over before a snapshot sees it.
    const isActive = (live.threadRates.get(thread.thread) ?? 0) > 0
    return isActive ? live.lastSeen.get(thread.thread) : undefined
  }

  function wordOf(thread: ThreadSnapshot): string {
    if (thread.state === 'starting') return app.t('threads.starting')
    if (thread.state === 'stuck') return app.t('threads.waiting')
    const work = workOf(thread)
    if (work === undefined) return app.t('threads.idle')
    return app.t(asksForArchive(work.target) ? 'threads.packing' : 'threads.reading')
  }

  function activityOf(thread: ThreadSnapshot, shown: (path: string) => string): string {
    if (thread.state === 'starting') return app.t('threads.starting')
    if (thread.state === 'stuck') return app.t('threads.stuck')
    const work = workOf(thread)
    return work === undefined ? app.t('threads.idle') : delivery(work, shown)
  }

  function ageOf({ state, sinceMs }: ThreadSnapshot): string {
    const ageMs = (live.snapshot?.timeMs ?? 0) - sinceMs
    return state === 'busy' && ageMs >= worthTellingMs ? formatDuration(ageMs, app.language) : ''
  }

  function delivery({ target, client, file }: LastSeen, shown: (path: string) => string): string {
    const guest = labelOf(client, userAgentOf(client))
    if (!asksForArchive(target)) return `${textOf(target)}${arrow}${guest}`
    const packed = file === undefined ? '' : ` · ${visibleText(decodeUtf8(shown(file)))}`
    return `${nameOf(target)}${packed}${arrow}${guest}`
  }

  function userAgentOf(client: string): string {
    return live.snapshot?.guests.find((guest) => guest.client === client)?.userAgent ?? ''
  }

  return { wordOf, activityOf, ageOf }
}
