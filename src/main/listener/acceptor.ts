/** Accepts connections, within limits for all and for each address, and watches over their deadlines. */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { clientAddress } from './client-address.ts'
import type { ConnectionContext } from './connection-context.ts'
import { Connection } from './connection.ts'

/** How often deadlines are looked at, ms: none of them is finer. */
const sweepMs = 1000

/** Connections beyond the limit that are given time to read why they are turned away. */
const politeRefusals = 16

/** Listener thread only. */
export class Acceptor {
  readonly #context: ConnectionContext
  readonly #maxConnections: number
  readonly #server: Server
  readonly #connections = new Set<Connection>()
  readonly #byClient = new Map<string, number>()
  #lastId = 0
  #sweep: NodeJS.Timeout | undefined
  #onEmpty: () => void = () => undefined

  /** @param maxConnections at once; half of them for one address */
  constructor(context: Omit<ConnectionContext, 'onClosed'>, maxConnections: number) {
    this.#context = Object.assign(context, { onClosed: (connection: Connection) => this.#closed(connection) })
    this.#maxConnections = maxConnections
    // A client may close its direction and wait for the answer. Answers leave whole: Nagle's delay helps nobody.
    this.#server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => this.#accept(socket))
  }

  /** All open connections. */
  get connections(): ReadonlySet<Connection> {
    return this.#connections
  }

  /** Listens; rejects with the system's error. Without `host`: on all interfaces, IPv6 and IPv4. */
  listen(port: number, host: string | undefined): Promise<AddressInfo> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen({ port, host, backlog: 1024 }, () => {
        this.#server.off('error', reject)
        // Accepting failed for now (no descriptors, no memory): the system keeps the client waiting.
        this.#server.on('error', () => undefined)
        resolve(this.#server.address() as AddressInfo)
      })
    })
  }

  /** Stops accepting, closes what is idle, gives the rest `graceMs`, then cuts it. Resolves when all are closed. */
  async close(graceMs: number): Promise<void> {
    this.#context.stopping = true
    this.#server.close()
    for (const connection of this.#connections) connection.closeWhenIdle()
    if (this.#connections.size > 0) {
      await new Promise<void>((resolve) => {
        const grace = setTimeout(() => {
          for (const connection of this.#connections) connection.destroy()
        }, graceMs)
        this.#onEmpty = () => {
          clearTimeout(grace)
          resolve()
        }
      })
    }
    clearInterval(this.#sweep)
  }

  #accept(socket: Socket): void {
    const client = clientAddress(socket.remoteAddress)
    const sameClient = this.#byClient.get(client) ?? 0
    const connection = new Connection(++this.#lastId, client, socket, this.#context)
    this.#connections.add(connection)
    this.#byClient.set(client, sameClient + 1)
    this.#context.totals.connectionsAccepted++
    this.#context.totals.connectionsOpen++
    this.#context.changed()
    if (this.#connections.size > this.#maxConnections || sameClient >= this.#maxConnections / 2) {
      this.#context.totals.connectionsRefused++
      // Being polite takes descriptors for a while, so not to a whole crowd.
      connection.turnAway(this.#connections.size <= this.#maxConnections + politeRefusals)
    }
    this.#sweep ??= setInterval(() => this.#checkDeadlines(), sweepMs)
  }

  #closed(connection: Connection): void {
    this.#connections.delete(connection)
    this.#context.totals.connectionsOpen--
    const sameClient = this.#byClient.get(connection.client)! - 1
    if (sameClient === 0) this.#byClient.delete(connection.client)
    else this.#byClient.set(connection.client, sameClient)
    if (this.#connections.size === 0) this.#onEmpty()
  }

  #checkDeadlines(): void {
    const now = performance.now()
    for (const connection of this.#connections) connection.checkDeadlines(now)
    this.#context.contents.sweep(now)
    if (this.#connections.size > 0 || this.#context.contents.size > 0) return
    clearInterval(this.#sweep)
    this.#sweep = undefined
  }
}
