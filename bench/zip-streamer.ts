/**
 * What sharing programs commonly do for a folder as one ZIP, to compare with: one thread walks it and streams its files as they
 * come, stored, each with its checksum behind it, without a length. `node bench/zip-streamer.ts FOLDER PORT`
 */
import { createReadStream } from 'node:fs'
import { opendir, readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join, relative } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'

const [root = '', port = ''] = process.argv.slice(2)

/** Files up to this size are read in one go: a stream for each would make it slower than it need be. */
const maxWholeBytes = 1024 * 1024

createServer((request, response) => {
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
  const path = join(root, decodeURIComponent(pathname))
  const content = search === '?zip' ? Readable.from(zip(path)) : createReadStream(path)
  pipeline(content, response).catch(() => response.destroy())
}).listen(Number(port), '127.0.0.1')

async function* zip(folder: string): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = []
  let offset = 0
  for await (const entry of await opendir(folder, { recursive: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const name = Buffer.from(relative(folder, path))
    const header = record(0x04034b50, [20, 0x0808, 0, 0, 0], [0, 0, 0], [name.length, 0])
    yield Buffer.concat([header, name])
    let crc = 0
    let size = 0
    for await (const bytes of await contentOf(path)) {
      crc = crc32(bytes, crc)
      size += bytes.length
      yield bytes
    }
    yield record(0x08074b50, [], [crc, size, size], [])
    const place = record(
      0x02014b50,
      [20, 20, 0x0808, 0, 0, 0],
      [crc, size, size],
      [name.length, 0, 0, 0, 0, 0, 0, 0, 0],
    )
    place.writeUInt32LE(offset, place.length - 4)
    directory.push(Buffer.concat([place, name]))
    offset += header.length + name.length + size + 16
  }
  const bytes = Buffer.concat(directory)
  yield Buffer.concat([
    bytes,
    record(0x06054b50, [0, 0, directory.length, directory.length], [bytes.length, offset], [0]),
  ])
}

async function contentOf(path: string): Promise<AsyncIterable<Buffer> | Buffer[]> {
  const { size } = await stat(path)
  return size <= maxWholeBytes ? [await readFile(path)] : createReadStream(path)
}

/** A signature, numbers of 16 bits, of 32 bits, and of 16 bits again. */
function record(signature: number, first: number[], middle: number[], last: number[]): Buffer {
  const words = [
    ...first.map((value) => [value, 2] as const),
    ...middle.map((value) => [value, 4] as const),
    ...last.map((value) => [value, 2] as const),
  ]
  return Buffer.concat(
    [[signature, 4] as const, ...words].map(([value, bytes]) => {
      const word = Buffer.alloc(bytes)
      word.writeUIntLE(value, 0, bytes)
      return word
    }),
  )
}
