/** A GET whose content is counted and hashed as it arrives, at the pace that the test sets. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** How a download ended. */
export type DownloadEnd = {
  readonly status: number
  /** Content-Length. */
  readonly promisedBytes: number
  readonly receivedBytes: number
  /** Of the content received, in hex. */
  readonly sha256: string
  /** Whether the server closed the connection, before or after the last byte. */
  readonly closed: boolean
}

/** How to send the request and read the response. */
export type DownloadOptions = {
  /** Stops reading after this much content; 0 stops before the head. */
  readonly pauseAfterBytes?: number
  /** The client's address, any of 127.0.0.0/8. */
  readonly localAddress?: string
  /** Further field lines. */
  readonly fields?: readonly string[]
  /** Called with each piece of content and its position. */
  readonly onContent?: (piece: Buffer, position: number) => void
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export class Download implements Disposable {
  readonly socket: Socket
  readonly #hash = createHash('sha256')
  readonly #pauseAfterBytes: number
  readonly #onContent: DownloadOptions['onContent']
  #head = ''
  #headComplete = false
  #status = 0
  #promisedBytes = Infinity
  #receivedBytes = 0
  #settleStarted!: () => void
  #settlePaused!: () => void
  #settleEnd!: (end: DownloadEnd) => void
  /** Resolves when the head of the response has arrived or the connection has ended. */
  readonly started = new Promise<void>((resolve) => (this.#settleStarted = resolve))
  /** Resolves when reading has paused as requested. */
  readonly paused = new Promise<void>((resolve) => (this.#settlePaused = resolve))
  /** Resolves when all content has arrived or the connection has ended. Never rejects. */
  readonly ended = new Promise<DownloadEnd>((resolve) => (this.#settleEnd = resolve))

  private constructor(
    socket: Socket,
    { pauseAfterBytes = Infinity, onContent }: Pick<DownloadOptions, 'pauseAfterBytes' | 'onContent'>,
  ) {
    this.socket = socket
    this.#pauseAfterBytes = pauseAfterBytes
    this.#onContent = onContent
    if (pauseAfterBytes === 0) this.#pause()
    socket.on('data', (data: Buffer) => this.#received(data))
    socket.on('end', () => this.#end(true))
    socket.on('error', () => undefined)
    socket.on('close', () => this.#end(true))
  }

  /** Connects and requests `target`. Rejects if the connection is refused. */
  static async start(port: number, target: string, options: DownloadOptions = {}): Promise<Download> {
    const { localAddress, fields = [] } = options
    const socket = connect({ port, host: '127.0.0.1', ...(localAddress !== undefined && { localAddress }) })
    await once(socket, 'connect')
    const download = new Download(socket, options)
    const lines = ['Host: localhost', ...fields].map((field) => `${field}\r\n`).join('')
    socket.write(`GET ${target} HTTP/1.1\r\n${lines}\r\n`)
    return download
  }

  /** Of the response; 0 until it is known. */
  get status(): number {
    return this.#status
  }

  /** The head of the response, as far as it has arrived. */
  get head(): string {
    return this.#head
  }

  /** Content received so far. */
  get receivedBytes(): number {
    return this.#receivedBytes
  }

  /** Reads on, to the end. */
  resume(): void {
    this.socket.resume()
  }

  [Symbol.dispose](): void {
    this.socket.destroy()
  }

  #pause(): void {
    this.socket.pause()
    this.#settlePaused()
  }

  #received(data: Buffer): void {
    const content = this.#headComplete ? data : this.#readHead(data)
    const before = this.#receivedBytes
    this.#receivedBytes += content.length
    this.#hash.update(content)
    this.#onContent?.(content, before)
    if (before < this.#pauseAfterBytes && this.#receivedBytes >= this.#pauseAfterBytes) this.#pause()
    if (this.#headComplete && this.#receivedBytes >= this.#promisedBytes) this.#end(false)
  }

  /** Returns the part of the data that is content. */
  #readHead(data: Buffer): Buffer {
    const before = this.#head.length
    this.#head += data.toString('latin1')
    const headEnd = this.#head.indexOf('\r\n\r\n')
    if (headEnd === -1) return Buffer.alloc(0)
    this.#headComplete = true
    this.#status = Number(this.#head.split(' ', 2)[1])
    this.#promisedBytes = Number(/\r\ncontent-length: (\d+)/i.exec(this.#head)?.[1] ?? Infinity)
    this.#head = this.#head.slice(0, headEnd + 4)
    this.#settleStarted()
    return data.subarray(headEnd + 4 - before)
  }

  #end(closed: boolean): void {
    this.#settleStarted()
    this.#settlePaused()
    this.#settleEnd({
      status: this.#status,
      promisedBytes: this.#promisedBytes,
      receivedBytes: this.#receivedBytes,
      sha256: this.#hash.copy().digest('hex'),
      closed,
    })
  }
}
