/** Writes the head of a response (RFC 9112 §4, §5). */
import { CR, LF, NUL } from './byte-classes.ts'
import { reasonPhrase } from './status.ts'

/**
 * Formats the status line, the field lines in order and the empty line, to be written as latin1. Throws a TypeError if a
 * name or value holds a CR, LF, NUL or a character above 0xFF: the caller forgot to encode it, and unencoded it could
 * split the response. (Characters above 0xFF count because latin1 truncates them: U+010A would become a LF.)
 */
export function formatResponseHead(status: number, fields: readonly (readonly [string, string])[]): string {
  let head = `HTTP/1.1 ${status} ${reasonPhrase(status)}\r\n`
  for (const [name, value] of fields) {
    assertSendable(name)
    assertSendable(value)
    head += `${name}: ${value}\r\n`
  }
  return `${head}\r\n`
}

function assertSendable(text: string): void {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === CR || code === LF || code === NUL || code > 0xff) {
      throw new TypeError(`A response field must not hold character code ${code}`)
    }
  }
}
