/** Words an error in the form that its client reads: a page, JSON, or a line of text (RFC 9110 §12.5.1, §15.5). */
import { Buffer } from 'node:buffer'
import { errorMediaType, type ErrorMediaType } from '../../../http/content-negotiation.ts'
import type { Status } from '../../../http/status.ts'
import { renderErrorPage, retryAfterSeconds } from '../pages/error-page.ts'
import { errorWords, type ErrorCause, type ErrorWords } from '../pages/error-words.ts'
import { rootHref } from '../pages/listing-links.ts'
import { guestTexts, type PageTexts } from '../pages/page-texts.ts'
import { pageFields } from './page-fields.ts'
import {
  bytesPlan,
  type ErrorContent,
  type FieldLines,
  type ResponsePlan,
  type SendablePlan,
} from './response-plan.ts'
import type { Request } from '../request-reader.ts'

/** What the form of an error depends on. */
export type ErrorAudience = Pick<Request, 'accept' | 'acceptLanguage' | 'rawTarget'>

/** An error as it is sent: its content and the fields that go with that. */
type WordedError = { readonly bytes: Buffer; readonly fields: FieldLines }

/**
 * Errors that this thread has worded, by all that their words depend on: those who ask for what isn't there get the same
 * answer over and over.
 */
const worded = new Map<string, WordedError>()
/** Each takes about 10 KB at most. Clients can make up any number of references to the root. */
const maxWorded = 64

/** Returns `plan`; for an error with its content, in the form and the language that suit the client. */
export function withErrorContent(plan: ResponsePlan, audience: ErrorAudience): SendablePlan {
  if (isSendable(plan)) return plan
  const { status, content } = plan
  const { bytes, fields } = wordedError(status, (content as ErrorContent).cause, audience)
  return bytesPlan(status, bytes, plan.fields.length === 0 ? fields : [...fields, ...plan.fields])
}

function wordedError(
  status: Status,
  cause: ErrorCause | undefined,
  { accept, acceptLanguage, rawTarget }: ErrorAudience,
): WordedError {
  const texts = guestTexts(acceptLanguage)
  const mediaType = errorMediaType(accept)
  // Only a page has links.
  const root = mediaType === 'text/html' ? rootHref(rawTarget) : ''
  const key = `${status} ${cause ?? ''} ${texts.language} ${mediaType} ${root}`
  let error = worded.get(key)
  if (error === undefined) {
    error = wordError(errorWords(texts, status, cause), { status, texts, mediaType, root })
    if (worded.size >= maxWorded) worded.clear()
    worded.set(key, error)
  }
  return error
}

/** What words are put into. */
type ErrorForm = {
  readonly status: Status
  readonly texts: PageTexts
  readonly mediaType: ErrorMediaType
  readonly root: string
}

function wordError(words: ErrorWords, { status, texts, mediaType, root }: ErrorForm): WordedError {
  const sentences = texts.text('error.sentences', { title: words.title, text: words.text })
  const contents = {
    'text/html': () => renderErrorPage(texts, status, words, root),
    'application/json': () => JSON.stringify({ status, error: sentences }),
    'text/plain': () => `${status} ${sentences}\n`,
  }
  const fields: FieldLines = [
    ['Content-Type', `${mediaType}; charset=utf-8`],
    ...(mediaType === 'text/html' ? pageFields() : []),
    ['Cache-Control', 'no-store'],
    ['Content-Language', texts.language],
    ['Vary', 'Accept, Accept-Language'],
    ...(status === 503 ? ([['Retry-After', String(retryAfterSeconds)]] as const) : []),
  ]
  return { bytes: Buffer.from(contents[mediaType]()), fields }
}

function isSendable(plan: ResponsePlan): plan is SendablePlan {
  return plan.content.kind !== 'error'
}
