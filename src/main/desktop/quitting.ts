/** The way out: asks while downloads run, then joins every thread before the app ends. */
import { app, dialog } from 'electron'
import type { Translate } from '../../shared/messages/translate.ts'

/** What quitting needs of the app. */
export type QuittingParts = {
  /** Downloads under way. */
  readonly transfers: () => number
  readonly translate: () => Translate
  /** Resolves when every thread is joined. */
  readonly close: () => Promise<void>
}

export class Quitting {
  readonly #parts: QuittingParts
  #confirmed = false
  #closed = false

  constructor(parts: QuittingParts) {
    this.#parts = parts
    app.on('before-quit', (event) => {
      if (this.#closed) return
      event.preventDefault()
      if (this.#confirmed || this.#mayQuit()) void this.#quit()
    })
    // The system gives no time for questions. Chromium sets up its own handling on the way to readiness.
    void app.whenReady().then(() => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.on(signal, () => {
          this.#confirmed = true
          app.quit()
        })
      }
    })
  }

  /** Whether windows are to close without further questions. */
  get isUnderWay(): boolean {
    return this.#closed
  }

  #mayQuit(): boolean {
    const count = this.#parts.transfers()
    if (count === 0) return true
    const translate = this.#parts.translate()
    const answer = dialog.showMessageBoxSync({
      type: 'question',
      message: translate('quit.question', { count }),
      detail: translate('quit.detail', { count }),
      buttons: [translate('quit.stay'), translate('quit.confirm')],
      defaultId: 0,
      cancelId: 0,
    })
    return answer === 1
  }

  async #quit(): Promise<void> {
    this.#confirmed = true
    await this.#parts.close()
    this.#closed = true
    app.quit()
  }
}
