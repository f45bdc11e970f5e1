/** Whole responses as text, to compare byte by byte. */
import { RawClient } from './raw-client.ts'

/** How the request differs from a plain GET. */
export type Question = {
  readonly method?: string
  /** Further field lines. */
  readonly fields?: readonly string[]
}

/** Sends a request and resolves to everything the server sends, in latin1, without the Date line. */
export async function answer(port: number, target: string, question: Question = {}): Promise<string> {
  const { method = 'GET', fields = [] } = question
  using client = await RawClient.connect(port)
  const lines = ['Host: localhost', 'Connection: close', ...fields].map((field) => `${field}\r\n`).join('')
  client.send(`${method} ${target} HTTP/1.1\r\n${lines}\r\n`)
  return (await client.readToEnd()).toString('latin1').replace(/^Date: .*\r\n/m, '')
}

/** Returns the status code of a whole response. */
export function statusOf(response: string): number {
  return Number(response.split(' ', 2)[1])
}
