/** Plans the response to a request for one regular file, or for what is read like one: validators, preconditions, ranges (RFC 9110 §8.8, §13, §14). */
import type { BigIntStats } from 'node:fs'
import type { ContentDescription } from '../../files/content-type.ts'
import type { Fields } from '../../../http/field-lines.ts'
import { formatHttpDate } from '../../../http/http-date.ts'
import { multipartParts } from '../../../http/multipart-byteranges.ts'
import { evaluatePreconditions, ifRangeHolds } from '../../../http/preconditions.ts'
import { selectRanges } from '../../../http/ranges.ts'
import type { ValidatorKind } from '../../../shared/settings.ts'
import type { Ask } from './ask.ts'
import { errorPlan, type FieldLines, type ResponsePlan, type RunSource } from './response-plan.ts'

/** What a response says about a file, whatever the request. */
export type Representation = {
  readonly entityTag: string
  /** Undefined for what changes without its date: an archive, when a file is removed. */
  readonly lastModifiedMs: number | undefined
  readonly sizeBytes: number
  /** Returns what the content is. May have to read from the file, and throws the disk's errors. */
  readonly describe: () => ContentDescription
}

/** Describes a file as of `stats`. `describe` is called once, if a response to GET would carry content. */
export function representation(
  stats: BigIntStats,
  kind: ValidatorKind,
  nowMs: number,
  describe: () => ContentDescription,
): Representation {
  return {
    entityTag: entityTag(stats, kind),
    // A file from the future would make every later change look old (RFC 9110 §8.8.2.1).
    lastModifiedMs: Math.min(Number(stats.mtimeMs), nowMs),
    sizeBytes: Number(stats.size),
    describe,
  }
}

/**
 * Returns a strong entity tag: another size, modification or change time (ns) or inode gives another tag (RFC 9110
 * §8.8.1). The change time is the one that no program sets: some restore the other after they have written. It and the
 * inode number are not disclosed: the tag has only the upper bits of products that all their bits go into.
 *
 * Of kind `content` it follows from size and modification time alone, to the millisecond: file systems round what is finer, each
 * in its own way.
 */
function entityTag({ size, mtimeMs, mtimeNs, ctimeNs, ino, dev }: BigIntStats, kind: ValidatorKind): string {
  if (kind === 'content') return `"${size.toString(36)}-${mtimeMs.toString(36)}"`
  const state = (ino + (dev << 40n)) ^ (ctimeNs * 0xbf58_476d_1ce4_e5b9n)
  const file = BigInt.asUintN(64, BigInt.asUintN(64, state) * 0x9e37_79b9_7f4a_7c15n) >> 20n
  return `"${size.toString(36)}-${mtimeNs.toString(36)}-${file.toString(36)}"`
}

/** Returns the validators of what is made from a file. `rule` (token characters) names how it is made. */
export function derivedValidators(about: Validators, rule: string): Validators {
  return { ...about, entityTag: `${about.entityTag.slice(0, -1)}-${rule}"` }
}

/** What tells one state of a file from another. */
export type Validators = Pick<Representation, 'entityTag' | 'lastModifiedMs'>

/** The field lines of the validators. */
export function dateAndTag({
  entityTag,
  lastModifiedMs,
}: Pick<Representation, 'entityTag' | 'lastModifiedMs'>): FieldLines {
  const tag = ['ETag', entityTag] as const
  return lastModifiedMs === undefined ? [tag] : [['Last-Modified', formatHttpDate(lastModifiedMs)], tag]
}

/** Field lines of every response that carries or confirms the representation. */
function validatorFields(about: Representation): FieldLines {
  return [...dateAndTag(about), ['Cache-Control', 'no-cache'], ['Accept-Ranges', 'bytes']]
}

function contentFields({ contentType, contentEncoding }: ContentDescription): FieldLines {
  return [
    ['Content-Type', contentType],
    ...(contentEncoding === undefined ? [] : ([['Content-Encoding', contentEncoding]] as const)),
  ]
}

/** The plan for the whole file, 200. */
function wholeFilePlan(about: Representation, content: ContentDescription, source: RunSource): ResponsePlan {
  return {
    status: 200,
    fields: [...contentFields(content), ...validatorFields(about)],
    contentLength: about.sizeBytes,
    content: { ...source, runs: [{ literal: '', start: 0, end: about.sizeBytes }] },
  }
}

/**
 * Returns the plan for a request whose preconditions (RFC 9110 §13) don't hold, otherwise undefined.
 *
 * @param confirmation field lines for the answer that the client's copy is still right
 */
export function preconditionPlan(
  fields: Fields,
  validators: Pick<Representation, 'entityTag' | 'lastModifiedMs'>,
  confirmation: FieldLines,
  nowMs: number,
): ResponsePlan | undefined {
  const verdict = evaluatePreconditions(fields, validators, nowMs)
  if (verdict === 412) return errorPlan(412)
  if (verdict !== 304) return undefined
  return { status: 304, fields: confirmation, contentLength: undefined, content: { kind: 'none' } }
}

/** Returns the plan for a GET or HEAD of the file, which stays open in any case. Throws the errors of `describe`. */
export function filePlan(
  { head, nowMs }: Pick<Ask, 'head' | 'nowMs'>,
  about: Representation,
  source: RunSource,
): ResponsePlan {
  const { fields } = head
  const refused = preconditionPlan(fields, about, validatorFields(about), nowMs)
  if (refused !== undefined) return refused
  // Range is defined for GET alone (RFC 9110 §14.2).
  if (head.method !== 'GET' || !fields.has('range') || !ifRangeHolds(fields, about, nowMs)) {
    return wholeFilePlan(about, about.describe(), source)
  }
  const selection = selectRanges(fields, about.sizeBytes)
  switch (selection.kind) {
    case 'whole':
      return wholeFilePlan(about, about.describe(), source)
    case 'unsatisfiable':
      return errorPlan(416, [
        ['Content-Range', `bytes */${about.sizeBytes}`],
        ['Accept-Ranges', 'bytes'],
      ])
    case 'ranges':
      return rangesPlan(selection.ranges, about, source)
  }
}

function rangesPlan(
  ranges: readonly { start: number; end: number }[],
  about: Representation,
  source: RunSource,
): ResponsePlan {
  const [first] = ranges
  const content = about.describe()
  if (ranges.length === 1 && first !== undefined) {
    return {
      status: 206,
      fields: [
        ...contentFields(content),
        ['Content-Range', `bytes ${first.start}-${first.end - 1}/${about.sizeBytes}`],
        ...validatorFields(about),
      ],
      contentLength: first.end - first.start,
      content: { ...source, runs: [{ literal: '', ...first }] },
    }
  }
  // A client that decodes would take the parts with their heads for one encoded content.
  if (content.contentEncoding !== undefined) return wholeFilePlan(about, content, source)
  // Random, so that no file can be made to contain it.
  const boundary = `spool-${crypto.randomUUID()}`
  const multipart = multipartParts(ranges, about.sizeBytes, content.contentType, boundary)
  return {
    status: 206,
    fields: [['Content-Type', `multipart/byteranges; boundary=${boundary}`], ...validatorFields(about)],
    contentLength: multipart.contentLength,
    content: {
      ...source,
      runs: [
        ...multipart.parts.map(({ head, start, end }) => ({ literal: head, start, end })),
        { literal: multipart.trailer, start: 0, end: 0 },
      ],
    },
  }
}
