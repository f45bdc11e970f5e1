import * as fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { get, head, RawClient, type RawResponse } from '../../support/raw-client.ts'
import { serve, sharedServer, soon, temporaryFolder } from '../../support/serve.ts'

const agedDisk = fileURLToPath(new URL('../../support/threads/aged-disk-worker.ts', import.meta.url))
const ownSource = fileURLToPath(new URL('../../../src/shared', import.meta.url))

const share = sharedServer((path) => fs.mkdirSync(`${path}/sub`), { threads: 1 }, agedDisk)

/** Status and content of a plain GET, asked for several times: from the disk or from memory, as the server sees fit. */
async function look(target: string): Promise<string> {
  const first = text(await get(share.port, target))
  for (let time = 0; time < 3; time++) expect(text(await get(share.port, target)) === first).toBe(true)
  return first
}

const text = ({ status, content }: RawResponse) => (status === 200 ? content.toString() : String(status))
const lasting = ({ head }: RawResponse) => head.replace(/^Date: .*\r\n/m, '')

describe('a small file that does not change', () => {
  it('A cached file is answered as before, but with a new Date', async () => {
    fs.writeFileSync(`${share.path}/once.txt`, 'content')
    using client = await RawClient.connect(share.port)
    client.send(head('GET /once.txt HTTP/1.1'))
    const first = await client.readResponse()
    await expect
      .poll(() => Math.floor(Date.now() / 1000) * 1000, soon)
      .toBeGreaterThan(Date.parse(first.fields.get('date')!))
    client.send(head('GET /once.txt HTTP/1.1').repeat(2))
    for (let time = 0; time < 2; time++) {
      const again = await client.readResponse()
      expect([text(again), lasting(again)]).toEqual(['content', lasting(first)])
      expect(Date.parse(again.fields.get('date')!)).toBeGreaterThan(Date.parse(first.fields.get('date')!))
    }
  })

  it('A cached file is the same however its target is spelled', async () => {
    fs.writeFileSync(`${share.path}/spelled`, 'one file')
    for (const target of [
      '/spelled',
      '/%73pelled',
      '/%73%70%65%6c%6c%65%64',
      '/./spelled',
      '//sub/..//spelled',
    ]) {
      expect(await look(target)).toBe('one file')
    }
    expect(await look('/spelled%2f')).toBe('400')
    expect(await look('/spelled/')).toBe('404')
  })

  it('The answer for a cached index page does not serve other spellings of its target', async () => {
    fs.writeFileSync(`${share.path}/index.html`, 'the index')
    expect(await look('/')).toBe('the index')
    for (const target of ['//', '/.', '/./', '/sub/..']) expect(await look(target)).toBe('301')
    fs.rmSync(`${share.path}/index.html`)
  })

  it.each([
    ['HEAD', head('HEAD /kept.txt HTTP/1.1'), 200, ''],
    ['Range', head('GET /kept.txt HTTP/1.1', 'Range: bytes=1-2'), 206, '12'],
    ['If-None-Match', head('GET /kept.txt HTTP/1.1', 'If-None-Match: *'), 304, ''],
    [
      'If-Modified-Since',
      head('GET /kept.txt HTTP/1.1', 'If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT'),
      200,
      '0123456789',
    ],
    ['If-Match', head('GET /kept.txt HTTP/1.1', 'If-Match: "other"'), 412, undefined],
    [
      'If-Unmodified-Since',
      head('GET /kept.txt HTTP/1.1', 'If-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT'),
      412,
      undefined,
    ],
    ['a foreign Host', 'GET /kept.txt HTTP/1.1\r\nHost: evil.example\r\n\r\n', 421, undefined],
    ['another method', head('POST /kept.txt HTTP/1.1'), 405, undefined],
    ['a query', head('GET /kept.txt?1 HTTP/1.1'), 200, '0123456789'],
    ['content', head('GET /kept.txt HTTP/1.1', 'Content-Length: 3') + 'abc', 200, '0123456789'],
    ['a service worker', head('GET /kept.txt HTTP/1.1', 'Service-Worker: script'), 403, undefined],
    ['an expectation', head('GET /kept.txt HTTP/1.1', 'Expect: x'), 417, undefined],
    ['keep-alive in 1.0', head('GET /kept.txt HTTP/1.0', 'Connection: keep-alive'), 200, '0123456789'],
  ])('A request with %s gets its own answer, not the cached one', async (_, request, status, content) => {
    fs.writeFileSync(`${share.path}/kept.txt`, '0123456789')
    await look('/kept.txt')
    using client = await RawClient.connect(share.port)
    client.send(request + head('GET /kept.txt HTTP/1.1', 'Connection: close'))
    const response = await client.readResponse(request.slice(0, 4))
    expect(response.status).toBe(status)
    if (content !== undefined) expect(response.content.toString()).toBe(content)
    expect(response.fields.get('connection')).toBe(request.includes('HTTP/1.0') ? 'keep-alive' : undefined)
    const last = await client.readResponse()
    expect([text(last), last.fields.get('connection')]).toEqual(['0123456789', 'close'])
    expect(await client.readToEnd()).toHaveLength(0)
  })

  it('A cached file is right whatever its size, and however many others there are', async () => {
    const sizes = [0, 1, 16_383, 16_384, 16_385, 65_536, 2_097_151, 2_097_152, 2_097_153]
    for (let count = 0; count < 600; count++) sizes.push(count < 300 ? 16_000 : 60_000)
    for (const [at, size] of sizes.entries())
      fs.writeFileSync(`${share.path}/sub/${at}`, Buffer.alloc(size, at))
    using client = await RawClient.connect(share.port)
    for (let round = 0; round < 4; round++) {
      for (const [at, size] of sizes.entries()) {
        client.send(head(`GET /sub/${at} HTTP/1.1`))
        const { content } = await client.readResponse()
        if (!content.equals(Buffer.alloc(size, at)))
          expect.fail(`file ${at} of ${size} bytes, round ${round}`)
      }
    }
  })

  it('A cached file is whole for clients that read it at the same time, each at its own pace', async () => {
    const expected = Buffer.from(Array.from({ length: 2_000_000 }, (_, at) => at % 251))
    fs.writeFileSync(`${share.path}/paced`, expected)
    for (let time = 0; time < 3; time++) await get(share.port, '/paced')
    // More than the system's buffers take, so that answers stand still in the middle.
    const answers = 5
    const clients = await Promise.all(Array.from({ length: 5 }, () => RawClient.connect(share.port)))
    for (const client of clients) client.send(head('GET /paced HTTP/1.1').repeat(answers))
    clients.pop()![Symbol.dispose]()
    for (let answer = 0; answer < answers; answer++) {
      for (const client of clients) {
        expect((await client.readResponse()).content.equals(expected)).toBe(true)
      }
    }
    for (const client of clients) client[Symbol.dispose]()
  })

  it('A file on a disk with true dates is answered the same each time', async () => {
    await using server = await serve({ folder: ownSource, threads: 1 })
    const expected = fs.readFileSync(`${ownSource}/settings.ts`)
    const answers = []
    for (let time = 0; time < 3; time++) answers.push(await get(server.port, '/settings.ts'))
    for (const answer of answers) {
      expect(answer.content.equals(expected)).toBe(true)
      expect(lasting(answer)).toBe(lasting(answers[0]!))
    }
  })
})

