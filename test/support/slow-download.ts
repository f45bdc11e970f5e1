/** A client that has begun to download a file and reads no further until its socket is resumed. */
import { once } from 'node:events'
import { RawClient } from './raw-client.ts'

/** @param target of a file with more bytes than the system takes off the server's hands */
export async function slowDownload(port: number, target: string): Promise<RawClient> {
  const client = await RawClient.connect(port)
  const data = once(client.socket, 'data')
  client.send(`GET ${target} HTTP/1.1\r\nHost: localhost\r\n\r\n`)
  await data
  client.socket.pause()
  return client
}
