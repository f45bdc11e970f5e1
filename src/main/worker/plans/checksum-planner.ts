/** Plans the response to a request for the checksum of a file. */
import { beginChecksum, checksumLine } from '../checksums/open-checksum.ts'
import type { Ask } from './ask.ts'
import { dateAndTag, preconditionPlan, type Representation } from './file-plan.ts'
import type { FieldLines, OpenFile, ResponsePlan } from './response-plan.ts'

const noChecksum = '0'.repeat(64)

/** Returns the plan for a GET or HEAD, whose steps compute it. `name` is the file's, latin1. */
export function checksumPlan(
  { head, nowMs }: Pick<Ask, 'head' | 'nowMs'>,
  file: OpenFile,
  name: string,
  about: Pick<Representation, 'entityTag' | 'lastModifiedMs'>,
): ResponsePlan {
  const validators = { ...about, entityTag: `${about.entityTag.slice(0, -1)}-sha256"` }
  const fields: FieldLines = [...dateAndTag(validators), ['Cache-Control', 'no-cache']]
  const refused = preconditionPlan(head.fields, validators, fields, nowMs)
  if (refused !== undefined) return refused
  return {
    status: 200,
    fields: [['Content-Type', 'text/plain; charset=utf-8'], ...fields],
    contentLength: checksumLine(noChecksum, name).length,
    content: { kind: 'generated', file, generated: beginChecksum(name, file.stats) },
  }
}
