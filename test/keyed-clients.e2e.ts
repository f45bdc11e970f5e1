/** A share behind a key in the programs that guests use besides their browsers' pages, served by the built terminal command. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium, visit } from './support/chromium.ts'
import { InstalledCli } from './support/cli-process.ts'
import { sha256 } from './support/download.ts'
import type { RunningProcess } from './support/running-process.ts'
import { soon, temporaryFolder } from './support/serve.ts'
import { isToBeUsed } from './support/system-tool.ts'
import { writeTone } from './support/tone.ts'
import { unprivileged } from './support/unprivileged-user.ts'

/** 8 MiB in which no two parts are the same, so that none can be taken for another. */
const large = Buffer.concat(
  Array.from({ length: 1 << 18 }, (_, part) => createHash('sha256').update(String(part)).digest()),
)

const toneSeconds = 60
/** What a browser has not loaded when it begins to play. */
const lateSecond = 55

type Request = { readonly target: string; readonly status: number; readonly userAgent: string }

let spool: InstalledCli
let server: RunningProcess
/** The link of the share, with its key. */
let link: string
let key: string

beforeAll(async () => {
  spool = new InstalledCli()
  mkdirSync(`${spool.share}/music`)
  writeFileSync(`${spool.share}/large.bin`, large)
  writeTone(`${spool.share}/music/short.wav`, 1)
  writeTone(`${spool.share}/long.wav`, toneSeconds)
  writeFileSync(`${spool.share}/player.html`, '<!doctype html><video src="long.wav"></video>')
  server = spool.run(['--key', '.', '0', '--host', '127.0.0.1', '--log-format', 'json'])
  link = (await server.wrote(/"urls":\["([^"]+)"/))[1]!
  key = /~([a-z2-7]{26})\/$/.exec(link)![1]!
})

afterAll(async () => {
  await server[Symbol.asyncDispose]()
  spool[Symbol.dispose]()
})

const run = promisify(execFile)

/** The requests that were logged so far. */
function requests(): Request[] {
  const lines = server.stdout.split('\n').slice(1, -1)
  // All but the first line, which is for the host, is what others may see.
  expect(lines.join('\n')).not.toContain(key)
  return lines.map((line) => JSON.parse(line) as Request)
}

describe('download managers', () => {
  it('curl resumes a download behind a key', async () => {
    using folder = temporaryFolder()
    const path = `${folder.path}/large.bin`
    writeFileSync(path, large.subarray(0, 3_000_000))
    await run('curl', ['-sf', '-C', '-', '-o', path, `${link}large.bin`])
    expect(sha256(readFileSync(path))).toBe(sha256(large))
  })

  it.skipIf(!isToBeUsed('aria2c'))(
    'aria2 loads by several connections behind a key, and resumes',
    async () => {
      using folder = temporaryFolder()
      const load = (name: string) =>
        run('aria2c', ['-q', '-c', '-x4', '-s4', '-k1M', '-d', folder.path, '-o', name, `${link}large.bin`])
      await load('whole')
      writeFileSync(`${folder.path}/resumed`, large.subarray(0, 3_000_000))
      await load('resumed')
      for (const name of ['whole', 'resumed'])
        expect(sha256(readFileSync(`${folder.path}/${name}`))).toBe(sha256(large))
      await expect
        .poll(
          () =>
            requests().filter(({ status, userAgent }) => status === 206 && userAgent.includes('aria2'))
              .length,
        )
        .toBeGreaterThan(3)
    },
  )
})

describe.skipIf(!isToBeUsed('cvlc'))('VLC', () => {
  async function play(...args: readonly string[]): Promise<void> {
    using home = temporaryFolder()
    // It refuses to run for root.
    chmodSync(home.path, 0o777)
    const env = { ...process.env, HOME: home.path, XDG_RUNTIME_DIR: home.path }
    const options = { env, ...unprivileged }
    await run('cvlc', ['--no-audio', '--no-video', '--play-and-exit', ...args, 'vlc://quit'], options)
  }

  const isOfVlc = ({ userAgent }: Request) => userAgent.includes('VLC')
  const hasPlayed = (since: number) =>
    requests()
      .slice(since)
      .some((request) => isOfVlc(request) && request.target === '/music/short.wav' && request.status < 300)

  it('VLC plays a file behind a key', async () => {
    await play(`${link}music/short.wav`)
    await expect.poll(() => hasPlayed(0), soon).toBe(true)
  })

  it('VLC plays a folder’s playlist, whose links have the key', async () => {
    const before = requests().length
    await play(`${link}music/?m3u8`)
    await expect.poll(() => hasPlayed(before), soon).toBe(true)
  })
})

describe('a browser', () => {
  let browser: Browser
  beforeAll(async () => void (browser = await launchChromium()))
  afterAll(() => browser.close())

  it('Chromium jumps in what a video element plays behind a key', async () => {
    await using visitor = await visit(browser)
    const { page } = visitor
    await page.goto(`${link}player.html`)
    const jump = `(async () => {
      const video = document.querySelector('video')
      const happened = (event) => new Promise((resolve) => video.addEventListener(event, resolve, { once: true }))
      const playing = happened('timeupdate')
      await video.play()
      await playing
      const jumped = happened('seeked')
      video.currentTime = ${lateSecond}
      await jumped
      return Math.floor(video.currentTime)
    })()`
    expect(await page.evaluate(jump)).toBe(lateSecond)
    // It asks for an icon, which has no key, and breaks off what it need not load.
    expect(visitor.complaints.filter((complaint) => !/404|ERR_ABORTED/.test(complaint))).toEqual([])
  })

  it('A page in the folder tells other sites nothing of its address', async () => {
    const asked: [url: string, headers: IncomingHttpHeaders][] = []
    const elsewhere = createServer(({ url, headers }, response) => {
      asked.push([url!, headers])
      response.end('<!doctype html><title>Elsewhere</title>')
    }).listen(0, '127.0.0.1')
    await once(elsewhere, 'listening')
    try {
      // Another origin in the eyes of browsers, and to be reached from this computer alone.
      const site = `http://localhost:${(elsewhere.address() as AddressInfo).port}`
      writeFileSync(
        `${spool.share}/page.html`,
        `<!doctype html><link rel="stylesheet" href="${site}/style"><img src="${site}/image"><script src="${site}/script"></script>` +
          `<a href="${site}/link">Elsewhere</a>`,
      )
      await using visitor = await visit(browser)
      const { page } = visitor
      await page.goto(`${link}page.html`)
      await page.getByRole('link', { name: 'Elsewhere' }).click()
      await page.waitForURL(`${site}/link`)
      expect(await page.evaluate('document.referrer')).toBe('')
      for (const url of ['/style', '/image', '/script', '/link'])
        expect(asked.filter(([one, { referer }]) => one === url && referer === undefined)).toHaveLength(1)
      expect(JSON.stringify(asked)).not.toContain(key)
    } finally {
      elsewhere.closeAllConnections()
      await once(elsewhere.close(), 'close')
    }
  })
})
