/**
 * Answers with errors. Those who ask for what isn't there get the same answer over and over, so each is kept as it is sent. One per
 * worker.
 */
import { Buffer } from 'node:buffer'
import { errorKey, wordError, type ErrorAudience } from './plans/error-plan.ts'
import type { ErrorPlan, FieldLines } from './plans/response-plan.ts'
import { dateOffset, formatFields, type ResponseForm } from './response-writer.ts'
import { writeStoredHead, type StoredResponse } from './stored-response.ts'

/** Each takes about 10 KB at most. Clients can make up any number of references to the root. */
const maxKept = 64

/** An error, for whom it is, and the fields that all answers of the share have. */
export type Refusal = {
  readonly plan: ErrorPlan
  readonly audience: ErrorAudience
  readonly shareFields: FieldLines
}

export class Refusals {
  readonly #kept = new Map<string, StoredResponse>()

  /** Writes the answer to the start of `data`. Returns the lengths of its head and of its content, which a HEAD gets without. */
  write(
    data: Buffer,
    refusal: Refusal,
    form: ResponseForm,
  ): { readonly headBytes: number; readonly contentBytes: number } {
    const stored = this.#find(refusal, form.nowMs)
    const { bytes, fieldBytes } = stored
    const headBytes = writeStoredHead(data, stored, form)
    const contentBytes = form.isHead ? 0 : bytes.copy(data, headBytes, fieldBytes)
    return { headBytes, contentBytes }
  }

  #find({ plan, audience, shareFields }: Refusal, nowMs: number): StoredResponse {
    const key = `${errorKey(plan, audience)} ${shareFields.join('\n')}`
    const kept = this.#kept.get(key)
    if (kept !== undefined) return kept
    const worded = wordError(plan, audience)
    const head = formatFields({ ...worded, fields: [...worded.fields, ...shareFields] }, nowMs)
    const stored: StoredResponse = {
      bytes: Buffer.concat([Buffer.from(head, 'latin1'), worded.content.bytes]),
      fieldBytes: head.length,
      dateAt: dateOffset(plan.status),
    }
    if (this.#kept.size >= maxKept) this.#kept.clear()
    this.#kept.set(key, stored)
    return stored
  }
}
