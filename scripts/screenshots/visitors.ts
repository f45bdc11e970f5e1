/** The visitors of the share in the pictures, each with its own loopback address. */
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** Someone who opens the share. */
export type Visitor = { readonly address: string; readonly userAgent: string }

const safari = 'AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1'
const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0'

/** By what they use. */
export const visitors = {
  oneself: { address: '127.0.0.1', userAgent: 'curl/8.14.1' },
  iphone: {
    address: '127.0.0.3',
    userAgent: `Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) ${safari} Mobile/15E148 Safari/604.1`,
  },
  pc: {
    address: '127.0.0.11',
    userAgent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36 Edg/142.0.0.0`,
  },
  android: {
    address: '127.0.0.5',
    userAgent: `Mozilla/5.0 (Linux; Android 10; K) ${chrome} Mobile Safari/537.36`,
  },
  mac: {
    address: '127.0.0.8',
    userAgent: `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${safari} Safari/605.1.15`,
  },
  player: { address: '127.0.0.9', userAgent: 'VLC/3.0.21 LibVLC/3.0.21' },
} as const satisfies Readonly<Record<string, Visitor>>

async function request(
  port: number,
  client: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<IncomingMessage> {
  const asked = get({ host: '127.0.0.1', port, path, localAddress: client, agent: false, headers })
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  return response
}

/** Requests `path` and reads the response. */
export async function ask(
  port: number,
  { address, userAgent }: Visitor,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const response = await request(port, address, path, { 'User-Agent': userAgent, ...headers })
  response.resume()
  await once(response, 'end')
}

/** A download at a steady rate, as over Wi-Fi. */
export class SteadyDownload {
  readonly #response: Promise<IncomingMessage>
  readonly #bytesPerSecond: number

  constructor(port: number, visitor: Visitor, path: string, bytesPerSecond: number) {
    this.#response = request(port, visitor.address, path, { 'User-Agent': visitor.userAgent })
    this.#bytesPerSecond = bytesPerSecond
  }

  /** Reads for a quarter of a second. */
  async nextPiece(): Promise<void> {
    const response = await this.#response
    let left = this.#bytesPerSecond / 4
    const pause = sleep(250)
    while (left > 0) {
      const piece = response.read() as Buffer | null
      if (piece === null) await once(response, 'readable')
      else left -= piece.length
    }
    await pause
  }

  stop(): void {
    void this.#response.then((response) => response.destroy())
  }
}
