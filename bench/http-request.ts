/** One plain GET, for starting and checking servers. Nothing is measured with it. */
import { createHash } from 'node:crypto'
import { get } from 'node:http'

export type Answer = {
  status: number
  contentLength: string | undefined
  sizeBytes: number
  sha256: string
  /** The first 256 KiB of the content, for checks of listings. */
  text: string
}

const keptBytes = 256 * 1024

/** Fetches `path` over a connection of its own; rejects when the connection or the message is broken. */
export function request(port: number, path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = get({ host: '127.0.0.1', port, path, agent: false, timeout: 10_000 }, (response) => {
      const hash = createHash('sha256')
      const kept: Buffer[] = []
      let sizeBytes = 0
      response.on('data', (bytes: Buffer) => {
        if (sizeBytes < keptBytes) kept.push(bytes)
        sizeBytes += bytes.length
        hash.update(bytes)
      })
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode!,
          contentLength: response.headers['content-length'],
          sizeBytes,
          sha256: hash.digest('hex'),
          text: Buffer.concat(kept).toString(),
        }),
      )
    })
    outgoing.on('timeout', () => outgoing.destroy(new Error('no answer within 10 s')))
    outgoing.on('error', reject)
  })
}

/** As {@link request}, but resolves to undefined for a server that isn't there (yet). */
export async function tryRequest(port: number, path: string): Promise<Answer | undefined> {
  try {
    return await request(port, path)
  } catch {
    return undefined
  }
}
