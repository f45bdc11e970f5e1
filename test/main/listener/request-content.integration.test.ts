import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { head, RawClient } from '../../support/raw-client.ts'
import { sharedServer } from '../../support/serve.ts'

const share = sharedServer((path) => writeFileSync(`${path}/hello.txt`, 'hello'))

const get = 'GET /hello.txt HTTP/1.1'
/** What an attacker hides in content, in the hope that it is taken for a request. */
const smuggled = head('GET /smuggled HTTP/1.1')

/** Content of `length` bytes that is made of requests. */
function content(length: number): string {
  return smuggled.repeat(Math.ceil(length / smuggled.length)).slice(0, length)
}

/** Status codes of all that comes for `bytes` until the server closes, with a last request appended. */
async function exchange(bytes: string): Promise<number[]> {
  using client = await RawClient.connect(share.port)
  client.send(bytes + head(get, 'Connection: close'))
  const answer = (await client.readToEnd()).toString('latin1')
  expect(client.failure).toBeUndefined()
  return [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))
}

function expectNothingSmuggled(): void {
  expect(share.server.entries.filter(({ target }) => target.includes('smuggled'))).toEqual([])
}

describe('the content of a request (RFC 9112 §6.3, RFC 9110 §9.3.1)', () => {
  it.each([
    ['a Content-Length of 0', head(get, 'Content-Length: 0'), 0],
    ['a few bytes', head(get, 'Content-Length: 46'), 46],
    ['64 KiB, the most that is read,', head(get, 'Content-Length: 65536'), 65536],
    ['a length with leading zeros', head(get, 'Content-Length: 0046'), 46],
    ['equal lengths in a list (RFC 9112 §6.3)', head(get, 'Content-Length: 46, 46'), 46],
    ['equal lengths on two lines', head(get, 'Content-Length: 46', 'Content-Length: 46'), 46],
    ['an expectation without content', head(get, 'Expect: 100-continue', 'Content-Length: 0'), 0],
  ])(
    'A GET with %s is answered, its content is thrown away and the connection goes on',
    async (_, request, length) => {
      expect(await exchange(request + content(length))).toEqual([200, 200])
      expectNothingSmuggled()
    },
  )

  it.each([
    ['of HEAD', 'HEAD /hello.txt HTTP/1.1', 200],
    ['of POST', 'POST /hello.txt HTTP/1.1', 405],
    ['of an unknown method', 'SMUGGLE /hello.txt HTTP/1.1', 501],
    ['of a request for what is not there', 'GET /none HTTP/1.1', 404],
    ['of a request with a malformed target', 'GET /%zz HTTP/1.1', 400],
  ])('Content %s is thrown away and never taken for a request', async (_, line, status) => {
    expect(await exchange(head(line, 'Content-Length: 1000') + content(1000))).toEqual([status, 200])
    expectNothingSmuggled()
  })

  it('Content that comes late and in pieces is thrown away and never taken for a request', async () => {
    using client = await RawClient.connect(share.port)
    client.send(head(get, 'Content-Length: 1000'))
    expect(await client.readResponse()).toMatchObject({ status: 200 })
    await client.trickle(content(1000))
    client.send(head(get))
    expect(await client.readResponse()).toMatchObject({ status: 200 })
    expectNothingSmuggled()
  })

  it.each([
    ['more than 64 KiB of content', head(get, 'Content-Length: 65537') + content(65537)],
    ['a length that is announced and not sent', head(get, 'Content-Length: 9007199254740991')],
    ['chunked content', head(get, 'Transfer-Encoding: chunked') + `5\r\nhello\r\n0\r\n\r\n${smuggled}`],
    ['chunked content, in capitals,', head(get, 'Transfer-Encoding: CHUNKED') + `0\r\n\r\n${smuggled}`],
    ['malformed chunks', head(get, 'Transfer-Encoding: chunked') + `zz\r\n${smuggled}`],
    ['content after Expect', head(get, 'Expect: 100-continue', 'Content-Length: 46') + content(46)],
    ['Expect without the content', head(get, 'Expect: 100-Continue', 'Content-Length: 46')],
  ])('A GET with %s gets one answer, and the connection is closed', async (_, bytes) => {
    expect(await exchange(bytes)).toEqual([200])
    expectNothingSmuggled()
  })

  it('A client that has its answer and sends content without end is cut off', async () => {
    using client = await RawClient.connect(share.port)
    client.send(head(get, 'Content-Length: 9007199254740991'))
    expect(await client.readResponse()).toMatchObject({ status: 200 })
    let sent = 0
    for (; sent < 64 * 1024 * 1024 && client.failure === undefined; sent += 65536) {
      await new Promise((resolve) => client.socket.write(content(65536), resolve))
    }
    // What was on its way in the system's buffers counts, too.
    expect(sent).toBeLessThan(32 * 1024 * 1024)
    expectNothingSmuggled()
  })

  it.each([
    ['too much for the connection to go on', 200, head(get, 'Content-Length: 100000')],
    ['chunked', 200, head(get, 'Transfer-Encoding: chunked')],
    ['of a client that says close', 200, head(get, 'Connection: close', 'Content-Length: 100000')],
    ['of another method', 405, head('PUT /hello.txt HTTP/1.1', 'Content-Length: 100000')],
    ['behind a malformed length', 400, head(get, 'Content-Length: 100000, 99999')],
    ['behind a malformed head', 400, head(get, 'Content-Length : 100000')],
  ])(
    'Content on its way is read until the client has seen the end: %s, %i (RFC 9112 §9.6)',
    async (_, status, request) => {
      using client = await RawClient.connect(share.port)
      client.send(request)
      expect(await client.readResponse()).toMatchObject({ status })
      for (let sent = 0; sent < 100_000; sent += 1000) {
        await new Promise((resolve) => client.socket.write(content(1000), resolve))
      }
      client.end()
      await once(client.socket, 'close')
      // A reset, which may overtake the answer, is what closing in stages is there to avoid.
      expect(client.failure).toBeUndefined()
      expectNothingSmuggled()
    },
  )

  it('Bytes beyond the Content-Length are read as the next request, and are 400 if they are malformed', async () => {
    expect(await exchange(`${head(get, 'Content-Length: 5')}hellojunk `)).toEqual([200, 400])
  })

  it('Content that ends too early ends the connection after the answer', async () => {
    using client = await RawClient.connect(share.port)
    client.send(`${head(get, 'Content-Length: 10')}hello`)
    client.end()
    expect(await client.readResponse()).toMatchObject({ status: 200 })
    expect((await client.readToEnd()).length).toBe(0)
    expect(client.failure).toBeUndefined()
  })
})

