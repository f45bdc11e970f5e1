import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { SendQueues } from '../../../../src/main/listener/connections/send-queues.ts'
import { soon } from '../../../support/serve.ts'

const maxAgeMs = 4_000

/** Both ends of a connection whose client reads nothing. */
async function connection(host: string) {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const client = connect({ port: (server.address() as AddressInfo).port, host })
  const [socket] = (await once(server, 'connection')) as [Socket]
  client.on('error', () => undefined).pause()
  return {
    client,
    socket,
    [Symbol.dispose]: () => {
      client.destroy()
      socket.destroy()
      server.close()
    },
  }
}

describe("the system's send queue for a client", () => {
  // Each look comes when the result of the last one is too old.
  let now = 0
  const look = (queues: SendQueues, socket: Socket) => queues.of(socket, (now += maxAgeMs))

  it.runIf(process.platform === 'linux').each(['127.0.0.1', '::1'])(
    'The send queue for a client on %s stays the same until the client takes something',
    async (host) => {
      using ends = await connection(host)
      const { client, socket } = ends
      const queues = new SendQueues(maxAgeMs)
      socket.write(Buffer.alloc(32 * 1024 * 1024))
      let before: string | undefined
      const isStill = () => before === (before = look(queues, socket))
      await expect.poll(isStill, { ...soon, interval: 300 }).toBe(true)
      expect(before).toMatch(/^ [\dA-F]+$/)

      client.resume()
      await expect.poll(() => look(queues, socket) === before, soon).toBe(false)
    },
  )

  it('The send queue is not looked at again until the last result is too old', async () => {
    using ends = await connection('127.0.0.1')
    const queues = new SendQueues(maxAgeMs)
    const first = queues.of(ends.socket, 0)
    ends.socket.write(Buffer.alloc(32 * 1024 * 1024))
    expect(queues.of(ends.socket, maxAgeMs - 1)).toBe(first)
  })

  it('The send queue of a closed connection is unknown', async () => {
    using ends = await connection('127.0.0.1')
    ends.socket.destroy()
    expect(new SendQueues(maxAgeMs).of(ends.socket, 0)).toBeUndefined()
  })
})
