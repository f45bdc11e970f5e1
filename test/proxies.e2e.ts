/** Two built Spools with copies of a folder behind the proxies of docs/scale.md, as they are configured there. */
import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { InstalledCli } from './support/cli-process.ts'
import { Download } from './support/download.ts'
import {
  documentedArguments,
  proxyNames,
  startProxy,
  type Proxy,
  type ProxyName,
} from './support/proxy-process.ts'
import { head, RawClient } from './support/raw-client.ts'
import type { RunningProcess } from './support/running-process.ts'
import { temporaryFolder } from './support/serve.ts'
import { isToBeUsed } from './support/system-tool.ts'

/** More than the sockets and buffers on the way hold. */
const large = randomBytes(40 << 20)
const guest = '127.0.0.2'

let spool: InstalledCli
let folder: ReturnType<typeof temporaryFolder>
const copies = () => [`${folder.path}/one`, `${folder.path}/two`] as const

beforeAll(() => {
  spool = new InstalledCli()
  folder = temporaryFolder()
  const [one, two] = copies()
  mkdirSync(one)
  writeFileSync(`${one}/large.bin`, large)
  writeFileSync(`${one}/hello.txt`, 'hello')
  cpSync(one, two, { recursive: true })
  for (const copy of copies())
    for (const name of ['large.bin', 'hello.txt']) utimesSync(`${copy}/${name}`, 1_700_000_000, 1_700_000_000)
})
afterAll(() => {
  spool[Symbol.dispose]()
  folder[Symbol.dispose]()
})

/** Two Spools, and the proxy in front of them. */
class Deployment implements AsyncDisposable {
  readonly #files = temporaryFolder()
  readonly spools: readonly RunningProcess[]
  #proxy: Proxy | undefined

  private constructor(options: readonly string[]) {
    const local = ['--host', '127.0.0.1', '--log-format', 'json']
    this.spools = copies().map((copy) => spool.run([...documentedArguments(copy), ...local, ...options]))
  }

  static async start(name: ProxyName, ...options: readonly string[]): Promise<Deployment> {
    const deployment = new Deployment(options)
    const ports = await Promise.all(deployment.spools.map((run) => run.port()))
    deployment.#proxy = await startProxy(name, deployment.#files.path, ports)
    return deployment
  }

  get port(): number {
    return this.#proxy!.port
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#proxy?.process[Symbol.asyncDispose]()
    for (const run of this.spools) await run[Symbol.asyncDispose]()
    this.#files[Symbol.dispose]()
  }
}

/** Requests `target` and reads to the end. */
async function take(
  port: number,
  target: string,
  options: { fields?: string[]; localAddress?: string } = {},
) {
  const pieces: Buffer[] = []
  using download = await Download.start(port, target, {
    ...options,
    onContent: (piece) => pieces.push(Buffer.from(piece)),
  })
  const { status } = await download.ended
  return { status, content: Buffer.concat(pieces) }
}

async function statusFor(client: string, port: number, target: string): Promise<number> {
  using connection = await RawClient.connect(port, '127.0.0.1', client)
  connection.send(head(`GET ${target} HTTP/1.1`, 'Connection: close', 'Forwarded: for=198.51.100.1'))
  return (await connection.readResponse()).status
}

/** The guests come from all of 127.0.0.0/8, which only Linux has. */
const isUsable = (name: ProxyName) => process.platform === 'linux' && isToBeUsed(name)

describe.each(proxyNames)('behind %s, as docs/scale.md has it', (name) => {
  const rule = it.runIf(isUsable(name))

  rule.each(['/large.bin', '/?zip'])(
    'A download of %s goes on at the other machine when its own is gone',
    async (target) => {
      await using deployed = await Deployment.start(name)
      const { spools, port } = deployed
      expect(await statusFor(guest, port, '/hello.txt?first')).toBe(200)
      const logged = spools.map((run) =>
        run.wrote(/"client":"127\.0\.0\.2".*hello\.txt\?first/).then(() => run),
      )
      const serving = await Promise.race(logged)
      const other = spools.find((run) => run !== serving)!

      const pieces: Buffer[] = []
      using download = await Download.start(port, target, {
        pauseAfterBytes: 1_000_000,
        localAddress: guest,
        onContent: (piece) => pieces.push(Buffer.from(piece)),
      })
      await download.paused
      await serving.end('SIGKILL')
      download.resume()
      const { receivedBytes, promisedBytes } = await download.ended
      expect(receivedBytes).toBeLessThan(promisedBytes)

      const tag = /\r\netag: (.*)\r\n/i.exec(download.head)![1]!
      const rest = await take(port, target, {
        fields: [`Range: bytes=${receivedBytes}-`, `If-Range: ${tag}`],
        localAddress: guest,
      })
      expect(rest.status).toBe(206)
      const whole = target === '/large.bin' ? large : (await take(await other.port(), target)).content
      expect(Buffer.concat([...pieces, rest.content]).equals(whole)).toBe(true)
      await other.wrote(/"client":"127\.0\.0\.2"[^\n]*"status":206/)
    },
  )

  rule(
    'Wrong PINs are counted against the guest and not against the proxy, whatever the guest says of itself',
    async () => {
      await using deployed = await Deployment.start(name, '--pin', '123456')
      const { spools, port } = deployed
      const statuses: number[] = []
      for (let tries = 0; tries < 6; tries++) statuses.push(await statusFor(guest, port, '/?pin=000000'))
      expect(statuses).toEqual([403, 403, 403, 403, 429, 429])
      // Some of them are at the same machine as the first.
      for (const client of [3, 4, 5, 6, 7, 8].map((byte) => `127.0.0.${byte}`))
        expect(await statusFor(client, port, '/?pin=000000')).toBe(403)
      await Promise.any(spools.map((run) => run.wrote(/"client":"127\.0\.0\.2"[^\n]*"status":429/)))
    },
  )
})
