/** `webContents`: the page of a window, its navigation and its messages. */
import { readFileSync } from 'node:fs'
import type { NativeTheme, Rectangle, WebContents, WebContentsPrintOptions } from 'electron'
import type { Frame, Page, Route } from 'playwright-core'
import { chromiumContext } from './chromium.ts'
import { FakeEmitter, notImplemented, preventable, refuseUnknown, type Fake } from './fake.ts'
import { answerInvoke } from './ipc-main.ts'
import {
  bindingName,
  preloadScript,
  type FromPage,
  type StandInPage,
  type InvokeAnswer,
} from './preload-shim.ts'
import { faults } from './faults.ts'
import { registry } from './registry.ts'
import { asHttp, asScheme, schemeHandler } from './protocol.ts'
import { openWindows } from './windows.ts'
import type { Surface } from './surface.ts'

/** Redirects, webviews and crashes never occur here unless a spec emits their events. */
const events = [
  'will-navigate',
  'will-redirect',
  'will-attach-webview',
  'did-finish-load',
  'did-fail-load',
  'render-process-gone',
  'context-menu',
  'destroyed',
]

type WindowOpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0]
type Own = Fake<WebContents, Surface['WebContents'] | 'close' | 'getURL'>

export class FakeWebContents extends FakeEmitter implements Own {
  readonly #page: Promise<Page>
  /** Settles when all messages so far have reached the page. They go one after the other. */
  #sent: Promise<unknown>
  #targetId = ''
  #url = ''
  #colorScheme: 'light' | 'dark' | null = null
  /** The URL that the app is loading: loading emits no `will-navigate`. */
  #loading: string | undefined
  #isDestroyed = false
  #onOpen: WindowOpenHandler | undefined
  readonly #onDestroyed: () => void

  static fromDevToolsTargetId(targetId: string): FakeWebContents | undefined {
    return [...openWindows]
      .map(({ webContents }) => webContents)
      .find((contents) => contents.#targetId === targetId)
  }

  constructor(bounds: Rectangle, preload: string | undefined, onDestroyed: () => void) {
    super('webContents', events)
    this.#onDestroyed = onDestroyed
    this.#page = this.#open(bounds, preload)
    // The app may quit while its window is being opened.
    this.#sent = this.#page.catch((error: unknown) => {
      if (!this.#isDestroyed) throw error
    })
  }

  reload(): void {
    void this.load(this.#url)
  }

  async load(url: string): Promise<void> {
    this.#loading = url
    try {
      const page = await this.#page
      await page.goto(asHttp(url))
      // Each load brings back the colour scheme that a spec emulates.
      await page.emulateMedia({ colorScheme: this.#colorScheme })
    } catch (error) {
      if (this.#isDestroyed) return
      this.emit('did-fail-load', preventable({}), -2, 'ERR_FAILED', url, true)
      throw error
    } finally {
      this.#loading = undefined
    }
    this.#url = url
    this.emit('did-finish-load')
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed')
    // Throws at what can't be cloned, as Electron does.
    structuredClone(args)
    const message = [channel, JSON.stringify(args, refuseLossy)] as const
    this.#sent = this.#sent.then(() => this.#deliver(message))
  }

  /** As JSON: Playwright's own serialization is so slow that it would dominate benchmarks. */
  async #deliver(message: readonly [channel: string, args: string]): Promise<void> {
    try {
      const page = await this.#page
      await page.evaluate(
        ([channel, args]) =>
          (globalThis as StandInPage).__standIn?.hear(channel, JSON.parse(args) as unknown[]),
        message,
      )
    } catch {
      // A page that has closed or is navigating gets nothing.
    }
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#onOpen = handler
  }

  setColorScheme(source: NativeTheme['themeSource']): void {
    this.#colorScheme = source === 'system' ? null : source
    this.#sent = this.#sent
      .then(async () => (await this.#page).emulateMedia({ colorScheme: this.#colorScheme }))
      .catch(() => undefined)
  }

  /** The dialog is answered at once, with the print or as a spec wants it. */
  print(
    _options: WebContentsPrintOptions,
    onPrinted: (success: boolean, failureReason: string) => void,
  ): void {
    const failure = faults.printing
    if (failure === undefined) registry.prints++
    setImmediate(() => onPrinted(failure === undefined, failure ?? ''))
  }

  /** Specs don't zoom. */
  getZoomFactor(): number {
    return 1
  }

  getURL(): string {
    return this.#url
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  /** As if the page closed itself: without the event `close` of the window. */
  close(): void {
    this.destroy()
  }

  /** As in Electron, the window is gone at once, whatever its page is doing. */
  destroy(): void {
    this.#destroyed()
    void this.#page.then((page) => page.close()).catch(() => undefined)
  }

  async #open({ width, height }: Rectangle, preload: string | undefined): Promise<Page> {
    const page = await chromiumContext().newPage()
    const session = await chromiumContext().newCDPSession(page)
    this.#targetId = (await session.send('Target.getTargetInfo')).targetInfo.targetId
    await session.detach()
    await page.setViewportSize({ width, height })
    await page.route('**/*', (route) => this.#serve(page, route))
    page.on('close', () => this.#destroyed())
    page.on('popup', (popup) => {
      this.#refuseOpen(popup.url())
      void popup.close()
    })
    await page.exposeBinding(bindingName, ({ frame }, message: FromPage) => this.#hear(frame, message))
    if (preload !== undefined)
      await page.addInitScript({ content: preloadScript(readFileSync(preload, 'utf8')) })
    return page
  }

  async #serve(page: Page, route: Route): Promise<void> {
    const request = route.request()
    const url = asScheme(request.url())
    if (request.isNavigationRequest() && request.frame() === page.mainFrame() && url !== this.#loading) {
      const event = preventable({ url, isMainFrame: true, isSameDocument: false })
      this.emit('will-navigate', event, url)
      if (event.defaultPrevented) return route.abort('aborted')
    }
    const handler = schemeHandler(url)
    if (handler === undefined) return route.continue()
    const response = await handler(new Request(url, { method: request.method(), headers: request.headers() }))
    return route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  }

  #hear(frame: Frame, message: FromPage): Promise<InvokeAnswer> | undefined {
    if (message.kind === 'invoke') return answerInvoke(this, frame, message)
    if (message.kind === 'context-menu') this.emit('context-menu', preventable({}), message.params)
    else this.#refuseOpen(message.url)
    return undefined
  }

  #refuseOpen(url: string): void {
    const details = { url: asScheme(url), frameName: '', features: '', disposition: 'new-window' } as const
    const answer = this.#onOpen?.({ ...details, referrer: { url: this.#url, policy: 'default' } })
    if (answer?.action !== 'deny') throw notImplemented('a window opened by a page')
  }

  #destroyed(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    this.emit('destroyed')
    this.#onDestroyed()
  }
}

/** A replacer for JSON that throws at values which a clone would keep and JSON would not. */
function refuseLossy(_key: string, value: unknown): unknown {
  const isPlain =
    typeof value !== 'object' ||
    value === null ||
    Array.isArray(value) ||
    Object.getPrototypeOf(value) === Object.prototype
  const isNumber = typeof value !== 'number' || Number.isFinite(value)
  if (!isPlain || !isNumber) throw notImplemented(`a ${typeof value} of this kind in a message`)
  return value
}

refuseUnknown('webContents', FakeWebContents.prototype)
refuseUnknown('webContents', FakeWebContents)
