/** Plans the response to a request for the checksum of a file. */
import { beginChecksum, checksumLine } from '../checksums/open-checksum.ts'
import type { Ask } from './ask.ts'
import { dateAndTag, derivedValidators, preconditionPlan, type Validators } from './file-plan.ts'
import type { FieldLines, NoPlan, OpenFile, ResponsePlan } from './response-plan.ts'

const noChecksum = '0'.repeat(64)

/** Bytes whose checksum takes no longer than a listing, about 5 ms. */
export const quickChecksumBytes = 1024 * 1024

/** Returns the plan for a GET or HEAD; the steps of a GET compute it. `name` is the file's, latin1. */
export function checksumPlan(
  { head, nowMs, allowance }: Pick<Ask, 'head' | 'nowMs' | 'allowance'>,
  file: OpenFile,
  name: string,
  about: Validators,
): ResponsePlan | NoPlan {
  const validators = derivedValidators(about, 'sha256')
  const fields: FieldLines = [...dateAndTag(validators), ['Cache-Control', 'no-cache']]
  const refused = preconditionPlan(head.fields, validators, fields, nowMs)
  if (refused !== undefined) return refused
  const isLong = head.method !== 'HEAD' && file.stats.size > quickChecksumBytes
  if (isLong && !allowance.mayTakeLong) return 'takes-long'
  return {
    status: 200,
    fields: [['Content-Type', 'text/plain; charset=utf-8'], ...fields],
    contentLength: checksumLine(noChecksum, name).length,
    content: { kind: 'generated', file, generated: beginChecksum(name, file.stats) },
  }
}
