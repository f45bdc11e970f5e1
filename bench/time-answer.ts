/** A client that times how an answer arrives that is made while it is sent. */
import { get } from 'node:http'

/** From the request on, ms. */
export type AnswerTimes = {
  /** Until the first piece of content that has what is sought. */
  firstMs: number
  wholeMs: number
}

/** Fetches `path`. Resolves to undefined if `sought` (ASCII) is not in the content; rejects if the message is broken. */
export function timeAnswer(
  port: number,
  path: string,
  sought: string,
  headers: Record<string, string> = {},
): Promise<AnswerTimes | undefined> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    let firstMs: number | undefined
    const outgoing = get(
      {
        host: '127.0.0.1',
        port,
        path,
        agent: false,
        timeout: 10_000,
        headers: { Accept: 'text/html', ...headers },
      },
      (response) => {
        let end = ''
        response.setEncoding('latin1')
        response.on('data', (text: string) => {
          if (firstMs !== undefined) return
          if ((end + text).includes(sought)) firstMs = performance.now() - start
          end = text.slice(-sought.length)
        })
        response.on('error', reject)
        response.on('end', () => {
          resolve(firstMs === undefined ? undefined : { firstMs, wholeMs: performance.now() - start })
        })
      },
    )
    outgoing.on('timeout', () => outgoing.destroy(new Error('no answer within 10 s')))
    outgoing.on('error', reject)
  })
}
