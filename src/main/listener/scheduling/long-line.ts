/**
 * The line of those whose jobs take long. Who has closed its direction may still wait for the answer, as a pipe does, but
 * has mostly left, as browsers do on reload: it comes after all others of its client. It takes nothing from other clients'
 * turns, and they nothing from its own, so that nobody waits for ever while another asks again and again.
 */
import { FairQueue, type Queued, type Own } from './fair-queue.ts'

export type Waiting = Queued & {
  /** The client will send no more. */
  readonly hasEnded: boolean
}

/** Listener thread only. */
export class LongLine<Owner extends Waiting> extends FairQueue<Owner> {
  protected override takeFrom(own: Own<Owner>): Owner {
    const index = own.owners.findIndex(({ hasEnded }, place) => place >= own.head && !hasEnded)
    if (index <= own.head) return super.takeFrom(own)
    const [owner] = own.owners.splice(index, 1) as [Owner]
    return owner
  }
}
