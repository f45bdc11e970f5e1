import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RawClient } from '../../support/raw-client.ts'
import { temporaryFolder } from '../../support/serve.ts'

const briskServer = fileURLToPath(new URL('../../support/children/brisk-server.ts', import.meta.url))
const request = 'GET /file.txt HTTP/1.1\r\nHost: localhost\r\n\r\n'
/** Longer than any deadline of the brisk listener. */
const pauseMs = 5000

let folder: ReturnType<typeof temporaryFolder>
let server: ChildProcess
let port: number

beforeAll(async () => {
  folder = temporaryFolder()
  writeFileSync(`${folder.path}/file.txt`, 'text')
  server = fork(briskServer, [folder.path])
  const [message] = (await once(server, 'message')) as [number]
  port = message
})

afterAll(() => {
  server.kill('SIGKILL')
  folder[Symbol.dispose]()
})

describe('a process that is stopped for longer than any deadline', () => {
  it('A process that is stopped for longer than any deadline loses no request that arrives meanwhile', async () => {
    const parts: [string, string][] = [
      ['', request],
      [request.slice(0, 20), request.slice(20)],
      [request, request],
    ]
    const clients = await Promise.all(parts.map(() => RawClient.connect(port)))
    for (const [index, [before]] of parts.entries()) clients[index]!.send(before)
    await clients[2]!.readResponse()
    server.kill('SIGSTOP')
    const end = Date.now() + pauseMs
    for (const [index, [, during]] of parts.entries()) clients[index]!.send(during)
    await expect.poll(() => Date.now()).toBeGreaterThan(end)
    server.kill('SIGCONT')
    for (const client of clients) {
      expect(await client.readResponse()).toMatchObject({ status: 200 })
      client.socket.destroy()
    }
  })

  it('A process that was stopped ends connections that stay silent afterwards', async () => {
    using client = await RawClient.connect(port)
    server.kill('SIGSTOP')
    server.kill('SIGCONT')
    expect(await client.readToEnd()).toHaveLength(0)
  })
})
