/** What a blocked client reads: the only answer in the guest's language that the listener makes, since no worker is to. */
import type { Buffer } from 'node:buffer'
import { preferredLanguages } from '../../../http/accept-language.ts'
import { errorMediaType } from '../../../http/content-negotiation.ts'
import { parseRequestHead } from '../../../http/request-head.ts'
import { lookUpLanguage } from '../../../shared/messages/language-lookup.ts'
import { directionOf } from '../../../shared/messages/languages.ts'
import { pageCatalogues } from '../../../shared/messages/page/catalogues.ts'

/** Content of an early response, and the fields that describe it. */
export type EarlyContent = {
  readonly text: string
  readonly fields: readonly (readonly [name: string, value: string])[]
}

const style =
  'body{max-width:30rem;margin:20vh auto;padding:0 1rem;font:1.1rem/1.5 system-ui,sans-serif;text-align:center}'

/** Returns a page, JSON or a line of text, as suits the client with this request head (RFC 9110 §12.5.1). */
export function blockedContent(request: Buffer): EarlyContent {
  const parsed = parseRequestHead(request, 0, request.length)
  const fields = parsed.ok ? parsed.head.fields : new Map<string, string>()
  const language = lookUpLanguage(preferredLanguages(fields.get('accept-language')))
  const messages = pageCatalogues[language]()
  const title = messages['error.blocked.title']
  const text = messages['error.blocked.text']
  const sentences = messages['error.sentences'].replace('{title}', title).replace('{text}', text)
  const mediaType = errorMediaType(fields.get('accept'))
  const contents = {
    'text/html':
      `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">` +
      '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">' +
      `<title>${title} – Spool</title><style>${style}</style></head>` +
      `<body><main><h1>${title}</h1><p>${text}</p></main></body></html>`,
    'application/json': JSON.stringify({ status: 403, error: sentences }),
    'text/plain': `403 ${sentences}\n`,
  }
  return {
    text: contents[mediaType],
    fields: [
      ['Content-Type', `${mediaType}; charset=utf-8`],
      ['Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'"],
      ['Content-Language', language],
    ],
  }
}
