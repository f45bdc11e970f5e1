/** What a status code says, in the words of its specification: those of the answers themselves, in every language. */
import { reasonPhrase } from '../../../http/status.ts'

/** `404 Not Found`; the number alone for a code that the server never sends (RFC 9110 §15, RFC 6585 §5). */
export function statusLine(status: number): string {
  return `${status} ${reasonPhrase(status)}`.trimEnd()
}
