/** Keeps what each guest has been sent quickly today, by what the engine has counted since the share started. */
import type { QuickDownloads } from '../../../shared/app/quick-downloads.ts'
import { isToday } from '../../../shared/app/todays-downloads.ts'
import type { GuestSnapshot } from '../../../shared/server-events.ts'

/** Guests kept; those that were sent nothing for the longest time are forgotten. */
const maxGuests = 200

type Counted = Pick<GuestSnapshot, 'quickDownloads' | 'quickBytes' | 'quickMs'>
const nothing: Counted = { quickDownloads: 0, quickBytes: 0, quickMs: 0 }

export class QuickHistory {
  /** By address: what of the engine's counts is in the receipts already. */
  #counted = new Map<string, Counted>()
  /** By address, the latest last. */
  readonly #receipts = new Map<string, QuickDownloads>()

  /** Takes the engine's guests. Returns the receipts that are new or have changed. */
  add(guests: readonly GuestSnapshot[]): readonly QuickDownloads[] {
    const changed = guests.flatMap((guest) => this.#update(guest) ?? [])
    const excess = this.#receipts.size - maxGuests
    for (const client of [...this.#receipts.keys()].slice(0, Math.max(0, excess)))
      this.#receipts.delete(client)
    return changed
  }

  /** The share has ended: another counts from zero. */
  shareEnded(): void {
    this.#counted = new Map()
  }

  clear(): void {
    this.#receipts.clear()
  }

  /** Today's receipts. */
  get today(): readonly QuickDownloads[] {
    const nowMs = Date.now()
    return [...this.#receipts.values()].filter((receipt) => isToday(receipt, nowMs))
  }

  /** Returns the guest's receipt, if it is new or has changed. */
  #update(guest: GuestSnapshot): QuickDownloads | undefined {
    const { client, userAgent, quickDownloads, quickBytes, quickTarget, quickMs } = guest
    const seen = this.#counted.get(client) ?? nothing
    if (seen.quickMs === quickMs && seen.quickDownloads === quickDownloads) return undefined
    this.#counted.set(client, { quickDownloads, quickBytes, quickMs })
    // A guest that the engine had forgotten is counted from zero.
    const counted = seen.quickDownloads >= quickDownloads ? nothing : seen
    const earlier = this.#receipts.get(client)
    const today = earlier !== undefined && isToday(earlier, quickMs) ? earlier : undefined
    const receipt: QuickDownloads = {
      client,
      userAgent,
      files: (today?.files ?? 0) + quickDownloads - counted.quickDownloads,
      bytes: (today?.bytes ?? 0) + quickBytes - counted.quickBytes,
      target: quickTarget,
      sinceMs: today?.sinceMs ?? quickMs,
      endedMs: quickMs,
    }
    this.#receipts.delete(client)
    this.#receipts.set(client, receipt)
    return receipt
  }
}
