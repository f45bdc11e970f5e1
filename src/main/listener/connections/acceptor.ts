/** Accepts connections, within limits for all and for each client, and watches over their deadlines. */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { clientAddress } from './client-address.ts'
import { clientNetwork } from './client-network.ts'
import type { ConnectionContext } from './connection-context.ts'
import { Connection } from './connection.ts'

/** Connections beyond the limit that are given time to read why they are turned away. */
const politeRefusals = 16

/** Listener thread only. */
export class Acceptor {
  readonly #context: ConnectionContext
  readonly #maxConnections: number
  readonly #server: Server
  readonly #connections = new Set<Connection>()
  readonly #byNetwork = new Map<string, number>()
  #lastId = 0
  #onEmpty: () => void = () => undefined

  /** @param maxConnections at once; half of them for one client */
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
  }

  /** Ends what has taken too long. Called about once a second with the time by the watch clock. */
  checkDeadlines(now: number): void {
    for (const connection of this.#connections) connection.checkDeadlines(now)
  }

  #accept(socket: Socket): void {
    const client = clientAddress(socket.remoteAddress)
    const network = clientNetwork(client)
    const sameClient = this.#byNetwork.get(network) ?? 0
    const connection = new Connection(++this.#lastId, { client, network }, socket, this.#context)
    this.#connections.add(connection)
    this.#byNetwork.set(network, sameClient + 1)
    this.#context.totals.connectionsAccepted++
    this.#context.totals.connectionsOpen++
    this.#context.changed()
    if (this.#connections.size > this.#maxConnections || sameClient >= this.#maxConnections / 2) {
      this.#context.totals.connectionsRefused++
      // Being polite takes descriptors for a while, so not to a whole crowd.
      connection.turnAway(this.#connections.size <= this.#maxConnections + politeRefusals)
    }
    this.#context.clock.start()
  }

  #closed(connection: Connection): void {
    this.#connections.delete(connection)
    this.#context.totals.connectionsOpen--
    const sameClient = this.#byNetwork.get(connection.network)! - 1
    if (sameClient === 0) this.#byNetwork.delete(connection.network)
    else this.#byNetwork.set(connection.network, sameClient)
    if (this.#connections.size === 0) this.#onEmpty()
  }
}
