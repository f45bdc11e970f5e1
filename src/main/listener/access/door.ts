/**
 * The door: every request passes it before it is queued, and what isn't let in never reaches a worker or a disk. What is let
 * in leaves its key here: neither worker nor log nor window gets to see it.
 */
import type { Buffer } from 'node:buffer'
import { isOwnHost } from '../../../http/host-field.ts'
import { parseQuery } from '../../../http/query.ts'
import { parseRequestHead, type RequestHead } from '../../../http/request-head.ts'
import { parseRequestTarget } from '../../../http/request-target.ts'
import type { Client } from '../connections/client.ts'
import { earlyContent, type EarlyContent } from '../connections/early-content.ts'
import { userAgentOf } from '../connections/request-facts.ts'
import type { Access, KeyHolder } from './access.ts'
import { doorWords, type DoorPage } from './door-pages.ts'
import { findKey, maskedHead, refusedHead, type KeyPath } from './key-path.ts'
import { typedPin } from './secrets.ts'

type DoorStatus = 200 | 301 | 303 | 403 | 404 | 410 | 421 | 429
type Field = readonly [name: string, value: string]

/** What the door does with a request. */
export type Verdict =
  /** Lets it in as it is: everyone may come in, and it has no key. */
  | { readonly kind: 'pass' }
  /** Lets it in, with what is left of its head. `prefix` is the part of its path that was taken off. */
  | { readonly kind: 'enter'; readonly head: Buffer; readonly prefix: string; readonly holder: KeyHolder }
  /** Answers it, after which the connection ends. */
  | { readonly kind: 'answer'; readonly status: DoorStatus; readonly content: EarlyContent }
  | { readonly kind: 'malformed'; readonly status: 400 | 431 | 505 }

/** Seconds after which a guest who waits looks for its answer. */
const reloadSeconds = 3

/** What must not be kept or passed on: the address of these answers may hold a PIN, and the next one holds a key. */
const discretion: readonly Field[] = [['Referrer-Policy', 'no-referrer']]

/** Runs on the listener thread. */
export class Door {
  readonly #access: Access
  readonly #ownNames: ReadonlySet<string>

  constructor(access: Access, ownNames: ReadonlySet<string>) {
    this.#access = access
    this.#ownNames = ownNames
  }

  /** Whether requests pass as they are, so that nobody has to {@link judge} them. */
  get isOpen(): boolean {
    return !this.#access.hasKeys
  }

  /** Returns what may be logged of a head that was refused. */
  loggable(head: Buffer): Buffer {
    return this.isOpen ? head : refusedHead(head)
  }

  /** Judges a complete request head, whose request line is well-formed, and may take its bytes. */
  judge(head: Buffer, client: Client): Verdict {
    // Whether the rest is well-formed is the worker's to say, of what is left: parsing it twice would cost much of the rate.
    const text = head.toString('latin1')
    const path = findKey(text)
    const holder = path && this.#access.holderOf(path.key, client.address)
    if (path !== undefined && holder !== undefined) return admit(head, text, path, holder)
    if (this.#access.mode === 'everyone') return { kind: 'pass' }
    const parsed = parseRequestHead(head, 0, head.length)
    if (!parsed.ok) return { kind: 'malformed', status: parsed.status }
    return this.#turnAway(parsed.head, client, userAgentOf(refusedHead(head)))
  }

  /** Answers a request without a valid key, by what it says alone: whatever is shared, the answer is the same. */
  #turnAway(request: RequestHead, client: Client, userAgent: string): Verdict {
    const { method } = request
    if (method !== 'GET' && method !== 'HEAD') return page('missing', 404, request)
    const target = parseRequestTarget(request.target)
    if (!target.ok) return { kind: 'malformed', status: 400 }
    // Otherwise a web page elsewhere could try PINs through a guest's browser, by DNS rebinding.
    const host = target.host ?? request.host
    if (host !== undefined && !isOwnHost(host, this.#ownNames)) return page('misdirected', 421, request)
    const isRoot = target.segments.length === 0 && target.isNormal
    const query = parseQuery(target.query)
    const isForTheDoor = isRoot && [...query.keys()].every((name) => name === 'pin' || name === 'ask')
    const { mode, hasPin } = this.#access
    if (isForTheDoor && mode === 'ask') return this.#ask(request, query.get('ask'), client, userAgent)
    if (isForTheDoor && hasPin) return this.#pin(request, query.get('pin') ?? '', client, userAgent)
    return page('missing', 404, request)
  }

  #pin(request: RequestHead, typed: string, client: Client, userAgent: string): Verdict {
    const pin = typedPin(typed)
    if (pin === '') return page('pin', 200, request)
    const outcome = this.#access.tryPin(pin, client, userAgent)
    if ('key' in outcome) return redirect(303, `~${outcome.key}/`)
    const { waitMs } = outcome
    if (waitMs === 0) return page('wrong', 403, request)
    const retryAfter: Field = ['Retry-After', String(Math.ceil(waitMs / 1000))]
    return page('wait', 429, request, { minutes: Math.ceil(waitMs / 60_000), fields: [retryAfter] })
  }

  #ask(request: RequestHead, secret: string | undefined, client: Client, userAgent: string): Verdict {
    if (secret === undefined) {
      // Programs that only look at an address, to preview it, don't ask for anyone.
      if (request.method === 'HEAD') return page('asking', 200, request)
      const opened = this.#access.ask(client, userAgent)
      if (opened === undefined) return page('many', 429, request, { fields: [['Retry-After', '300']] })
      return redirect(303, `?ask=${opened}`)
    }
    const answer = this.#access.answerFor(secret)
    if (typeof answer === 'object') return redirect(303, `~${answer.key}/`)
    if (answer === 'denied') return page('denied', 403, request)
    if (answer === 'gone') return page('expired', 410, request)
    return page('asking', 200, request, { fields: [['Refresh', String(reloadSeconds)]] })
  }
}

/** Lets a request in whose key is valid. */
function admit(head: Buffer, text: string, path: KeyPath, holder: KeyHolder): Verdict {
  const { key, target, isBare } = path
  if (!isBare) return { kind: 'enter', head: maskedHead(head, text, path), prefix: `/~${key}`, holder }
  // Links on its pages would miss the key.
  const mark = target.indexOf('?')
  return redirect(301, `~${key}/${mark === -1 ? '' : target.slice(mark)}`)
}

/** The location is relative, as all links are. */
function redirect(status: 301 | 303, location: string): Verdict {
  return { kind: 'answer', status, content: { text: '', fields: [['Location', location], ...discretion] } }
}

function page(
  name: DoorPage,
  status: DoorStatus,
  { fields }: RequestHead,
  { minutes = 0, fields: more = [] }: { minutes?: number; fields?: readonly Field[] } = {},
): Verdict {
  const content = earlyContent(status, fields, (messages) => doorWords(name, messages, minutes))
  return {
    kind: 'answer',
    status,
    content: { text: content.text, fields: [...content.fields, ...discretion, ...more] },
  }
}
