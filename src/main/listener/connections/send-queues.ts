/** What the system still holds of the bytes written to each connection: those that the client has not acknowledged. */
import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'

const tables = ['/proc/net/tcp', '/proc/net/tcp6']

/** Local port, remote port and length of the send queue, all in hexadecimal digits. */
const tableLine = /^ *\d+: [\dA-F]+:([\dA-F]{4}) [\dA-F]+:([\dA-F]{4}) [\dA-F]{2} ([\dA-F]+):/gm

/**
 * Linux accepts further bytes for a connection only when a third of its buffer is free, of which there may be 4 MB: by
 * its writes alone a client that takes 10 KB a second looks dead for minutes. Runs on the listener thread.
 */
export class SendQueues {
  readonly #maxAgeMs: number
  readonly #lengths = new Map<string, string>()
  #readAt = -Infinity

  /** @param maxAgeMs how old the list may be. Reading it takes 20 ms if there are 10,000 connections. */
  constructor(maxAgeMs: number) {
    this.#maxAgeMs = maxAgeMs
  }

  /**
   * A text that changes whenever the client has taken anything, `maxAgeMs` old at most; undefined where the
   * system does not say. Clients at other addresses that happen to use the same port are in it, too.
   *
   * @param now monotonic
   */
  of({ localPort, remotePort }: Pick<Socket, 'localPort' | 'remotePort'>, now: number): string | undefined {
    if (now - this.#readAt >= this.#maxAgeMs) {
      this.#readAt = now
      this.#read()
    }
    return this.#lengths.get(`${hexadecimal(localPort)}:${hexadecimal(remotePort)}`)
  }

  #read(): void {
    this.#lengths.clear()
    if (process.platform !== 'linux') return
    for (const [, local, remote, length] of tables.flatMap(linesOf)) {
      const ports = `${local!}:${remote!}`
      this.#lengths.set(ports, `${this.#lengths.get(ports) ?? ''} ${length!}`)
    }
  }
}

function linesOf(table: string): RegExpExecArray[] {
  try {
    return [...readFileSync(table, 'latin1').matchAll(tableLine)]
  } catch {
    // Without IPv6, or in a container without /proc.
    return []
  }
}

function hexadecimal(port = 0): string {
  return port.toString(16).toUpperCase().padStart(4, '0')
}
