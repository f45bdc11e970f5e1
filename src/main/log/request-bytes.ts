/** Finds in the bytes of a request head what logs show of it. The head may be malformed or incomplete. */

const tab = 0x09
const lineFeed = 0x0a
const carriageReturn = 0x0d
const space = 0x20
const colon = 0x3a
/** Sets the bit that tells a small letter from a capital. */
const smallLetter = 0x20

const version = Uint8Array.from(Buffer.from(' HTTP/'))
const referer = Uint8Array.from(Buffer.from('referer'))
const userAgent = Uint8Array.from(Buffer.from('user-agent'))

/** Parts of a head, half-open. A field that isn't there is empty. */
export type RequestParts = {
  methodEnd: number
  targetEnd: number
  /** Where the version begins, behind `HTTP/`, and ends; both the target's end for none. */
  versionStart: number
  versionEnd: number
  refererStart: number
  refererEnd: number
  userAgentStart: number
  userAgentEnd: number
}

export function noParts(): RequestParts {
  return {
    methodEnd: 0,
    targetEnd: 0,
    versionStart: 0,
    versionEnd: 0,
    refererStart: 0,
    refererEnd: 0,
    userAgentStart: 0,
    userAgentEnd: 0,
  }
}

/** Finds the parts of the head [start, end); writes them into `parts`, so that nothing is allocated. */
export function findParts(bytes: Uint8Array, start: number, end: number, parts: RequestParts): void {
  const lineEnd = requestLineEnd(bytes, start, end)
  parts.methodEnd = wordEnd(bytes, start, lineEnd)
  parts.targetEnd = wordEnd(bytes, Math.min(parts.methodEnd + 1, lineEnd), lineEnd)
  const hasVersion = lineEnd > parts.targetEnd + version.length && matches(bytes, parts.targetEnd, version)
  parts.versionStart = hasVersion ? parts.targetEnd + version.length : parts.targetEnd
  parts.versionEnd = hasVersion ? lineEnd : parts.targetEnd
  parts.refererStart = parts.refererEnd = parts.userAgentStart = parts.userAgentEnd = 0
  for (let at = lineEnd; at < end - 1; at++) {
    if (bytes[at] !== carriageReturn || bytes[at + 1] !== lineFeed) continue
    const name = at + 2
    if (parts.refererStart === 0 && isNamed(bytes, name, end, referer)) {
      parts.refererStart = valueStart(bytes, name + referer.length + 1, end)
      parts.refererEnd = valueEnd(bytes, parts.refererStart, end)
      at = parts.refererEnd - 1
    } else if (parts.userAgentStart === 0 && isNamed(bytes, name, end, userAgent)) {
      parts.userAgentStart = valueStart(bytes, name + userAgent.length + 1, end)
      parts.userAgentEnd = valueEnd(bytes, parts.userAgentStart, end)
      at = parts.userAgentEnd - 1
    }
  }
}

function requestLineEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end && bytes[at] !== lineFeed) at++
  return at > start && bytes[at - 1] === carriageReturn ? at - 1 : at
}

function wordEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && bytes[at] !== space) at++
  return at
}

function matches(bytes: Uint8Array, at: number, text: Uint8Array): boolean {
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text[index]) return false
  return true
}

/** Whether a field line begins with this name, in small letters, and a colon. */
function isNamed(bytes: Uint8Array, at: number, end: number, name: Uint8Array): boolean {
  if (at + name.length >= end || bytes[at + name.length] !== colon) return false
  for (let index = 0; index < name.length; index++) {
    const byte = bytes[at + index]!
    const isCapital = byte >= 0x41 && byte <= 0x5a
    if ((isCapital ? byte | smallLetter : byte) !== name[index]) return false
  }
  return true
}

function isBlank(byte: number | undefined): boolean {
  return byte === space || byte === tab
}

function valueStart(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && isBlank(bytes[at])) at++
  return at
}

/** Where a value ends that begins at `start`: before the blanks at the end of its line. */
function valueEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end && bytes[at] !== carriageReturn && bytes[at] !== lineFeed) at++
  while (at > start && isBlank(bytes[at - 1])) at--
  return at
}
