/** Reads a request head and makes the checks of RFC 9110 and 9112 that need no folder, in their order. */
import type { Buffer } from 'node:buffer'
import { bodyFraming } from '../../http/body-framing.ts'
import { isPreflight, preflightFields } from '../../http/cross-origin.ts'
import { isOwnHost } from '../../http/host-field.ts'
import { isPersistent, parseRequestHead, type RequestHead } from '../../http/request-head.ts'
import { beginsWithHead, methodSupport } from '../../http/request-line.ts'
import { parseRequestTarget, type RequestTarget } from '../../http/request-target.ts'
import { errorPlan, type ResponsePlan } from './plans/response-plan.ts'

/** Most content of a request that is read and discarded so that the connection can be used again, bytes. */
const maxDiscardBytes = 64 * 1024

/** A request target that could be parsed. */
export type ParsedTarget = Extract<RequestTarget, { ok: true }>

/** What the connection needs to know about a request, and either the request itself or the plan that answers it. */
export type Request = {
  readonly isHead: boolean
  readonly minorVersion: 0 | 1
  /** Whether the client wants, and the request's framing allows, another request on the connection. */
  readonly persistent: boolean
  /** Bytes of request content that may still arrive; Infinity if their end is unknown. */
  readonly discardBytes: number
  /** Value of Accept; undefined for none, and after a malformed head. */
  readonly accept: string | undefined
  /** Value of Accept-Language, likewise. */
  readonly acceptLanguage: string | undefined
  /** The request target as received; `/` after a malformed head. */
  readonly rawTarget: string
} & (
  | { readonly kind: 'served'; readonly head: RequestHead; readonly target: ParsedTarget }
  | { readonly kind: 'answered'; readonly plan: ResponsePlan }
)

/**
 * Reads the request head in bytes[0, length). `ownNames` are this machine's names in lower case; `cors` lets pages of
 * other origins read the share.
 */
export function readRequest(
  bytes: Buffer,
  length: number,
  ownNames: ReadonlySet<string>,
  cors: boolean,
): Request {
  const parsed = parseRequestHead(bytes, 0, length)
  if (!parsed.ok) return malformed(parsed.status, beginsWithHead(bytes))
  const { head } = parsed
  const framing = bodyFraming(head)
  if (framing.kind === 'malformed') return malformed(framing.status, head.method === 'HEAD')
  const discardBytes = framing.kind === 'length' ? framing.length : 0
  // A client that expects 100 (Continue) sends its content only afterwards, or not at all, so it is unknown where the next
  // request starts. The same goes for chunked content, whose end isn't searched for here.
  const framingLost =
    framing.kind === 'chunked' ||
    discardBytes > maxDiscardBytes ||
    (discardBytes > 0 && head.fields.has('expect'))
  const facts = {
    isHead: head.method === 'HEAD',
    minorVersion: head.minorVersion,
    persistent: isPersistent(head) && !framingLost,
    discardBytes: framingLost ? Infinity : discardBytes,
    accept: head.fields.get('accept'),
    acceptLanguage: head.fields.get('accept-language'),
    rawTarget: head.target,
  }
  const checked = checkRequest(head, ownNames, cors)
  return 'status' in checked
    ? { ...facts, kind: 'answered', plan: checked }
    : { ...facts, kind: 'served', head, target: checked }
}

/** Answers a malformed head, after which nothing on the connection can be trusted. */
function malformed(status: 400 | 431 | 501 | 505 | 414, isHead: boolean): Request {
  return {
    kind: 'answered',
    plan: status === 400 ? errorPlan(400, [], 'malformed') : errorPlan(status),
    isHead,
    minorVersion: 1,
    persistent: false,
    discardBytes: Infinity,
    accept: undefined,
    acceptLanguage: undefined,
    rawTarget: '/',
  }
}

function checkRequest(
  head: RequestHead,
  ownNames: ReadonlySet<string>,
  cors: boolean,
): ParsedTarget | ResponsePlan {
  const mayAsk = cors && isPreflight(head)
  // Before the target, since other methods have target forms of their own (CONNECT host:port, OPTIONS *).
  const support = methodSupport(head.method)
  if (support === 'unknown') return errorPlan(501)
  if (support === 'known' && !mayAsk) return errorPlan(405, [['Allow', 'GET, HEAD']])
  const target = parseRequestTarget(head.target)
  if (!target.ok) return errorPlan(target.status)
  // The authority of the absolute form overrides Host (RFC 9112 §3.2.2). A 1.0 client may send neither.
  const host = target.host ?? head.host
  if (host !== undefined && !isOwnHost(host, ownNames)) return errorPlan(421)
  if (mayAsk) return preflightPlan(head)
  // A service worker stays in the browser and would answer for everything shared at this address later.
  if (head.fields.has('service-worker')) return errorPlan(403, [], 'service-worker')
  const expectation = head.fields.get('expect')
  if (expectation !== undefined && expectation.toLowerCase() !== '100-continue') return errorPlan(417)
  return target
}

function preflightPlan({ fields }: RequestHead): ResponsePlan {
  return {
    status: 204,
    fields: preflightFields(fields),
    contentLength: undefined,
    content: { kind: 'none' },
  }
}
