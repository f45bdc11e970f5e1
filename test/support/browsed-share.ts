/** A share of the built terminal command, and the browser that its pages are looked at with. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchChromium } from './chromium.ts'
import { InstalledCli } from './cli-process.ts'
import type { RunningProcess } from './running-process.ts'

export type BrowsedShare = {
  readonly path: string
  /** Begins its addresses. */
  readonly origin: string
  readonly browser: Browser
  /** Logs each request as JSON. */
  readonly server: RunningProcess
}

/**
 * Starts the command and a browser for all tests of a file: `const share = browsedShare(fill)`. `fill` fills the folder that
 * is shared.
 */
export function browsedShare(fill: (path: string) => void): BrowsedShare {
  let spool: InstalledCli
  let server: RunningProcess
  let origin: string
  let browser: Browser
  beforeAll(async () => {
    spool = new InstalledCli()
    fill(spool.share)
    server = spool.run(['.', '0', '--host', '127.0.0.1', '--log-format', 'json'])
    origin = `http://127.0.0.1:${await server.port()}`
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser.close()
    await server[Symbol.asyncDispose]()
    spool[Symbol.dispose]()
  })
  return {
    get path() {
      return spool.share
    },
    get origin() {
      return origin
    },
    get browser() {
      return browser
    },
    get server() {
      return server
    },
  }
}
