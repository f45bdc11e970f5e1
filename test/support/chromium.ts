/** Chromium, as a visitor's browser. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { findChromium, type ChromiumProgram } from './chromium-program.ts'

/** How long a test waits for a page, ms: long enough for a busy machine. */
export const pageTimeoutMs = 120_000

/** @param program default: the one that {@link findChromium} finds */
export async function launchChromium(program?: ChromiumProgram): Promise<Browser> {
  const { path, env } = program ?? (await findChromium())
  return chromium.launch({
    executablePath: path,
    timeout: pageTimeoutMs,
    env: { ...process.env, ...env },
    // Containers lack the rights that its sandbox needs. Sound plays without a user's gesture, which no test makes.
    args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
  })
}

/** A page in a context of its own, and everything the browser complained about. */
export type VisitorPage = AsyncDisposable & { readonly page: Page; readonly complaints: readonly string[] }

/** Opens an empty page; complaints are console errors, uncaught exceptions, dialogs and requests that failed. */
export async function visit(browser: Browser, options: BrowserContextOptions = {}): Promise<VisitorPage> {
  const context = await browser.newContext(options)
  context.setDefaultTimeout(pageTimeoutMs)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('requestfailed', (request) => {
    complaints.push(`${request.url()} ${request.failure()?.errorText ?? ''}`)
  })
  return { page, complaints, [Symbol.asyncDispose]: () => context.close() }
}
