/** The end of a share that the options have set. */
import { ShareEnd } from '../host/share-end.ts'
import type { EndConditions, EndReason, ShareEnds } from '../../shared/app/share-ends.ts'
import type { ShareObserver } from './share-observer.ts'

export type TimedEnd = {
  /** When that is, as of now; undefined if nothing is set. */
  readonly ends: ShareEnds | undefined
  /** Resolves when it has come; never if nothing is set. */
  readonly reached: Promise<{ readonly end: EndReason }>
  readonly cancel: () => void
}

/** Counts from now on, as the share has begun. */
export function timedEnd(conditions: EndConditions, observer: ShareObserver): TimedEnd {
  let settle: (reached: { readonly end: EndReason }) => void = () => undefined
  const reached = new Promise<{ readonly end: EndReason }>((resolve) => (settle = resolve))
  const isSet = Object.values(conditions).some((condition) => condition !== undefined)
  if (!isSet) return { ends: undefined, reached, cancel: () => undefined }
  const end = new ShareEnd({ conditions, onEnd: (reason) => settle({ end: reason }) })
  observer.watch = (snapshot) => end.update(snapshot)
  return { ends: end.ends, reached, cancel: () => end.cancel() }
}
