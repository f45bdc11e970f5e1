/** A client that times one request after another over a keep-alive connection. */
import { connect, type Socket } from 'node:net'
import { once } from 'node:events'

const timeoutMs = 10_000

/**
 * Makes requests for `durationMs` and resolves to how long each took, ms, in order. A plain socket: an HTTP client's own
 * work would blur differences of about ten microseconds. Rejects at a broken or missing response.
 */
export async function timeRequests(port: number, target: string, durationMs: number): Promise<number[]> {
  const head = `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`
  const times: number[] = []
  const end = performance.now() + durationMs
  let socket = await open(port)
  try {
    while (performance.now() < end) {
      const before = performance.now()
      socket.write(head)
      const isKept = await wholeAnswer(socket)
      times.push(performance.now() - before)
      if (isKept) continue
      socket.destroy()
      socket = await open(port)
    }
  } finally {
    socket.destroy()
  }
  return times
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  socket.setTimeout(timeoutMs, () => socket.destroy(new Error('no answer within 10 s')))
  return socket
}

/** Resolves at the last byte to whether the server keeps the connection open. */
function wholeAnswer(socket: Socket): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0)
    const finish = (settle: () => void) => {
      socket.off('data', onData).off('error', onError).off('close', onClose)
      settle()
    }
    const onError = (error: Error) => finish(() => reject(error))
    const onClose = () => finish(() => reject(new Error('closed before the answer was whole')))
    const onData = (bytes: Buffer) => {
      received = Buffer.concat([received, bytes])
      const headEnd = received.indexOf('\r\n\r\n')
      if (headEnd < 0) return
      const head = received.toString('latin1', 0, headEnd)
      const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1])
      if (!head.startsWith('HTTP/1.1 200') || Number.isNaN(length)) {
        finish(() => reject(new Error(`unexpected answer: ${head.split('\r\n')[0]!}`)))
      } else if (received.length >= headEnd + 4 + length) {
        finish(() => resolve(!/^connection: *close/im.test(head)))
      }
    }
    socket.on('data', onData).on('error', onError).on('close', onClose)
  })
}
