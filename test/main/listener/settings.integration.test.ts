import { createHash, randomFillSync } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ask, download, get, head, RawClient, type RawResponse } from '../../support/raw-client.ts'
import { serve, soon, temporaryFolder, type TestServer } from '../../support/serve.ts'

/** All switches as they are by default. */
const settings = { listing: true, hidden: false, index: true, cors: false, threads: 2 }

function makeShare(path: string): void {
  mkdirSync(`${path}/site`)
  mkdirSync(`${path}/plain`)
  writeFileSync(`${path}/site/index.html`, 'index')
  writeFileSync(`${path}/.hidden`, 'hidden')
  writeFileSync(`${path}/file.txt`, 'abracadabra')
}

const allowOrigin = ({ fields }: RawResponse) => fields.get('access-control-allow-origin')

/** Resolves once the server has as many threads as are set. Requests keep its snapshots coming. */
async function threadCount(server: TestServer, count: number): Promise<void> {
  const current = async () => {
    await get(server.port, '/file.txt')
    return server.snapshot()?.threads.filter(({ state }) => state !== 'starting').length
  }
  await expect.poll(current, soon).toBe(count)
}

describe('CORS', () => {
  const requests = [
    head('GET /file.txt HTTP/1.1', 'Origin: https://example.org'),
    head('GET /file.txt HTTP/1.1', 'Origin: https://example.org', 'Range: bytes=0-1'),
    head('GET /file.txt HTTP/1.1', 'Origin: https://example.org', 'If-None-Match: *'),
    head('GET / HTTP/1.1', 'Origin: https://example.org', 'Accept: application/json'),
    head('GET /site/ HTTP/1.1', 'Origin: null'),
    head('GET /plain HTTP/1.1', 'Origin: https://example.org'),
    head('GET /none HTTP/1.1', 'Origin: https://example.org'),
    head('HEAD /file.txt HTTP/1.1', 'Origin: https://example.org'),
    head('GET /file.txt HTTP/1.1'),
    // Answered before the folder is looked at, some of them without a thread.
    head('GET /.. HTTP/1.1', 'Origin: https://example.org'),
    head('GET /file.txt HTTP/1.1', 'A : b'),
    head('GET /file.txt HTTP/1.1', 'A: b\nc'),
    head('POST /file.txt HTTP/1.1', 'Origin: https://example.org'),
    head('OPTIONS /file.txt HTTP/1.1'),
    head(`GET /${'x'.repeat(20_000)} HTTP/1.1`, 'Origin: https://example.org'),
    head('GET /file.txt HTTP/1.1', 'Range: bytes=99-'),
    head('GET /file.txt HTTP/1.1', 'If-Match: "other"'),
    head('GET /file.txt HTTP/1.1', 'Expect: x'),
    'GET /file.txt HTTP/1.1\r\nHost: evil.example\r\n\r\n',
    head('GET /file.txt HTTP/1.1', ...new Array<string>(100).fill('A: b')),
    head('GET /file.txt HTTP/1.1', `A: ${'a'.repeat(20_000)}`),
    head('FOO /file.txt HTTP/1.1', 'Origin: https://example.org'),
    head('GET /file.txt HTTP/2.0'),
    head('GET /file.txt HTTP/1.1', 'Service-Worker: script'),
  ]

  it.each([
    [true, '*'],
    [false, undefined],
  ])('With CORS set to %s, Access-Control-Allow-Origin is %s', async (cors, expected) => {
    using folder = temporaryFolder()
    makeShare(folder.path)
    await using server = await serve({ folder: folder.path, cors })
    for (const request of requests) {
      const response = await ask(server.port, request, request.slice(0, request.indexOf(' ')))
      expect([request, allowOrigin(response)]).toEqual([request, expected])
      // Credentials never: there are none here, and with `*` they would not be allowed.
      expect(response.fields.has('access-control-allow-credentials')).toBe(false)
    }
  })

  it.each([
    [true, 'cross-origin', '*'],
    [false, 'same-origin', undefined],
  ])(
    'With CORS set to %s, Cross-Origin-Resource-Policy is %s (Fetch Standard)',
    async (cors, policy, exposed) => {
      using folder = temporaryFolder()
      makeShare(folder.path)
      await using server = await serve({ folder: folder.path, cors })
      for (const request of requests) {
        const { fields } = await ask(server.port, request, request.slice(0, request.indexOf(' ')))
        expect([request, fields.get('cross-origin-resource-policy')]).toEqual([request, policy])
        expect(fields.get('access-control-expose-headers')).toBe(exposed)
      }
    },
  )

  const preflight = (host: string) =>
    [
      'OPTIONS /file.txt HTTP/1.1',
      `Host: ${host}`,
      'Origin: https://example.org',
      'Access-Control-Request-Method: GET',
      'Access-Control-Request-Headers: range',
      '',
      '',
    ].join('\r\n')

  it.each([
    [true, 204, 'range'],
    [false, 405, undefined],
  ])('With CORS set to %s, a preflight is answered with %i', async (cors, status, allowed) => {
    using folder = temporaryFolder()
    makeShare(folder.path)
    await using server = await serve({ folder: folder.path, cors })
    using client = await RawClient.connect(server.port)
    client.send(preflight('localhost'))
    const response = await client.readResponse()
    expect(response.status).toBe(status)
    expect(allowOrigin(response)).toBe(cors ? '*' : undefined)
    expect(response.fields.get('access-control-allow-headers')).toBe(allowed)
    // A 204 has no content, and no length of it (RFC 9110 §8.6, §15.3.5).
    expect(response.fields.has('content-length')).toBe(!cors)
    client.send(head('GET /file.txt HTTP/1.1'))
    expect((await client.readResponse()).content.toString()).toBe('abracadabra')
    expect((await ask(server.port, preflight('evil.example'))).status).toBe(cors ? 421 : 405)
  })

  it('CORS opens nothing to a Host that is not this machine', async () => {
    using folder = temporaryFolder()
    makeShare(folder.path)
    await using server = await serve({ folder: folder.path, cors: true })
    const response = await ask(server.port, 'GET /file.txt HTTP/1.1\r\nHost: evil.example\r\n\r\n')
    expect(response.status).toBe(421)
    expect(response.content.includes('abracadabra')).toBe(false)
  })
})

