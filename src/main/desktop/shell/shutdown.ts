/** The way out: asks the user while downloads run, then joins every thread before the app ends. */
import { app } from 'electron'
import { signalCopies } from '../../host/signal-copies.ts'
import { settledWithin } from '../../base/settled-within.ts'

/** A stop takes its grace and three seconds at most; what takes longer than this never ends, ms. */
const closeTimeoutMs = 15_000

/** What shutting down needs from the app. */
export type ShutdownParts = {
  /** Resolves to whether the app may quit. Asks the user only if that cuts off downloads. */
  readonly mayQuit: () => Promise<boolean>
  /** Resolves to the number of threads, the runtime's pool included, that the system keeps waiting and that can't be joined. */
  readonly close: () => Promise<number>
}

export class Shutdown {
  readonly #parts: ShutdownParts
  readonly #isCopy = signalCopies()
  #phase: 'running' | 'asking' | 'closing' | 'closed' = 'running'

  constructor(parts: ShutdownParts) {
    this.#parts = parts
    app.on('before-quit', (event) => {
      if (this.#phase === 'closed') return
      event.preventDefault()
      void this.#confirm()
    })
    // Chromium installs its own handlers before it is ready.
    void app.whenReady().then(() => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const)
        process.on(signal, () => this.#handleSignal(signal))
    })
  }

  /** Whether windows should close without further questions. */
  get isClosed(): boolean {
    return this.#phase === 'closed'
  }

  async #confirm(): Promise<void> {
    if (this.#phase !== 'running') return
    this.#phase = 'asking'
    const mayQuit = await this.#parts.mayQuit().finally(() => {
      // A signal may have come while the user was asked.
      if (this.#phase === 'asking') this.#phase = 'running'
    })
    if (mayQuit) await this.#quit()
  }

  /** The system leaves no time for questions, and a second signal no time at all. */
  #handleSignal(signal: NodeJS.Signals): void {
    if (this.#isCopy(signal)) return
    if (this.#isClosing) killProcess()
    else void this.#quit()
  }

  get #isClosing(): boolean {
    return this.#phase === 'closing' || this.#phase === 'closed'
  }

  async #quit(): Promise<void> {
    if (this.#isClosing) return
    this.#phase = 'closing'
    let isClean = false
    try {
      const closed = this.#parts.close()
      isClean = (await settledWithin(closeTimeoutMs, closed)) && (await closed) === 0
    } catch {
      // No failure may prevent quitting.
    }
    // An orderly exit would wait forever for a thread that is stuck.
    if (!isClean) killProcess()
    this.#phase = 'closed'
    app.quit()
  }
}

function killProcess(): void {
  process.kill(process.pid, 'SIGKILL')
}
