/** The end that the user has chosen for a share: it begins to count when the share runs, and is forgotten with it. */
import type { SharingState } from '../../../shared/app/app-state.ts'
import { hourMs, type EndChoice, type EndConditions, type EndState } from '../../../shared/app/share-ends.ts'
import type { ServerSnapshot } from '../../../shared/server-events.ts'
import { ShareEnd, type EndClock } from '../../host/share-end.ts'
import { nextTimeOfDay } from '../../host/time-of-day.ts'

/** The time of the end is by the clock on the wall, which is corrected a little all the time, ms. */
const sameMs = 2000

const never: EndChoice = { kind: 'never' }

export type TimedShareParts = {
  /** Ends the share. */
  readonly onEnd: () => void
  /** Called when {@link TimedShare.state} has changed. */
  readonly onChange: () => void
  readonly clock?: EndClock
}

export class TimedShare {
  readonly #parts: TimedShareParts
  #state: EndState = { choice: never, ends: undefined, over: undefined }
  #end: ShareEnd | undefined
  #isSharing = false

  constructor(parts: TimedShareParts) {
    this.#parts = parts
  }

  get state(): EndState {
    return this.#state
  }

  /** Counts from now, or from the start of the next share. */
  choose(choice: EndChoice): void {
    this.#cancel()
    this.#set({ choice, over: undefined })
    if (this.#isSharing) this.#begin()
  }

  /** One hour more, if the share ends at a time. */
  extend(): void {
    this.#end?.extend(hourMs)
  }

  /** The share has another state. One that moves to another port goes on counting. */
  sharingChanged({ kind }: SharingState): void {
    this.#isSharing = kind === 'sharing'
    if (kind === 'failed') this.#cancel()
    if (kind === 'starting' && this.#state.over !== undefined) this.#set({ over: undefined })
    if (this.#isSharing && this.#end === undefined) this.#begin()
  }

  /** The user, or the end of the app, stops the share: what was chosen for it is forgotten. */
  stopped(): void {
    this.#cancel()
    this.#set({ choice: never })
  }

  update(snapshot: ServerSnapshot): void {
    this.#end?.update(snapshot)
  }

  #begin(): void {
    const { choice } = this.#state
    if (choice.kind === 'never') return
    this.#end = new ShareEnd({
      conditions: conditionsOf(choice, this.#parts.clock?.wallMs() ?? Date.now()),
      onEnd: () => {
        this.stopped()
        this.#set({ over: choice })
        this.#parts.onEnd()
      },
      onChange: () => this.#changed(),
      ...(this.#parts.clock !== undefined && { clock: this.#parts.clock }),
    })
    this.#changed()
  }

  #cancel(): void {
    this.#end?.cancel()
    this.#end = undefined
    if (this.#state.ends !== undefined) this.#set({ ends: undefined })
  }

  #changed(): void {
    const before = this.#state.ends
    const ends = this.#end?.ends
    const movedMs = Math.abs((ends?.atMs ?? 0) - (before?.atMs ?? 0))
    if (movedMs >= sameMs || ends?.deliveriesLeft !== before?.deliveriesLeft || before === undefined)
      this.#set({ ends })
  }

  #set(change: Partial<EndState>): void {
    this.#state = { ...this.#state, ...change }
    this.#parts.onChange()
  }
}

function conditionsOf(choice: EndChoice, nowMs: number): EndConditions {
  switch (choice.kind) {
    case 'never':
      return {}
    case 'hours':
      return { durationMs: choice.hours * hourMs }
    case 'time':
      return { untilMs: nextTimeOfDay(nowMs, Math.floor(choice.minute / 60), choice.minute % 60) }
    case 'deliveries':
      return { deliveries: choice.count }
    case 'idle':
      return { idleMs: hourMs }
  }
}
