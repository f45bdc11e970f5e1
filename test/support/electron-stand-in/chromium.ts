/** The Chromium whose pages are the app's windows. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chromium, type BrowserContext } from 'playwright-core'
import { findChromium } from '../chromium-program.ts'
import { pageTimeoutMs } from '../chromium.ts'

const switches = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-dev-shm-usage',
  '--disable-sync',
  // Two pages behind the address bar, which windows here don't have: a third of the time that Chromium needs to start.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup',
  '--no-first-run',
  '--no-startup-window',
  '--remote-debugging-port=0',
  // Chromium exits when this pipe closes, so none is left over, however this process ends.
  '--remote-debugging-pipe',
]

type Running = { readonly child: ChildProcess; readonly context: BrowserContext }
let running: Running | undefined

/** Starts Chromium, and prints the line that Playwright waits for. */
export async function startChromium(profile: string, language: string): Promise<void> {
  const { path, env } = await findChromium()
  const child = spawn(path, [...switches, `--lang=${language}`, `--user-data-dir=${profile}`], {
    env: { ...process.env, ...env },
    // A signal from the terminal must reach the app only: in the real Electron the windows belong to it.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  })
  // An app that crashes takes its windows with it, before its profile is removed.
  process.once('exit', () => child.kill('SIGKILL'))
  const line = await devToolsLine(child)
  const browser = await chromium.connectOverCDP(line.replace(/^DevTools listening on /, ''))
  const context = browser.contexts()[0]!
  context.setDefaultTimeout(pageTimeoutMs)
  // Pages that aren't windows load nothing. They may be closed before the abort arrives.
  await context.route('**/*', (route) => route.abort().catch(() => undefined))
  running = { child, context }
  process.stderr.write(`\n${line}\n`)
}

function devToolsLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-10_000)
      const line = /^DevTools listening on ws:.*$/m.exec(said)
      if (line !== null) resolve(line[0])
    })
    child.once('error', reject)
    child.once('exit', (code) =>
      reject(new Error(`electron stand-in: Chromium exited with ${code}: ${said}`)),
    )
  })
}

/** Returns the context in which windows are opened. */
export function chromiumContext(): BrowserContext {
  if (running === undefined) throw new Error('electron stand-in: not ready')
  return running.context
}

/** Ends Chromium. It isn't asked to: one that is busy with a page may take forever. */
export async function stopChromium(): Promise<void> {
  if (running === undefined) return
  const { child } = running
  running = undefined
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}
