/** One finished request, as every log and window shows it. Texts from the client are raw: escape before showing. */
export type LogEntry = {
  /** The moment when the request's head was complete, ms since the epoch. */
  readonly timeMs: number
  /** The client's IP address; IPv4 in dotted form even over an IPv6 socket. */
  readonly client: string
  /** Number of the connection, from 1 in the order of acceptance. */
  readonly connection: number
  /** As received, '' if the request could not be read that far. */
  readonly method: string
  /** Request target as received, latin1. */
  readonly target: string
  /** '1.0' or '1.1', '' if not known. */
  readonly version: string
  /** As sent; 499 when the client went away before there was an answer. */
  readonly status: number
  /** Bytes of content handed to the network, the response head not counted. */
  readonly contentBytes: number
  /** From the complete head until the last byte was handed to the network. */
  readonly durationMs: number
  /** Number of the pool thread that answered, from 0; -1 when the listener answered on its own. */
  readonly thread: number
  /** Whether the response is incomplete: the client left, the file shrank, or the server cut it. */
  readonly aborted: boolean
  readonly referer: string
  readonly userAgent: string
}