describe('framing in doubt (RFC 9112 §6.1, §6.3, §11.2)', () => {
  it.each([
    '+5',
    '-5',
    '5a',
    '0x5',
    '5 5',
    '5.0',
    '1e1',
    '',
    '"5"',
    '5;',
    '18446744073709551621',
    '9007199254740992',
    '5, 6',
    '5, 05',
    '5,',
    ',5',
    '5\xa0',
    '\xb2',
  ])('Content-Length: %s is 400 and ends the connection', async (length) => {
    expect(await exchange(head(get, `Content-Length: ${length}`) + smuggled)).toEqual([400])
    expectNothingSmuggled()
  })

  const chunked = 'Transfer-Encoding: chunked'
  it.each([
    ['lengths that differ', [`Content-Length: 5`, 'Content-Length: 6'], 400],
    ['a length and then a coding', ['Content-Length: 5', chunked], 400],
    ['a coding and then a length', [chunked, 'Content-Length: 5'], 400],
    ['a coding and a malformed length', [chunked, 'Content-Length: x'], 400],
    ['chunked twice', ['Transfer-Encoding: chunked, chunked'], 400],
    ['chunked on two lines', [chunked, chunked], 400],
    ['chunked before another coding', ['Transfer-Encoding: chunked, identity'], 400],
    ['identity', ['Transfer-Encoding: identity'], 400],
    ['gzip without chunked', ['Transfer-Encoding: gzip'], 400],
    ['a coding called xchunked', ['Transfer-Encoding: xchunked'], 400],
    ['chunked with a parameter', ['Transfer-Encoding: chunked;q=1'], 400],
    ['chunked in quotes', ['Transfer-Encoding: "chunked"'], 400],
    ['an empty element', ['Transfer-Encoding: , chunked'], 400],
    ['no coding', ['Transfer-Encoding:'], 400],
    ['a vertical tab', ['Transfer-Encoding: \x0bchunked'], 400],
    ['a no-break space', ['Transfer-Encoding: \xa0chunked'], 400],
    ['a coding that is not implemented', ['Transfer-Encoding: gzip, chunked'], 501],
  ] as const)('Framing with %s is an error and ends the connection', async (_, fields, status) => {
    expect(await exchange(`${head(get, ...fields)}0\r\n\r\n${smuggled}`)).toEqual([status])
    expectNothingSmuggled()
  })

  it('A transfer coding in HTTP/1.0 is 400 and ends the connection (RFC 9112 §6.1)', async () => {
    const request = head('GET /hello.txt HTTP/1.0', 'Connection: keep-alive', chunked)
    expect(await exchange(`${request}0\r\n\r\n${smuggled}`)).toEqual([400])
    expectNothingSmuggled()
  })
})
