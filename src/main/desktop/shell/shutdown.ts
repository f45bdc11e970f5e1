/** The way out: asks while downloads run, then joins every thread before the app ends. */
import { app } from 'electron'
import { signalCopies } from '../../host/signal-copies.ts'
import { settledWithin } from '../../base/settled-within.ts'

/** A stop takes its grace and three seconds at most; what takes longer than this never ends, ms. */
const closeTimeoutMs = 15_000

/** What quitting needs of the app. */
export type QuittingParts = {
  /** Resolves to whether the person wants it, who is only asked if it costs anything. */
  readonly mayQuit: () => Promise<boolean>
  /** Resolves to how many threads, of the runtime's pool included, could not be joined, since the system keeps them. */
  readonly close: () => Promise<number>
}

export class Quitting {
  readonly #parts: QuittingParts
  readonly #isCopy = signalCopies()
  #isAsking = false
  #isClosing = false
  #isClosed = false

  constructor(parts: QuittingParts) {
    this.#parts = parts
    app.on('before-quit', (event) => {
      if (this.#isClosed) return
      event.preventDefault()
      void this.#ask()
    })
    // Chromium sets up its own handling on the way to readiness.
    void app.whenReady().then(() => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => this.#obeySystem(signal))
    })
  }

  /** Whether windows are to close without further questions. */
  get isUnderWay(): boolean {
    return this.#isClosed
  }

  async #ask(): Promise<void> {
    if (this.#isAsking || this.#isClosing) return
    this.#isAsking = true
    const mayQuit = await this.#parts.mayQuit().finally(() => (this.#isAsking = false))
    if (mayQuit) await this.#quit()
  }

  /** The system gives no time for questions, and who tells twice no time at all. */
  #obeySystem(signal: NodeJS.Signals): void {
    if (this.#isCopy(signal)) return
    if (this.#isClosing) die()
    else void this.#quit()
  }

  async #quit(): Promise<void> {
    if (this.#isClosing) return
    this.#isClosing = true
    let isClean = false
    try {
      const closed = this.#parts.close()
      isClean = (await settledWithin(closeTimeoutMs, closed)) && (await closed) === 0
    } catch {
      // Whatever hinders it keeps nobody from quitting.
    }
    // Leaving in an orderly way would wait for ever for a thread that is stuck.
    if (!isClean) die()
    this.#isClosed = true
    app.quit()
  }
}

function die(): void {
  process.kill(process.pid, 'SIGKILL')
}
