/** Chooses the language of a page (RFC 9110 §12.5.4) by lookup: the best of those on offer, never none (RFC 4647 §3.4). */
import { parseQualities } from './quality-values.ts'

/** Language ranges that are looked at. People set a handful, and browsers send no more than some ten. */
const maxRanges = 20

/** A language range: `*`, or subtags of a language tag (RFC 4647 §2.1). */
const wellFormed = /^(?:\*|[a-z]{1,8}(?:-[a-z0-9]{1,8})*)$/

/**
 * Returns the one of `tags` (BCP 47) that suits an Accept-Language field best: each range is shortened from its end until a
 * tag fits it, so that `de-CH` finds `de`, and in the end a tag of the same language, so that `pt` finds `pt-BR`. Without
 * one it is the first of the tags. What is malformed is ignored, and so is `*`, which names no language. A quality of 0
 * excludes the tags that its range covers. Never throws.
 */
export function lookupLanguage<Tag extends string>(
  acceptLanguage: string | undefined,
  tags: readonly [Tag, ...Tag[]],
): Tag {
  const [otherwise] = tags
  if (acceptLanguage === undefined) return otherwise
  const ranges = [...parseQualities(acceptLanguage.split(',', maxRanges).join(','))]
    .filter(([range]) => wellFormed.test(range))
    .map(([range, quality]) => ({ range: withCurrentName(range), quality }))
  const excluded = ranges.filter(({ quality }) => quality === 0)
  const wanted = ranges.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality)
  const offered = tags.filter((tag) => !excluded.some(({ range }) => covers(range, tag)))
  for (const { range } of wanted) {
    const tag = lookup(withScript(range), offered)
    if (tag !== undefined) return tag
  }
  return otherwise
}

/** Whether a tag is the range itself or begins with it: basic filtering (RFC 4647 §3.3.1), but `*` covers none. */
function covers(range: string, tag: string): boolean {
  return `${tag.toLowerCase()}-`.startsWith(`${range}-`)
}

function lookup<Tag extends string>(range: string, tags: readonly Tag[]): Tag | undefined {
  const subtags = range.split('-')
  for (let length = subtags.length; length > 0; length--) {
    const shortened = subtags.slice(0, length).join('-')
    const tag = tags.find((candidate) => candidate.toLowerCase() === shortened)
    if (tag !== undefined) return tag
  }
  return tags.find((candidate) => covers(subtags[0]!, candidate))
}

/** Java before 17, and so older Android, sends the name that Hebrew had until 1989. */
function withCurrentName(range: string): string {
  return range.replace(/^iw(?=-|$)/, 'he')
}

/** Chinese by its script, which browsers rarely name: a region says which one is written there. */
function withScript(range: string): string {
  const [language, ...subtags] = range.split('-')
  if (language !== 'zh') return range
  const isTraditional =
    subtags.includes('hant') ||
    (!subtags.includes('hans') && subtags.some((subtag) => traditional.has(subtag)))
  return isTraditional ? 'zh-hant' : 'zh-hans'
}

/** Taiwan, Hong Kong and Macao. */
const traditional: ReadonlySet<string> = new Set(['tw', 'hk', 'mo'])