/**
 * Files are kept by each worker if they are short, and by the listener if they are long and asked for again. Each file
 * begins with that many bytes of padding.
 */
describe.each([
  ['short', 0],
  ['long', 100_000],
])('a change of a %s file', (length, padBytes) => {
  const padding = 'x'.repeat(padBytes)
  const write = (file: string, words: string) => fs.writeFileSync(file, padding + words)
  const lookFor = async (target: string) => (await look(target)).replace(padding, '')

  it.each<[string, (file: string, folder: string) => void, string]>([
    ['rewritten with the same length', (file) => write(file, 'other'), 'other'],
    ['grown', (file) => fs.appendFileSync(file, '!'), 'hello!'],
    ['cut', (file) => fs.truncateSync(file, padBytes + 2), 'he'],
    [
      'rewritten with its old time',
      (file) => {
        const { atime, mtime } = fs.statSync(file)
        write(file, 'other')
        fs.utimesSync(file, atime, mtime)
      },
      'other',
    ],
    [
      'replaced',
      (file) => {
        write(`${file}.new`, 'other')
        fs.renameSync(`${file}.new`, file)
      },
      'other',
    ],
    ['renamed', (file) => fs.renameSync(file, `${file}.away`), '404'],
    ['deleted', (file) => fs.rmSync(file), '404'],
    [
      'deleted and written again',
      (file) => {
        fs.rmSync(file)
        write(file, 'again')
      },
      'again',
    ],
    [
      'replaced by a folder',
      (file) => {
        fs.rmSync(file)
        fs.mkdirSync(file)
      },
      '301',
    ],
    [
      'replaced by a link to a file inside',
      (file) => {
        fs.renameSync(file, `${file}.real`)
        fs.symlinkSync(`${file}.real`, file)
      },
      'hello',
    ],
    [
      'replaced by a link that leads outside',
      (file, outside) => {
        write(`${outside}/secret`, 'hello')
        fs.rmSync(file)
        fs.symlinkSync(`${outside}/secret`, file)
      },
      '404',
    ],
    [
      'moved away with its folder',
      (file) => fs.renameSync(file.replace(/[/]file$/, ''), file.replace(/[/]file$/, '.away')),
      '404',
    ],
  ])(`The next request sees that a ${length} file was %s`, async (title, change, expected) => {
    using outside = temporaryFolder()
    const name = `${length}-${title.replace(/[^a-z]/g, '-')}`
    const file = `${share.path}/${name}/file`
    fs.mkdirSync(`${share.path}/${name}`)
    write(file, 'hello')
    expect(await lookFor(`/${name}/file`)).toBe('hello')
    change(file, outside.path)
    expect(await lookFor(`/${name}/file`)).toBe(expected)
  })
})

