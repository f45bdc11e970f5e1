/** The visitors of the share in the pictures, each with its own loopback address. */
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

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
  client: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const response = await request(port, client, path, headers)
  response.resume()
  await once(response, 'end')
}

/** A download at a steady rate, as over Wi-Fi. */
export class SteadyDownload {
  readonly #response: Promise<IncomingMessage>
  readonly #bytesPerSecond: number

  constructor(port: number, client: string, path: string, bytesPerSecond: number) {
    this.#response = request(port, client, path)
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
