/**
 * How often PINs may be tried. Pure: the clock is passed in. A network has five tries, then pauses that double. Wrong ones
 * are counted over all networks, too: an attacker may have many addresses, so after thirty the PIN has to be another one, and from
 * the second time on everyone has to wait for it. So there are at most some thirty guesses an hour in the long run, at a
 * chance of one in a million each. Links keep working meanwhile.
 */

/** Wrong PINs of a network before its first pause. */
const freeTries = 5

/** Wrong PINs of all networks that use up the PIN. */
const triesOfPin = 30

const firstPauseMs = 60_000
const longestPauseMs = 60 * 60_000

/** How long wrong PINs are held against a network, ms. */
const memoryMs = 24 * 60 * 60_000

const maxNetworks = 10_000

type Tries = { wrong: number; pausedUntil: number; forgottenAt: number }

/** Runs on the listener thread. */
export class PinAttempts {
  readonly #now: () => number
  /** By network, the one that tried longest ago first. */
  readonly #tries = new Map<string, Tries>()
  /** What is held against every network that isn't known, once some had to be forgotten: they may be back. */
  #unknown: Tries | undefined
  #wrongInAll = 0
  #usedUpPins = 0
  #everyonePausedUntil = 0

  /** @param now monotonic, ms */
  constructor(now: () => number) {
    this.#now = now
  }

  /** How long the network has to wait before it may try, ms; 0 if it may. */
  waitMs(network: string): number {
    const until = Math.max(this.#find(network)?.pausedUntil ?? 0, this.#everyonePausedUntil)
    return Math.max(0, until - this.#now())
  }

  /** Counts a wrong PIN of a network that didn't have to wait. Returns whether the PIN is used up, so that there must be another. */
  failed(network: string): boolean {
    const now = this.#now()
    const { wrong } = this.#find(network) ?? { wrong: 0 }
    const tries = fail(wrong + 1, now)
    if (this.#unknown !== undefined && !this.#tries.has(network)) this.#unknown = tries
    this.#tries.delete(network)
    this.#tries.set(network, tries)
    this.#bound()
    if (++this.#wrongInAll < triesOfPin) return false
    this.#wrongInAll = 0
    this.#usedUpPins++
    if (this.#usedUpPins > 1) this.#everyonePausedUntil = now + pauseMs(this.#usedUpPins - 2)
    return true
  }

  /** The network knows the PIN. */
  succeeded(network: string): void {
    this.#tries.delete(network)
  }

  /** The host has made another PIN: everyone may try that. */
  reset(): void {
    this.#tries.clear()
    this.#unknown = undefined
    this.#wrongInAll = 0
    this.#usedUpPins = 0
    this.#everyonePausedUntil = 0
  }

  #find(network: string): Tries | undefined {
    const tries = this.#tries.get(network) ?? this.#unknown
    return tries !== undefined && tries.forgottenAt > this.#now() ? tries : undefined
  }

  #bound(): void {
    if (this.#tries.size <= maxNetworks) return
    const [[network, oldest]] = this.#tries as unknown as [[string, Tries]]
    this.#tries.delete(network)
    this.#unknown = worse(this.#unknown, oldest)
  }
}

function fail(wrong: number, now: number): Tries {
  const pausedUntil = wrong < freeTries ? 0 : now + pauseMs(wrong - freeTries)
  return { wrong, pausedUntil, forgottenAt: now + memoryMs }
}

function pauseMs(doublings: number): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(doublings, 10))
}

function worse(one: Tries | undefined, other: Tries): Tries {
  if (one === undefined) return other
  return {
    wrong: Math.max(one.wrong, other.wrong),
    pausedUntil: Math.max(one.pausedUntil, other.pausedUntil),
    forgottenAt: Math.max(one.forgottenAt, other.forgottenAt),
  }
}
