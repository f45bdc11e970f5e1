/**
 * The line of those whose jobs take long. Who has closed its direction may still wait for the answer, as a pipe does, but
 * has mostly left, as browsers do on reload: it comes after all others of its client. It takes nothing from other clients'
 * turns, and they nothing from its own, so that nobody waits for ever while another asks again and again.
 */
import { TurnLine, type InLine } from './turn-line.ts'

export type Waiting = InLine & {
  /** The client will send no more. */
  readonly hasEnded: boolean
}

/** Listener thread only. */
export class LongLine<Owner extends Waiting> extends TurnLine<Owner> {
  override take(): Owner | undefined {
    for (const own of this.byClient.values()) {
      const index = own.findIndex(({ hasEnded }) => !hasEnded)
      return this.takeFrom(own, Math.max(index, 0))
    }
    return undefined
  }
}
