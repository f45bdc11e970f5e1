/** Words an error in the form that its client reads: a page, JSON, or a line of text (RFC 9110 §12.5.1, §15.5). */
import { Buffer } from 'node:buffer'
import { errorMediaType } from '../../../http/content-negotiation.ts'
import { renderErrorPage } from '../pages/error-page.ts'
import { errorWords } from '../pages/error-words.ts'
import { rootHref } from '../pages/listing-links.ts'
import { pageSecurityPolicy } from '../pages/style.ts'
import {
  bytesPlan,
  type ErrorContent,
  type FieldLines,
  type ResponsePlan,
  type SendablePlan,
} from './response-plan.ts'

/**
 * Returns `plan`; for an error with its content, in the form that suits a client with this Accept field. `target` is the
 * request target as received.
 */
export function withErrorContent(
  plan: ResponsePlan,
  accept: string | undefined,
  target: string,
): SendablePlan {
  if (isSendable(plan)) return plan
  const { status, content } = plan
  const words = errorWords(status, (content as ErrorContent).cause)
  const sentences = `${words.title}. ${words.text}`
  const mediaType = errorMediaType(accept)
  const contents = {
    'text/html': () => renderErrorPage(status, words, rootHref(target)),
    'application/json': () => JSON.stringify({ status, error: sentences }),
    'text/plain': () => `${status} ${sentences}\n`,
  }
  const fields: FieldLines = [
    ['Content-Type', `${mediaType}; charset=utf-8`],
    ...(mediaType === 'text/html' ? ([['Content-Security-Policy', pageSecurityPolicy()]] as const) : []),
    ['Cache-Control', 'no-store'],
    ['Vary', 'Accept'],
    ...(status === 503 ? ([['Retry-After', '5']] as const) : []),
    ...plan.fields,
  ]
  return bytesPlan(status, Buffer.from(contents[mediaType]()), fields)
}

function isSendable(plan: ResponsePlan): plan is SendablePlan {
  return plan.content.kind !== 'error'
}
