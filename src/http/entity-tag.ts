/** Parses and compares entity tags (RFC 9110 §8.8.3). */
import { HTAB, SP, endOfRun, entityTagBytes } from './byte-classes.ts'
import { skipOws } from './field-syntax.ts'

/** `opaqueTag` includes its quotes, as in `"a"`; `weak` is whether `W/` stood before it. */
export type EntityTag = { readonly weak: boolean; readonly opaqueTag: string }

/** The value of If-Match or If-None-Match: `*`, one or more tags, or neither. */
export type EntityTagList =
  | { readonly kind: 'any' }
  | { readonly kind: 'list'; readonly tags: readonly EntityTag[] }
  | { readonly kind: 'malformed' }

const quote = '"'

/**
 * Parses `"*" / #entity-tag` (RFC 9110 §13.1.1). Empty elements are ignored (§5.6.1); no tag at all, `*` among tags, a
 * tag without quotes or a lower-case `w/` is malformed. A tag may contain commas and obs-text, and backslashes are
 * ordinary characters.
 */
export function parseEntityTagList(value: string): EntityTagList {
  if (value === '*') return { kind: 'any' }
  const tags: EntityTag[] = []
  let at = 0
  while (at < value.length) {
    if (isSeparator(value.charCodeAt(at))) {
      at++
      continue
    }
    const end = endOfEntityTag(value, at)
    const next = skipOws(value, end)
    if (end === at || (next < value.length && value[next] !== ',')) return { kind: 'malformed' }
    tags.push(entityTagOf(value.slice(at, end)))
    at = next
  }
  return tags.length === 0 ? { kind: 'malformed' } : { kind: 'list', tags }
}

/** Parses a single entity tag that must fill `value`; undefined if it doesn't. */
export function parseEntityTag(value: string): EntityTag | undefined {
  const end = endOfEntityTag(value, 0)
  return end !== 0 && end === value.length ? entityTagOf(value) : undefined
}

/** Returns whether the tags mean the same bytes: equal and neither weak (RFC 9110 §8.8.3.2). */
export function strongMatch(a: EntityTag, b: EntityTag): boolean {
  return !a.weak && !b.weak && a.opaqueTag === b.opaqueTag
}

/** Returns whether the tags mean the same to a reader: equal opaque tags, weak or not (RFC 9110 §8.8.3.2). */
export function weakMatch(a: EntityTag, b: EntityTag): boolean {
  return a.opaqueTag === b.opaqueTag
}

/** The index after the entity tag that begins at `from`; `from` itself if none does. */
function endOfEntityTag(value: string, from: number): number {
  const open = value.startsWith('W/', from) ? from + 2 : from
  if (value[open] !== quote) return from
  const close = endOfRun(value, open + 1, entityTagBytes)
  return value[close] === quote ? close + 1 : from
}

function entityTagOf(text: string): EntityTag {
  const weak = text.startsWith('W/')
  return { weak, opaqueTag: weak ? text.slice(2) : text }
}

function isSeparator(code: number): boolean {
  return code === 0x2c || code === SP || code === HTAB
}
