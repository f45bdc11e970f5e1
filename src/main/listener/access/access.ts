/**
 * Who may open the share: the mode, the share's own key and PIN, guests with keys of their own, and guests who ask. All of it
 * lives as long as the share: a stop ends every key.
 */
import type { AccessAsk, AccessState, KeyedGuest } from '../../../shared/server-events.ts'
import type { AccessMode, AccessSettings } from '../../../shared/settings.ts'
import type { Client } from '../connections/client.ts'
import { Asks, type Ask } from './asks.ts'
import { GuestKeys, type KeyOrigin } from './guest-keys.ts'
import { PinAttempts } from './pin-attempts.ts'
import { isSameKey, isSamePin, newKey, newPin } from './secrets.ts'

/** What access reports to. */
export type AccessParts = {
  /** Monotonic, ms. */
  readonly now: () => number
  /** Mode, key or PIN have changed. */
  readonly onState: (state: AccessState) => void
  /** The guests with keys have changed, or those who ask. */
  readonly onGuests: () => void
}

/** Whose key it is: that of the share, or of a guest by its number. */
export type KeyHolder = 'share' | number

/** What came of a PIN: a key, or how long to wait before the next, ms. */
export type PinOutcome = { readonly key: string } | { readonly waitMs: number; readonly isTried: boolean }

/** Runs on the listener thread. */
export class Access {
  readonly #parts: AccessParts
  readonly #guests = new GuestKeys()
  readonly #attempts: PinAttempts
  readonly #asks: Asks
  #settings: AccessSettings = { access: 'everyone' }
  /** Made when the link lets guests in for the first time, and kept until the host wants another: a printed code stays valid. */
  #shareKey: string | undefined
  #pin: string | undefined
  #usedUpPins = 0

  constructor(parts: AccessParts, settings: AccessSettings) {
    this.#parts = parts
    this.#attempts = new PinAttempts(parts.now)
    this.#asks = new Asks(parts.now)
    this.#follow(settings)
  }

  get mode(): AccessMode {
    return this.#settings.access
  }

  get hasPin(): boolean {
    return this.#pin !== undefined
  }

  /** Whether keys mean something: unless everyone may come in and nobody has ever been given one. */
  get hasKeys(): boolean {
    return this.mode !== 'everyone' || this.#shareKey !== undefined || this.#guests.size > 0
  }

  get state(): AccessState {
    const isByLink = this.mode === 'link'
    return {
      mode: this.mode,
      key: isByLink ? this.#shareKey : undefined,
      pin: isByLink ? this.#pin : undefined,
      usedUpPins: this.#usedUpPins,
    }
  }

  get asks(): AccessAsk[] {
    return this.#asks.list()
  }

  get keyedGuests(): KeyedGuest[] {
    return this.#guests.list()
  }

  /** Takes over settings. Guests who have keys keep them. */
  configure(settings: AccessSettings): void {
    const before = this.#settings
    if (settings.access === before.access && settings.pin === before.pin) return
    this.#follow(settings)
    this.#parts.onState(this.state)
    this.#parts.onGuests()
  }

  /** Whose key it is; undefined if it is nobody's, or no longer. Notes that the guest is here. */
  holderOf(key: string, address: string): KeyHolder | undefined {
    // Those who are to be asked about have no use for a link that is known to others.
    const shareKey = this.mode === 'ask' ? undefined : this.#shareKey
    if (shareKey !== undefined && isSameKey(shareKey, key)) return 'share'
    return this.#guests.use(key, address)
  }

  /** Lets a guest in who knows the PIN. */
  tryPin(pin: string, client: Client, userAgent: string): PinOutcome {
    const waitMs = this.#attempts.waitMs(client.network)
    // Not even looked at: otherwise the answer would tell whether it is the right one.
    if (waitMs > 0) return { waitMs, isTried: false }
    if (isSamePin(pin, this.#pin!)) {
      this.#attempts.succeeded(client.network)
      return { key: this.#giveKey(client, userAgent, 'pin') }
    }
    if (this.#attempts.failed(client.network)) this.#replacePin(true)
    return { waitMs: this.#attempts.waitMs(client.network), isTried: true }
  }

  /** Asks the host on a guest's behalf. Returns the guest's secret, undefined if too many ask already. */
  ask(client: Client, userAgent: string): string | undefined {
    const secret = this.#asks.open(client, userAgent)
    if (secret !== undefined) this.#parts.onGuests()
    return secret
  }

  /** The guest with this secret looks for its answer. Returns its key once it is let in. */
  answerFor(secret: string): { readonly key: string } | 'pending' | 'denied' | 'gone' {
    const ask = this.#asks.find(secret)
    if (ask === undefined) return 'gone'
    return ask.state === 'allowed' ? this.#keyFor(ask) : ask.state
  }

  /** The host's answer. */
  answer(id: number, isAllowed: boolean): void {
    if (this.#asks.answer(id, isAllowed)) this.#parts.onGuests()
  }

  /** Ends a guest's key. One that came by the PIN knows it, so that has to be another one. */
  revoke(id: number): void {
    const origin = this.#guests.revoke(id)
    if (origin === undefined) return
    if (origin === 'pin' && this.hasPin) this.#replacePin(false)
    this.#parts.onGuests()
  }

  /** Makes another PIN, which everyone may try. */
  newPin(): void {
    if (!this.hasPin) return
    this.#attempts.reset()
    this.#replacePin(false)
  }

  /** Makes another key of the share: the one before is nobody's from now on. Guests who have keys of their own keep them. */
  newLink(): void {
    if (this.mode !== 'link') return
    this.#makeShareKey()
    this.#parts.onState(this.state)
  }

  /** Drops what has grown old. Returns whether there is more that will. */
  expire(): boolean {
    if (this.#asks.expire()) this.#parts.onGuests()
    return !this.#asks.isEmpty
  }

  #follow(settings: AccessSettings): void {
    const { access, pin } = settings
    const isOtherPin = pin !== this.#settings.pin
    this.#settings = settings
    if (access !== 'ask') this.#asks.clear()
    if (access === 'link' && this.#shareKey === undefined) this.#makeShareKey()
    if (pin === undefined) this.#pin = undefined
    else if (isOtherPin || this.#pin === undefined) this.#pin = pin === 'random' ? newPin() : pin
  }

  #makeShareKey(): void {
    this.#shareKey = newKey()
  }

  #replacePin(isUsedUp: boolean): void {
    if (isUsedUp) this.#usedUpPins++
    this.#pin = newPin(this.#pin)
    this.#parts.onState(this.state)
  }

  #keyFor(ask: Ask): { readonly key: string } | 'gone' {
    ask.key ??= this.#giveKey(ask.client, ask.userAgent, 'answer')
    // An answer that got lost is given again, but not to a guest who was put out meanwhile.
    return this.#guests.has(ask.key) ? { key: ask.key } : 'gone'
  }

  #giveKey(client: Client, userAgent: string, origin: KeyOrigin): string {
    const key = this.#guests.give(client, userAgent, origin)
    this.#parts.onGuests()
    return key
  }
}