describe('a change around a cached file', () => {
  it('A folder that was moved out of the share and linked back is soon 404', async () => {
    using outside = temporaryFolder()
    fs.mkdirSync(`${share.path}/moving`)
    fs.writeFileSync(`${share.path}/moving/file`, 'hello')
    expect(await look('/moving/file')).toBe('hello')
    fs.renameSync(`${share.path}/moving`, `${outside.path}/moved`)
    fs.symlinkSync(`${outside.path}/moved`, `${share.path}/moving`)
    await expect.poll(() => look('/moving/file'), soon).toBe('404')
  })

  it('The next request sees that a link leads elsewhere', async () => {
    fs.writeFileSync(`${share.path}/one`, 'one')
    fs.writeFileSync(`${share.path}/two`, 'two')
    fs.symlinkSync('one', `${share.path}/link`)
    expect(await look('/link')).toBe('one')
    fs.symlinkSync('two', `${share.path}/link.new`)
    fs.renameSync(`${share.path}/link.new`, `${share.path}/link`)
    expect(await look('/link')).toBe('two')
  })

  it('The next request sees that an index page was rewritten, and that it was removed', async () => {
    fs.mkdirSync(`${share.path}/site`)
    fs.writeFileSync(`${share.path}/site/index.html`, 'page one')
    expect(await look('/site/')).toBe('page one')
    fs.writeFileSync(`${share.path}/site/index.html`, 'page two')
    expect(await look('/site/')).toBe('page two')
    fs.rmSync(`${share.path}/site/index.html`)
    expect(await look('/site/')).toContain('This folder is empty')
  })

  it('The next request sees a change of a new file, even within one tick of the clock', async () => {
    using folder = temporaryFolder()
    await using server = await serve({ folder: folder.path, threads: 1 })
    using client = await RawClient.connect(server.port)
    for (let version = 1000; version < 1500; version++) {
      fs.writeFileSync(`${folder.path}/file`, String(version))
      client.send(head('GET /file HTTP/1.1'))
      expect((await client.readResponse()).content.toString()).toBe(String(version))
    }
  })

  it('A setting that changes the answer for a cached file takes effect', async () => {
    using folder = temporaryFolder()
    fs.writeFileSync(`${folder.path}/.hidden`, 'hidden')
    const settings = { threads: 1, listing: true, index: true, hidden: true, cors: false }
    await using server = await serve({ folder: folder.path, ...settings }, agedDisk)
    const ask = () => get(server.port, '/.hidden')
    expect(text(await ask())).toBe('hidden')
    expect((await ask()).fields.has('access-control-allow-origin')).toBe(false)
    server.server.configure({ ...settings, cors: true })
    await expect.poll(async () => (await ask()).fields.get('access-control-allow-origin'), soon).toBe('*')
    server.server.configure(settings)
    await expect.poll(async () => (await ask()).fields.has('access-control-allow-origin'), soon).toBe(false)
    server.server.configure({ ...settings, hidden: false })
    await expect.poll(async () => text(await ask()), soon).toBe('404')
  })
})