describe('further names of this machine', () => {
  it('Requests to the further names are answered, in any letter case, and those to others are 421', async () => {
    using folder = temporaryFolder()
    makeShare(folder.path)
    await using server = await serve({ folder: folder.path, names: ['MyPC.lan', 'Büro.lan'] })
    const status = async (host: string) =>
      (await ask(server.port, `GET /file.txt HTTP/1.1\r\nHost: ${host}\r\n\r\n`)).status
    expect(await status('mypc.lan')).toBe(200)
    expect(await status('MYPC.LAN:8080')).toBe(200)
    expect(await status('other.lan')).toBe(421)
    // As browsers send it, and as clients without Punycode do.
    expect(await status('xn--bro-hoa.lan:8080')).toBe(200)
    expect(await status('b%C3%BCro.lan')).toBe(200)
    expect(await status(Buffer.from('büro.lan').toString('latin1'))).toBe(200)
    expect(await status('buro.lan')).toBe(421)
  })
})

describe('settings that change while serving', () => {
  it('Changed settings apply to the next request, on open connections as well as on new ones', async () => {
    using folder = temporaryFolder()
    makeShare(folder.path)
    await using server = await serve({ folder: folder.path })
    using open = await RawClient.connect(server.port)
    const onOpen = async (target: string) => {
      open.send(head(`GET ${target} HTTP/1.1`))
      return await open.readResponse()
    }
    const facts = async (fetch: (target: string) => Promise<RawResponse>) => ({
      listing: (await fetch('/plain/')).status === 200,
      hidden: (await fetch('/.hidden')).status === 200,
      index: (await fetch('/site/')).content.toString() === 'index',
      cors: allowOrigin(await fetch('/file.txt')) === '*',
    })
    const changes = [{ listing: false }, { hidden: true }, { index: false }, { cors: true }]
    for (const change of [...changes, { listing: false, hidden: true, index: false, cors: true }, {}]) {
      const { threads, ...expected } = { ...settings, ...change }
      server.server.configure({ threads, ...expected })
      await expect.poll(() => facts(onOpen), soon).toEqual(expected)
      expect(await facts((target) => get(server.port, target))).toEqual(expected)
    }
  })

  it('The number of threads can change during a download, which arrives intact', async () => {
    using folder = temporaryFolder()
    makeShare(folder.path)
    const content = randomFillSync(Buffer.alloc(100 * 1024 * 1024))
    writeFileSync(`${folder.path}/big`, content)
    const sha256 = createHash('sha256').update(content).digest('hex')
    await using server = await serve({ folder: folder.path, threads: 1 })
    using client = await RawClient.connect(server.port)
    client.send(head('GET /big HTTP/1.1'))
    const started = await client.readHead()
    // Reads again once the threads have changed; the rest is more than the system holds back.
    for (const threads of [8, 2]) {
      client.socket.pause()
      server.server.configure({ ...settings, threads })
      await threadCount(server, threads)
      client.socket.resume()
      expect(await download(server.port, '/big')).toMatchObject({ bytes: content.length, sha256 })
    }
    expect(await client.digestResponse(started)).toMatchObject({ bytes: content.length, sha256 })
    expect(server.deaths).toEqual([])
    expect(server.snapshot()?.totals.threadsReplaced).toBe(0)
  })

  it('The number of threads can change again before the last change has taken effect', async () => {
    using folder = temporaryFolder()
    makeShare(folder.path)
    await using server = await serve({ folder: folder.path })
    for (const threads of [8, 1, 6, 2, 1, 3]) server.server.configure({ ...settings, threads })
    await threadCount(server, 3)
    const answers = await Promise.all(Array.from({ length: 50 }, () => get(server.port, '/file.txt')))
    for (const answer of answers) expect(answer.status).toBe(200)
    expect(server.deaths).toEqual([])
  })

  it('No request is lost under load when threads leave, even if there are more than places in the queue', async () => {
    using folder = temporaryFolder()
    makeShare(folder.path)
    await using server = await serve({ folder: folder.path, threads: 8, queue: 1 })
    let isDone = false
    const load = async () => {
      using client = await RawClient.connect(server.port)
      let answered = 0
      for (; !isDone; answered += 5) {
        client.send(head('GET /file.txt?load HTTP/1.1').repeat(5))
        for (let time = 0; time < 5; time++) {
          expect((await client.readResponse()).content.toString()).toBe('abracadabra')
        }
      }
      return answered
    }
    const loads = Promise.allSettled(Array.from({ length: 20 }, load))
    for (const threads of [1, 8, 2]) {
      server.server.configure({ ...settings, threads })
      await threadCount(server, threads)
    }
    isDone = true
    for (const result of await loads) {
      expect(result).toMatchObject({ status: 'fulfilled' })
      expect((result as PromiseFulfilledResult<number>).value).toBeGreaterThan(0)
    }
    expect(server.deaths).toEqual([])
  })
})
