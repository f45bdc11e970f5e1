/** A client that sends any bytes, valid HTTP or not, and reads what arrives. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** The parsed head of a response. */
export type RawHead = {
  readonly status: number
  /** Field lines by lower-case name. */
  readonly fields: ReadonlyMap<string, string>
  readonly head: string
}

/** A parsed response. Of its fields only Content-Length is interpreted. */
export type RawResponse = RawHead & { readonly content: Buffer }

/** A response too long to keep: length and SHA-256 (hex) of the content received. */
export type Download = RawHead & { readonly bytes: number; readonly sha256: string }

export class RawClient implements Disposable {
  readonly socket: Socket
  /** Joined only on access: a long response arrives in thousands of pieces. */
  #pieces: Buffer[] = []
  #length = 0
  #ended = false
  #failure: Error | undefined
  #wake: () => void = () => undefined

  private constructor(socket: Socket) {
    this.socket = socket
    socket.on('data', (data: Buffer) => {
      this.#pieces.push(data)
      this.#length += data.length
      this.#wake()
    })
    socket.on('end', () => {
      this.#ended = true
      this.#wake()
    })
    socket.on('error', (error) => {
      this.#failure = error
      this.#ended = true
      this.#wake()
    })
    socket.on('close', () => {
      this.#ended = true
      this.#wake()
    })
  }

  /** Connects. The socket stays writable after the server has closed its direction. */
  static async connect(port: number, host = '127.0.0.1', localAddress?: string): Promise<RawClient> {
    const socket = connect({ port, host, localAddress, allowHalfOpen: true, noDelay: true })
    const client = new RawClient(socket)
    await once(socket, 'connect')
    return client
  }

  /** Everything received and not yet read. */
  get pending(): Buffer {
    if (this.#pieces.length !== 1) this.#pieces = [Buffer.concat(this.#pieces)]
    return this.#pieces[0]!
  }

  /** The error that ended the connection, such as ECONNRESET. */
  get failure(): Error | undefined {
    return this.#failure
  }

  send(bytes: string | Uint8Array): void {
    this.socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes)
  }

  /** Sends the bytes one by one, each in its own packet as far as the system allows. */
  async trickle(bytes: string | Uint8Array): Promise<void> {
    for (const byte of typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes) {
      await new Promise((resolve) => this.socket.write(Buffer.of(byte), resolve))
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  /** Closes this direction; the response can still be read. */
  end(): void {
    this.socket.end()
  }

  /** Waits until there is something to read or the connection has ended. */
  async readable(): Promise<void> {
    while (this.#length === 0 && !this.#ended) await this.#more()
  }

  /** Waits until the server has closed its direction; resolves to everything not yet read. */
  async readToEnd(): Promise<Buffer> {
    while (!this.#ended) await this.#more()
    return this.#take(this.#length)
  }

  /** Reads one response; rejects if the connection ends before it is complete. */
  async readResponse(method = 'GET'): Promise<RawResponse> {
    const response = await this.readHead()
    const hasContent = method !== 'HEAD' && response.status !== 304
    const length = hasContent ? Number(response.fields.get('content-length') ?? 0) : 0
    while (this.#length < length) await this.#moreOrFail()
    return { ...response, content: this.#take(length) }
  }

  /** Reads the head of a response and leaves the content; rejects if the connection ends before it is complete. */
  async readHead(): Promise<RawHead> {
    let headEnd: number
    while ((headEnd = this.pending.indexOf('\r\n\r\n')) === -1) await this.#moreOrFail()
    const head = this.#take(headEnd + 4).toString('latin1')
    const [statusLine = '', ...lines] = head.slice(0, -4).split('\r\n')
    const fields = new Map(
      lines.map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
    )
    return { status: Number(statusLine.split(' ')[1]), fields, head }
  }

  /**
   * Reads one response and keeps only the digest of its content. Resolves early if the connection ends.
   * @param head of the response, if it has been read already
   */
  async digestResponse(head?: RawHead): Promise<Download> {
    const response = head ?? (await this.readHead())
    const length = Number(response.fields.get('content-length'))
    const hash = createHash('sha256')
    let bytes = 0
    while (bytes < length) {
      const piece = this.#take(Math.min(this.#length, length - bytes))
      hash.update(piece)
      bytes += piece.length
      if (piece.length > 0) continue
      if (this.#ended) break
      await this.#more()
    }
    return { ...response, bytes, sha256: hash.digest('hex') }
  }

  [Symbol.dispose](): void {
    this.socket.destroy()
  }

  #take(length: number): Buffer {
    const all = this.pending
    this.#pieces = [all.subarray(length)]
    this.#length -= length
    return all.subarray(0, length)
  }

  #more(): Promise<void> {
    return new Promise((resolve) => (this.#wake = resolve))
  }

  async #moreOrFail(): Promise<void> {
    if (this.#ended)
      throw new Error(`The connection ended after: ${this.pending.toString('latin1').slice(0, 300)}`)
    await this.#more()
  }
}

/** Returns the head of an HTTP/1.1 request: the request line, `Host: localhost`, then `fields`. */
export function head(requestLine: string, ...fields: readonly string[]): string {
  return [requestLine, 'Host: localhost', ...fields, '', ''].join('\r\n')
}

/** Sends `request` over a new connection and reads one response. */
export async function ask(port: number, request: string | Uint8Array, method = 'GET'): Promise<RawResponse> {
  using client = await RawClient.connect(port)
  client.send(request)
  return await client.readResponse(method)
}

/** Sends a plain GET for `target` and reads the response. */
export function get(port: number, target: string, fields: readonly string[] = []): Promise<RawResponse> {
  return ask(port, head(`GET ${target} HTTP/1.1`, ...fields))
}

/** Sends a plain GET for `target` and keeps only the digest of the content. */
export async function download(port: number, target: string): Promise<Download> {
  using client = await RawClient.connect(port)
  client.send(head(`GET ${target} HTTP/1.1`))
  return await client.digestResponse()
}
