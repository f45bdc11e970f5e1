/** Words an error in the form that its client reads: a page, JSON, or a line of text (RFC 9110 §12.5.1, §15.5). */
import { Buffer } from 'node:buffer'
import { errorMediaType, type ErrorMediaType } from '../../../http/content-negotiation.ts'
import { renderErrorPage, retryAfterSeconds } from '../pages/error-page.ts'
import { errorWords } from '../pages/error-words.ts'
import { rootHref } from '../pages/listing-links.ts'
import { guestTexts, type PageTexts } from '../pages/page-texts.ts'
import { pageFields } from './page-fields.ts'
import { bytesPlan, type BytesPlan, type ErrorPlan, type FieldLines } from './response-plan.ts'
import type { Request } from '../request-reader.ts'

/** What the form of an error depends on. */
export type ErrorAudience = Pick<Request, 'accept' | 'acceptLanguage' | 'rawTarget'>

/** What an error's words are put into. */
type ErrorForm = { readonly texts: PageTexts; readonly mediaType: ErrorMediaType; readonly root: string }

/** Returns the plan with its content, in the form and the language that suit the client. */
export function wordError(plan: ErrorPlan, audience: ErrorAudience): BytesPlan {
  const { status, content } = plan
  const { texts, mediaType, root } = errorForm(audience)
  const words = errorWords(texts, status, content.cause)
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
  return bytesPlan(status, Buffer.from(contents[mediaType]()), [...fields, ...plan.fields])
}

/** Returns a text that is the same for all plans and audiences for which {@link wordError} returns the same. */
export function errorKey({ status, fields, content }: ErrorPlan, audience: ErrorAudience): string {
  const { texts, mediaType, root } = errorForm(audience)
  return `${status} ${content.cause ?? ''} ${texts.language} ${mediaType} ${root} ${fields.join('\n')}`
}

function errorForm({ accept, acceptLanguage, rawTarget }: ErrorAudience): ErrorForm {
  const mediaType = errorMediaType(accept)
  return {
    texts: guestTexts(acceptLanguage),
    mediaType,
    // Only a page has links.
    root: mediaType === 'text/html' ? rootHref(rawTarget) : '',
  }
}
