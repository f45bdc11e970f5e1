/** What a blocked client reads. */
import type { Buffer } from 'node:buffer'
import { earlyContent, fieldsOf, type EarlyContent } from './early-content.ts'

/** Returns a page, JSON or a line of text, as suits the client with this request head. */
export function blockedContent(request: Buffer): EarlyContent {
  return earlyContent(403, fieldsOf(request), (messages) => ({
    title: messages['error.blocked.title'],
    text: messages['error.blocked.text'],
  }))
}
