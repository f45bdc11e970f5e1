/** Words an error in the form that its client reads: a page, JSON, or a line of text (RFC 9110 §12.5.1, §15.5). */
import { Buffer } from 'node:buffer'
import { errorMediaType } from '../../../http/content-negotiation.ts'
import { renderErrorPage } from '../pages/error-page.ts'
import { errorWords } from '../pages/error-words.ts'
import { rootHref } from '../pages/listing-links.ts'
import { guestTexts } from '../pages/page-texts.ts'
import { pageSecurityPolicy } from '../pages/style.ts'
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

/** Returns `plan`; for an error with its content, in the form and the language that suit the client. */
export function withErrorContent(
  plan: ResponsePlan,
  { accept, acceptLanguage, rawTarget }: ErrorAudience,
): SendablePlan {
  if (isSendable(plan)) return plan
  const { status, content } = plan
  const texts = guestTexts(acceptLanguage)
  const words = errorWords(texts, status, (content as ErrorContent).cause)
  const sentences = texts.text('error.sentences', { title: words.title, text: words.text })
  const mediaType = errorMediaType(accept)
  const contents = {
    'text/html': () => renderErrorPage(texts, status, words, rootHref(rawTarget)),
    'application/json': () => JSON.stringify({ status, error: sentences }),
    'text/plain': () => `${status} ${sentences}\n`,
  }
  const fields: FieldLines = [
    ['Content-Type', `${mediaType}; charset=utf-8`],
    ...(mediaType === 'text/html' ? ([['Content-Security-Policy', pageSecurityPolicy()]] as const) : []),
    ['Cache-Control', 'no-store'],
    ['Content-Language', texts.language],
    ['Vary', 'Accept, Accept-Language'],
    ...(status === 503 ? ([['Retry-After', '5']] as const) : []),
    ...plan.fields,
  ]
  return bytesPlan(status, Buffer.from(contents[mediaType]()), fields)
}

function isSendable(plan: ResponsePlan): plan is SendablePlan {
  return plan.content.kind !== 'error'
}
