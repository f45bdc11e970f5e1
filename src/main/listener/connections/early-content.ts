/** What the listener words itself, in the guest's language: for clients whose request never gets as far as a worker. */
import type { Buffer } from 'node:buffer'
import { preferredLanguages } from '../../../http/accept-language.ts'
import { errorMediaType } from '../../../http/content-negotiation.ts'
import type { Fields } from '../../../http/field-lines.ts'
import { parseRequestHead } from '../../../http/request-head.ts'
import { lookUpLanguage } from '../../../shared/messages/language-lookup.ts'
import { directionOf, type Language } from '../../../shared/messages/languages.ts'
import { pageCatalogues } from '../../../shared/messages/page/catalogues.ts'
import type { PageMessages } from '../../../shared/messages/page/en.ts'

/** Content of an early response, and the fields that describe it. */
export type EarlyContent = {
  readonly text: string
  readonly fields: readonly (readonly [name: string, value: string])[]
}

/** What a page says. A heading goes without its full stop. */
export type EarlyWords = {
  readonly title: string
  readonly text: string
  /** HTML below the text. */
  readonly more?: string
}

const style =
  'body{max-width:30rem;margin:20vh auto;padding:0 1rem;font:1.1rem/1.5 system-ui,sans-serif;text-align:center}' +
  'form{display:flex;gap:.5rem;justify-content:center;flex-wrap:wrap}' +
  'input,button,a{box-sizing:border-box;min-height:44px;padding:.4rem .8rem;font:inherit}' +
  'input{width:11rem;font-size:1.6rem;text-align:center;letter-spacing:.15em}'

/** Returns a page, JSON or a line of text, as suits a client with these fields in its request (RFC 9110 §12.5.1). */
export function earlyContent(
  status: number,
  fields: Fields,
  words: (messages: PageMessages) => EarlyWords,
): EarlyContent {
  const language = lookUpLanguage(preferredLanguages(fields.get('accept-language')))
  const messages = messagesIn(language)
  const { title, text, more = '' } = words(messages)
  const sentences = messages['error.sentences'].replace('{title}', title).replace('{text}', text)
  const mediaType = errorMediaType(fields.get('accept'))
  const contents = {
    'text/html': () =>
      `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">` +
      '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">' +
      `<title>${title} – Spool</title><style>${style}</style></head>` +
      `<body><main><h1>${title}</h1><p>${text}</p>${more}</main></body></html>`,
    'application/json': () => JSON.stringify({ status, error: sentences }),
    'text/plain': () => `${status} ${sentences}\n`,
  }
  return {
    text: contents[mediaType](),
    fields: [
      ['Content-Type', `${mediaType}; charset=utf-8`],
      ['Content-Security-Policy', securityPolicy()],
      ['Content-Language', language],
      ['X-Robots-Tag', 'noindex'],
    ],
  }
}

/** Made when a guest first needs them. */
const made = new Map<Language, PageMessages>()

function messagesIn(language: Language): PageMessages {
  const messages = made.get(language) ?? pageCatalogues[language]()
  made.set(language, messages)
  return messages
}

/** Returns the fields of a head; none if it is malformed. */
export function fieldsOf(head: Buffer): Fields {
  const parsed = parseRequestHead(head, 0, head.length)
  return parsed.ok ? parsed.head.fields : new Map<string, string>()
}

/** Made when the first page needs it, as cryptography is large. */
let policy: string | undefined

/** No script, nothing from elsewhere, and no page from elsewhere around it that makes a guest click. */
function securityPolicy(): string {
  const hash = () =>
    process.getBuiltinModule('node:crypto').createHash('sha256').update(style).digest('base64')
  policy ??= `default-src 'none'; style-src 'sha256-${hash()}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`
  return policy
}
