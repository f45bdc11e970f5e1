/** Whole answers as text, to be compared byte by byte. */
import { RawClient } from './raw-client.ts'

/** What to ask, other than a plain GET. */
export type Question = {
  readonly method?: string
  /** Further field lines. */
  readonly fields?: readonly string[]
}

/** All that the server sends in answer to one request, in latin1, without the one line that tells the time. */
export async function answer(port: number, target: string, question: Question = {}): Promise<string> {
  const { method = 'GET', fields = [] } = question
  using client = await RawClient.connect(port)
  const lines = ['Host: localhost', 'Connection: close', ...fields].map((field) => `${field}\r\n`).join('')
  client.send(`${method} ${target} HTTP/1.1\r\n${lines}\r\n`)
  return (await client.readToEnd()).toString('latin1').replace(/^Date: .*\r\n/m, '')
}

/** The status of a whole answer. */
export function statusOf(response: string): number {
  return Number(response.split(' ', 2)[1])
}
