/**
 * Finds the key in a request's path, and removes keys from what others get to see of a head. A key is 26 characters of
 * base32 in lower case; an address has it as its first segment, `/~` before it. Whether it is a guest's is decided elsewhere.
 */
import { Buffer } from 'node:buffer'
import { parseQuery } from '../../../http/query.ts'
import { pathStart } from '../../../http/request-target.ts'

const keyMark = '/~'
const firstSegment = /\/~[a-z2-7]{26}(?=[/?]|$)/y

/** A key in any spelling that somebody could undo: any case, percent-encoded once or more often. */
const keyShape = /(?:~|%(?:25)*7e)(?:[a-z2-7]|%(?:25)*[2-7][0-9a-f]){26}/gi

/** What a key in any spelling and a query have. Most heads have none of it, and looking closely costs a tenth of the rate. */
const secretMark = /[~%?]/

/** A Referer up to its query, and the query, which may be that of a page at the door. */
const refererQuery = /(\r\nreferer:[^?\r\n]*\?)[^\r\n]*/gi

/** A target up to its query, if its path is the root. */
const rootQuery = /^(?:https?:\/\/[^/?]*)?\/\?/i

/** Times that a text is decoded in search of a key. */
const maxDecodingSteps = 5

/** What stands in for a key. */
const mask = '~***'

/** A target whose first segment has the shape of a key. */
export type KeyPath = {
  readonly key: string
  /** The target without the segment: what it means below the key. In origin form it begins with `/`. */
  readonly target: string
  /** Whether the segment was the whole path, without a slash behind it. */
  readonly isBare: boolean
}

/** Where the target of a well-formed head begins and ends. */
function targetIn(text: string): [start: number, end: number] {
  const start = text.indexOf(' ') + 1
  return [start, text.indexOf(' ', start)]
}

/** Returns the key in the target of a well-formed head (latin1), undefined if there is none in its one canonical spelling. */
export function findKey(head: string): KeyPath | undefined {
  const [targetAt, targetEnd] = targetIn(head)
  const target = head.slice(targetAt, targetEnd)
  const start = pathStart(target)
  if (start === undefined) return undefined
  firstSegment.lastIndex = start
  // Not by exec: an array for each request.
  if (!firstSegment.test(target)) return undefined
  const end = firstSegment.lastIndex
  const key = target.slice(start + keyMark.length, end)
  const isBare = target[end] !== '/'
  return { key, target: target.slice(0, start) + (isBare ? '/' : '') + target.slice(end), isBare }
}

/**
 * Returns a well-formed head with `target`, in which no key is left, and no PIN where a guest has just typed it: in its fields
 * everything with the shape of a key is masked, in the target, which may name files of any name, only the key itself. The
 * bytes of `head` may be used for it. `text` is what they say, latin1.
 */
export function maskedHead(head: Buffer, text: string, { target, key }: KeyPath): Buffer {
  const [targetAt, targetEnd] = targetIn(text)
  const fields = text.slice(targetEnd)
  const ownTarget = maskedTarget(target, key)
  const ownFields = maskedFields(fields, key)
  if (ownTarget === target && ownFields === fields && target.startsWith('/')) {
    return withoutSegment(head, targetAt, targetEnd - targetAt - target.length)
  }
  return Buffer.from(text.slice(0, targetAt) + ownTarget + ownFields, 'latin1')
}

/** Removes the first bytes of the target by moving the method, which is shorter than all that follows. */
function withoutSegment(head: Buffer, targetAt: number, segmentBytes: number): Buffer {
  head.copyWithin(segmentBytes, 0, targetAt)
  return head.subarray(segmentBytes)
}

function maskedTarget(target: string, key: string): string {
  if (!secretMark.test(target)) return withoutPlain(target, key)
  const isKey = (found: string) => decoded(found)?.slice(1).toLowerCase() === key
  const ownTarget = target.replace(keyShape, (found) => (isKey(found) ? mask : found))
  return withoutPlain(withoutDoorQuery(ownTarget), key)
}

/** The fields that were masked last, and what is left of them. Clients send the same with one request after the other. */
let last = { fields: '', key: '', left: '' }

function maskedFields(fields: string, key: string): string {
  if (fields !== last.fields || key !== last.key) last = { fields, key, left: searchedFields(fields, key) }
  return last.left
}

function searchedFields(fields: string, key: string): string {
  if (!secretMark.test(fields)) return withoutPlain(fields, key)
  return withoutPlain(fields.replace(refererQuery, '$1***').replace(keyShape, mask), key)
}

/** Masks what a guest says at the door, if it says it behind a key, too. */
function withoutDoorQuery(target: string): string {
  const root = rootQuery.exec(target)?.[0]
  if (root === undefined) return target
  const query = parseQuery(target.slice(root.length))
  return query.has('pin') || query.has('ask') ? `${root}***` : target
}

/**
 * Returns what may be known of a head that was refused, well-formed or not: its request line and the client's own name.
 * Somebody who mistypes a key or a PIN by one character has nearly given it away, so no query is left, and no path with
 * anything like a key.
 */
export function refusedHead(head: Buffer): Buffer {
  const text = head.toString('latin1')
  const lineEnd = text.search(/[\r\n]/)
  const [method = '', target, ...rest] = (lineEnd === -1 ? text : text.slice(0, lineEnd)).split(' ')
  const targetPart = target === undefined ? [] : [refusedTarget(target)]
  const parts = [hidden(method), ...targetPart, ...rest.map(hidden)]
  const userAgent = /\r\nuser-agent:[ \t]*([^\r\n]*)\r\n/i.exec(text)?.[1]
  const field = userAgent === undefined ? '' : `User-Agent: ${hidden(userAgent)}\r\n`
  return Buffer.from(lineEnd === -1 ? parts.join(' ') : `${parts.join(' ')}\r\n${field}\r\n`, 'latin1')
}

function refusedTarget(target: string): string {
  const mark = target.indexOf('?')
  const path = mark === -1 ? target : target.slice(0, mark)
  return hidden(path) + (mark === -1 ? '' : '?***')
}

/** The text, or a mask if it holds a long run of a key's characters in any spelling. */
function hidden(text: string): string {
  const plain = decoded(text)
  return plain === undefined || /[a-z2-7]{20}/i.test(plain) ? mask : text
}

/** Masks the key also where it stands without its `~`. */
function withoutPlain(text: string, key: string): string {
  return text.toLowerCase().includes(key) ? text.replace(new RegExp(key, 'gi'), mask) : text
}

/** Undoes percent-encoding, however often it was applied; undefined if that takes more steps than anyone means it to. */
function decoded(text: string): string | undefined {
  let plain = text
  for (let step = 0; step < maxDecodingSteps; step++) {
    const next = plain
      .replace(/%(?:25)+/g, '%')
      .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    if (next === plain) return plain
    plain = next
  }
  return undefined
}
