/**
 * `node bare-server.ts FOLDER PORT`: answers each chunk that arrives with the whole response, made beforehand, to the address in
 * it. It parses nothing, so it is no server: it shows what a request costs in Node before anyone does anything about it.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** Larger files are not kept. */
const maxBytes = 256 << 20

/** Responses over connections that stay open, and over those that end with them. */
type Responses = { readonly keepAlive: Buffer; readonly close: Buffer }

const [, , folder, port] = process.argv
const responses = new Map<string, Responses>()
for (const name of readdirSync(folder!, { encoding: 'utf8', recursive: true })) {
  const path = join(folder!, name)
  const stats = statSync(path)
  if (stats.isFile() && stats.size <= maxBytes) responses.set(`/${name}`, both('200 OK', readFileSync(path)))
}
const missing = both('404 Not Found', Buffer.alloc(120, 'x'))

function both(status: string, content: Buffer): Responses {
  return { keepAlive: response(status, content), close: response(status, content, ['Connection: close']) }
}

/** The fields that Spool sends, so that the bytes are as many. */
function response(status: string, content: Buffer, more: readonly string[] = []): Buffer {
  const head = [
    `HTTP/1.1 ${status}`,
    `Date: ${new Date().toUTCString()}`,
    'Server: Spool',
    'Content-Type: application/octet-stream',
    `Last-Modified: ${new Date().toUTCString()}`,
    'ETag: "sg-dn8is5bkmfx9-587ycctnn"',
    'Cache-Control: no-cache',
    'Accept-Ranges: bytes',
    'Cross-Origin-Resource-Policy: same-origin',
    'X-Content-Type-Options: nosniff',
    `Content-Length: ${content.length}`,
    ...more,
  ].join('\r\n')
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), content])
}

const server = createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => undefined)
  socket.on('data', (data) => {
    const { keepAlive, close } = responses.get(data.toString('latin1', 4, data.indexOf(0x20, 4))) ?? missing
    if (data.includes('Connection: close')) socket.end(close)
    else socket.write(keepAlive)
  })
})
server.listen(Number(port), '127.0.0.1')
process.once('SIGTERM', () => process.exit(0))
