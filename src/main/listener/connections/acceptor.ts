/** Accepts connections, within limits for all and for each client, and keeps their deadlines. */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import type { IpRange } from '../../../http/ip-address.ts'
import { ClientConnections } from './client-connections.ts'
import { identifyClient, plainAddress } from './client.ts'
import { ConnectionClient, type ClientRecords } from './connection-client.ts'
import { Connection } from './connection.ts'
import type { ConnectionServices } from './services.ts'

/** Connections beyond the limit that are given time to read why they are turned away. */
const politeRefusals = 16

/** Runs on the listener thread. */
export class Acceptor {
  readonly #services: ConnectionServices
  readonly #maxConnections: number
  readonly #onAccepted: () => void
  readonly #server: Server
  readonly #connections = new Map<number, Connection>()
  readonly #records: ClientRecords
  readonly #stopping = () => this.#isStopping
  #lastId = 0
  #isStopping = false
  #blocked: ReadonlySet<string> = new Set()
  #onEmpty: () => void = () => undefined

  /**
   * @param maxConnections at once; half of them for one client
   * @param trusted proxies that are believed when they name clients
   */
  constructor(
    services: ConnectionServices,
    maxConnections: number,
    trusted: readonly IpRange[],
    onAccepted: () => void,
  ) {
    this.#services = services
    this.#records = {
      guests: services.guests,
      connections: new ClientConnections(maxConnections / 2),
      trusted,
      isBlocked: (address) => this.#blocked.has(address),
    }
    this.#maxConnections = maxConnections
    this.#onAccepted = onAccepted
    // A client may close its direction and wait for the answer. Answers leave whole: Nagle's delay helps nobody.
    this.#server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => this.#accept(socket))
  }

  /** All open connections. */
  get connections(): Iterable<Connection> {
    return this.#connections.values()
  }

  get isStopping(): boolean {
    return this.#isStopping
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

  /** Stops accepting and closes what is idle. Resolves when all connections are closed. */
  async close(): Promise<void> {
    this.#isStopping = true
    this.#server.close()
    for (const connection of this.connections) connection.closeWhenIdle()
    if (this.#connections.size === 0) return
    await new Promise<void>((resolve) => (this.#onEmpty = resolve))
  }

  /** Cuts off clients with these addresses; from now on they, and no others, are refused. */
  block(clients: readonly string[]): void {
    this.#blocked = new Set(clients)
    this.cut(({ client }) => this.#blocked.has(client.address), 'canceled')
  }

  /** Cuts off the connections that are meant. */
  cut(isMeant: (connection: Connection) => boolean, why: 'canceled' | 'stopped'): void {
    for (const connection of this.connections) if (isMeant(connection)) connection.cut(why)
  }

  /** Ends what has taken too long. Called about once a second with the time by the watch clock. */
  checkDeadlines(now: number): void {
    for (const connection of this.connections) connection.checkDeadlines(now)
  }

  #accept(socket: Socket): void {
    const { counters, clock } = this.#services
    const who = new ConnectionClient(identifyClient(socket.remoteAddress), this.#records)
    const connection = this.#open(socket, who)
    counters.connectionAccepted()
    this.#onAccepted()
    if (this.#connections.size > this.#maxConnections || !who.mayConnect) {
      counters.connectionRefused()
      // Being polite takes descriptors for a while, so not to a whole crowd.
      connection.turnAway(this.#connections.size <= this.#maxConnections + politeRefusals)
    }
    clock.start()
  }

  #open(socket: Socket, who: ConnectionClient): Connection {
    const id = ++this.#lastId
    const arrivals = this.#services.arrivals.connected(
      who.client.address,
      plainAddress(socket.localAddress ?? ''),
    )
    const onClosed = () => {
      arrivals.closed()
      who.leave()
      this.#closed(id)
    }
    const connection = new Connection(
      { id, who, arrivals, socket, isStopping: this.#stopping, onClosed },
      this.#services,
    )
    this.#connections.set(id, connection)
    return connection
  }

  #closed(id: number): void {
    this.#connections.delete(id)
    this.#services.counters.connectionClosed()
    if (this.#connections.size === 0) this.#onEmpty()
  }
}
