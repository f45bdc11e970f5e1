/** What is done to the clients of a share, on whatever server it runs at the moment. */
import type { RunningServer } from '../../host/running-server.ts'

export class ShareClients {
  readonly #server: () => RunningServer | undefined
  #blocked: readonly string[] = []

  /** @param server returns the server that has clients now, also while it stops */
  constructor(server: () => RunningServer | undefined) {
    this.#server = server
  }

  /** Addresses of the clients that are refused. */
  get blocked(): readonly string[] {
    return this.#blocked
  }

  cancelTransfer(connection: number): void {
    this.#server()?.disconnect({ connection })
  }

  disconnectClient(client: string): void {
    this.#server()?.disconnect({ client })
  }

  /** Lets a guest in who asks, or turns it away. */
  answerGuest(ask: number, isAllowed: boolean): void {
    this.#server()?.answer(ask, isAllowed)
  }

  /** Ends a guest's key, and what is being sent for it. */
  putOut(guest: number): void {
    this.#server()?.revoke(guest)
  }

  newPin(): void {
    this.#server()?.newPin()
  }

  /** Makes another key of the share, and ends what is being sent for the one before. */
  newLink(): void {
    this.#server()?.newLink()
  }

  /** Cuts off these clients and refuses them from now on, and no others. */
  block(clients: readonly string[]): void {
    this.#blocked = clients
    this.blockOnServer()
  }

  /** Has a server that has just started refuse the blocked clients. */
  blockOnServer(): void {
    this.#server()?.block(this.#blocked)
  }
}
